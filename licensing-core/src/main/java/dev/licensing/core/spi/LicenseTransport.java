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

  /**
   * Is told what an application does with a client that was given this transport, so that a fake
   * can find misuse in its tests. Does nothing unless overridden; never throws.
   */
  default void observe(ClientCall call) {}

  /**
   * What an application did with a client.
   *
   * @param client the same object for the same client
   * @param what the method: {@code start}, {@code activate}, {@code close}; a {@code check} only
   *     before there was a start
   * @param outcome in short, for example {@code Done} or {@code Refused MACHINE_LIMIT_REACHED}
   */
  record ClientCall(Object client, String what, String outcome) {
    @Override
    public String toString() {
      return outcome.isEmpty() ? what : what + ": " + outcome;
    }
  }

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
