package dev.licensing.examples.server;

import dev.licensing.core.decision.Notice;
import java.util.Map;
import java.util.stream.Collectors;

/** What is written in a mail. Yours will be in your words, and in your customers' languages. */
final class Letters {

  private Letters() {}

  static String subject(Notice notice) {
    return switch (notice.kind()) {
      case ACTIVATED -> "Activated on a computer";
      case RELEASED -> "Released on a computer";
      case FORCE_RELEASED -> "Released from elsewhere";
      case REACTIVATED -> "Activated again on a computer that has changed";
      case LAPSED -> "A seat was not used any more";
      case DEACTIVATED_REMOTELY -> "Deactivated by support";
      case REMOVED -> "You were removed from an order";
      case USER_REMOVED -> "A user was removed from an order";
      case REINSTATED -> "You may activate again";
      case ASSIGNED -> "You may use a serial";
      case UNASSIGNED -> "You may use a serial no longer";
      case INVITED -> "You are invited to use a serial";
      case ROLE_OFFERED -> "You are asked to manage an order";
      case ACCESS_REQUESTED -> "Somebody asks to use your serial";
      case TRANSFERRED -> "A serial has another owner";
      case RESERVED -> "A serial is reserved for you";
      case OWNER_GONE -> "A serial has no owner any more";
      case MANAGER_GONE -> "A manager of your order is gone";
      case MANAGER_ADDED -> "You manage an order";
      case MANAGER_REMOVED -> "You manage an order no longer";
      case REQUEST_APPROVED -> "Your request was approved";
      case REQUEST_DECLINED -> "Your request was declined";
      case EMAIL_CHANGED -> "Your e-mail address was changed";
    };
  }

  /** The sentence, and below it what it is about, by name. */
  static String text(Notice notice) {
    String facts =
        notice.facts().entrySet().stream().map(Letters::line).collect(Collectors.joining("\n"));
    return subject(notice) + ".\n\n" + facts + "\n";
  }

  private static String line(Map.Entry<String, String> fact) {
    return fact.getKey() + ": " + fact.getValue();
  }
}
