package dev.licensing.core.spi;

import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;

/**
 * Carries a request to a server and its answer back: over HTTP, or within the process in tests.
 * Implementations never throw; safe for use by several threads.
 */
public interface LicenseTransport extends AutoCloseable {

  /** Sends once, without retry, and waits for the answer, for a bounded time. */
  Delivery send(WireRequest request);

  /** Gives up what the transport itself has opened. */
  @Override
  default void close() {}

  /** What became of a request. */
  sealed interface Delivery {}

  /** The server, or somebody in its place, answered. */
  record Answered(WireResponse response) implements Delivery {}

  /** No answer came. Whether the request arrived is not known (rule 12.3). */
  record NoAnswer(Failure failure, String detail) implements Delivery {}

  /** Where it failed. */
  enum Failure {
    /** The server's name was not found. */
    NAME,
    /** No connection. */
    CONNECTION,
    /** The server's certificate is not trusted. */
    CERTIFICATE,
    /** No answer in time. */
    TIMEOUT,
    /** The connection broke, or what came was no HTTP. */
    BROKEN
  }
}
