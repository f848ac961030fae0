/** Fakes, virtual time and contracts. Exports begin with the first public type. */
module dev.licensing.testkit {
  requires transitive dev.licensing.core;
  requires dev.licensing.server;
  // requires transitive org.junit.jupiter.api, with the first extension
  requires static transitive org.jspecify;
}
