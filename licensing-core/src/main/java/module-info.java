/** The rule engine: one pure function over facts and a command. */
module dev.licensing.core {
  requires static transitive org.jspecify;

  exports dev.licensing.core;
  exports dev.licensing.core.model;
  exports dev.licensing.core.identity;
  exports dev.licensing.core.license;
  exports dev.licensing.core.command;
  exports dev.licensing.core.facts;
  exports dev.licensing.core.decision;
  exports dev.licensing.core.replay;
  exports dev.licensing.core.spi;
  exports dev.licensing.core.wire;
}
