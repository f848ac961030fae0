/** Fakes, virtual time and contracts. */
module dev.licensing.testkit {
  requires transitive dev.licensing.core;
  requires dev.licensing.server;
  // requires transitive org.junit.jupiter.api, with the first extension
  requires static transitive org.jspecify;

// exports dev.licensing.testkit, as soon as it holds a type (javac refuses to export an empty
// package)
}
