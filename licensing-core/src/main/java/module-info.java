/**
 * The rule engine: one pure function over facts and a command. Exports begin with the first public
 * type.
 */
module dev.licensing.core {
  requires static transitive org.jspecify;
}
