package dev.licensing.core.model;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something one person asks and another decides. It is kept while it is open; what became of it is
 * in the record.
 *
 * @param order which it is about
 * @param by who asks
 */
public record Request(RequestId id, OrderId order, AccountId by, Instant at, Wish wish) {

  /** The longest text of who asks, in characters. */
  public static final int LONGEST_TEXT = 500;

  /** In the order in which they are shown. */
  public static final Comparator<Request> OLDEST_FIRST =
      Comparator.comparing(Request::at).thenComparing(Request::id);

  /** Whether both are from the same account and for the same, in whatever words. */
  public boolean repeats(Request other) {
    return by.equals(other.by) && order.equals(other.order) && wish.repeats(other.wish);
  }

  /** What is asked for. */
  public sealed interface Wish {

    /** Whether both are for the same if they are about the same order, in whatever words. */
    boolean repeats(Wish other);
  }

  /** To use a serial; its owner decides (rule 4.3). */
  public record Access(SerialNumber serial, String message) implements Wish {

    /**
     * @throws IllegalArgumentException if the message is too long or has control characters
     */
    public Access {
      message = Text.boundedOrEmpty("message", message, LONGEST_TEXT);
    }

    @Override
    public boolean repeats(Wish other) {
      return other instanceof Access access && access.serial.equals(serial);
    }
  }

  /** That somebody else becomes the customer; the vendor decides (rule 5.6). */
  public record OrderTransfer(Email newCustomer, String name) implements Wish {

    /**
     * @throws IllegalArgumentException if the name is empty, too long or has control characters
     */
    public OrderTransfer {
      name = Text.bounded("name", name, 100);
    }

    @Override
    public boolean repeats(Wish other) {
      return other instanceof OrderTransfer;
    }
  }

  /** That somebody becomes a license manager; the vendor decides (rule 5.7). */
  public record AnotherLicenseManager(Email manager) implements Wish {

    @Override
    public boolean repeats(Wish other) {
      return equals(other);
    }
  }

  /** That support ends the activation of a lost machine; the vendor decides (rule 7.1). */
  public record RemoteDeactivation(ActivationId activation, String reason) implements Wish {

    /**
     * @throws IllegalArgumentException if the reason is too long or has control characters
     */
    public RemoteDeactivation {
      reason = Text.boundedOrEmpty("reason", reason, LONGEST_TEXT);
    }

    @Override
    public boolean repeats(Wish other) {
      return other instanceof RemoteDeactivation lost && lost.activation.equals(activation);
    }
  }
}
