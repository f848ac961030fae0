/** The server side as a library: endpoint and SQL store. */
module dev.licensing.server {
  requires transitive dev.licensing.core;
  requires static transitive org.jspecify;

// exports dev.licensing.server, as soon as it holds a type (javac refuses to export an empty
// package)
}
