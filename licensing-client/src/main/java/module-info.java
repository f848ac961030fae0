/** Activation inside a product. */
module dev.licensing.client {
  requires transitive dev.licensing.core;
  requires transitive okhttp3;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.github.oshi;
  requires com.github.oshi.common;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports dev.licensing.client;
  exports dev.licensing.client.answer;
  exports dev.licensing.client.machine;
  exports dev.licensing.client.policy;
}
