package dev.licensing.examples.server.bulk;

/** A file that cannot be imported at all; the message is for whoever made it. */
public final class NoOrders extends Exception {

  private static final long serialVersionUID = 1;

  NoOrders(String message) {
    super(message);
  }

  NoOrders(String message, Throwable cause) {
    super(message, cause);
  }
}
