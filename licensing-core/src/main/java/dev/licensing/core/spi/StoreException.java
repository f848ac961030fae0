package dev.licensing.core.spi;

/** The store could not do its work. That is neither a "yes" nor a "no" to any command. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Why. */
  public enum Kind {
    /** It cannot be reached, or failed. */
    UNAVAILABLE,
    /** Too many others changed the same things at the same time; trying again soon will help. */
    BUSY
  }

  /** A failure with its cause. */
  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A failure without another cause. */
  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }
}
