package dev.licensing.testkit;

/**
 * One way in which the network between a client and its server fails; see {@link FaultyTransport}.
 */
public enum Fault {
  /** The request never arrives; the client waits in vain. */
  REQUEST_LOST,
  /** The server does what was asked, and its answer never arrives. */
  ANSWER_LOST,
  /** The request arrives twice; the client gets the first answer. */
  DUPLICATED,
  /** Something in front of the server answers 503; the request never arrives. */
  UNAVAILABLE,
  /** The server does what was asked, and the body of its answer arrives damaged. */
  BODY_CORRUPTED,
  /** No connection comes about; the request never arrives. */
  NO_CONNECTION
}
