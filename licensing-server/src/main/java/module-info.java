/** The server side as a library: endpoint and SQL store. */
module dev.licensing.server {
  requires transitive dev.licensing.core;
  requires transitive java.sql;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires java.net.http;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports dev.licensing.server;
  exports dev.licensing.server.access;
  exports dev.licensing.server.notice;
  exports dev.licensing.server.postgres;
}
