/** Fakes, virtual time and contracts, for the tests of whoever uses or implements this. */
module dev.licensing.testkit {
  requires transitive dev.licensing.core;
  requires transitive dev.licensing.server;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires jdk.httpserver;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports dev.licensing.testkit;
  exports dev.licensing.testkit.conformance;
  exports dev.licensing.testkit.contract;
  exports dev.licensing.testkit.memory;
  exports dev.licensing.testkit.simulation;

  // JUnit finds the themes of a contract, and the checks of the kit, by reflection.
  opens dev.licensing.testkit.conformance to
      org.junit.platform.commons;
  opens dev.licensing.testkit.contract to
      org.junit.platform.commons;
}
