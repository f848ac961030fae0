/** Activation inside a product. Exports begin with the first public type. */
module dev.licensing.client {
  requires transitive dev.licensing.core;
  requires static transitive org.jspecify;
}
