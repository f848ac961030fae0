/**
 * The server side as a library: endpoint and SQL store. Exports begin with the first public type.
 */
module dev.licensing.server {
  requires transitive dev.licensing.core;
  requires static transitive org.jspecify;
}
