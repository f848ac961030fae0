/** Activation inside a product. */
module dev.licensing.client {
  requires transitive dev.licensing.core;
  requires static transitive org.jspecify;

// exports dev.licensing.client, as soon as it holds a type (javac refuses to export an empty
// package)
}
