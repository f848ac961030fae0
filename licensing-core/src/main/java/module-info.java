/** The rule engine: one pure function over facts and a command. */
module dev.licensing.core {
  requires static transitive org.jspecify;

// exports dev.licensing.core, as soon as it holds a type (javac refuses to export an empty package)
}
