package dev.licensing.examples.server.orders;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Spans;
import dev.licensing.examples.server.web.Times;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * Words for what the protocol says of orders by names and numbers; a name it does not know as is.
 */
public final class Words {

  private Words() {}

  /** How an order or a serial stands. */
  public static String standing(String standing) {
    return switch (standing) {
      case "GOOD" -> "in good standing";
      case "SUSPENDED" -> "suspended by the vendor";
      case "REVOKED" -> "withdrawn by the vendor";
      default -> standing;
    };
  }

  /** Until when, and for which versions. */
  public static String validity(Requests.ValidityBody validity) {
    String time =
        Optional.ofNullable(validity.validUntil())
            .map(end -> "until " + Times.readable(end))
            .orElse("for ever");
    return Optional.ofNullable(validity.updatesUntil())
        .map(end -> time + ", versions released before " + Times.readable(end))
        .orElse(time);
  }

  /** What an open request asks for. */
  public static String request(String kind) {
    return switch (kind) {
      case "ACCESS" -> "access to a serial";
      case "ORDER_TRANSFER" -> "transfer of the order";
      case "LICENSE_MANAGER" -> "another license manager";
      case "REMOTE_DEACTIVATION" -> "remote deactivation of a machine";
      default -> kind;
    };
  }

  /** Who asks, so that nobody is taken for somebody else of the same name. */
  public static String maker(OrderReplies.RequestBody request) {
    return request.name() == null || request.email() == null
        ? "Somebody whose account is no more"
        : request.name() + " (" + request.email() + ")";
  }

  /** Who decides on a request. */
  public static String decider(String kind) {
    return kind.equals("ACCESS") ? "the owner of the serial" : "the vendor";
  }

  /** A name of the protocol as people write it. */
  public static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A serial so that people can tell it from others, and nobody can use it. */
  public static String tail(String serial) {
    return "…" + serial.substring(serial.lastIndexOf('-') + 1);
  }

  /** A duration of the protocol in its largest whole unit. */
  public static String span(String duration) {
    try {
      Duration length = Duration.parse(duration);
      return Spans.words(length).orElseGet(() -> Spans.count(length.toSeconds(), "second"));
    } catch (DateTimeParseException e) {
      return duration;
    }
  }
}
