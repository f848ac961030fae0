package dev.licensing.examples.server.orders;

import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Spans;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The terms of an order, as its managers read them. */
final class TermsInWords {

  private TermsInWords() {}

  /** Each by its name, in the order in which people ask for them. */
  static Map<String, String> of(Requests.TermsBody terms) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("Machines", machines(terms.seats()));
    words.put("Who may activate", access(terms.access()));
    environments(words, terms.seats());
    words.put(
        "Without a connection",
        "A license file serves for "
            + Words.span(terms.offline().validFor())
            + ", then "
            + Words.span(terms.offline().grace())
            + " of grace; it is renewed after "
            + Words.span(terms.offline().refreshAfter())
            + ".");
    words.put(
        "Cool-down",
        Words.span(terms.coolDown()) + " between two force releases or reactivations of a serial.");
    words.put(
        "Remote deactivations",
        terms.remoteDeactivationsPerYear() == 0
            ? "None."
            : "Up to " + terms.remoteDeactivationsPerYear() + " in 365 days.");
    words.put("Host names", hosts(terms.hosts()));
    words.put(
        "License managers",
        terms.admission().equals("SELF_SERVICE")
            ? "Added and removed by any manager."
            : "Added and removed by the vendor, whom any manager can ask.");
    words.put("Claiming", terms.claimable() ? "A serial without an owner can be claimed." : "No.");
    words.put("Technical support", support(terms.support()));
    features(words, terms.features());
    return words;
  }

  private static String machines(Requests.SeatsBody seats) {
    String many =
        "Each serial on " + Spans.count(seats.machineLimit(), "machine") + " at the same time";
    String users =
        seats.usersAtOnce().equals("ONE")
            ? ", by one user at a time."
            : ", by any number of users.";
    @Nullable String lease = seats.lease();
    return lease == null
        ? many + users
        : many
            + users
            + " Seats float: one is free again "
            + Words.span(lease)
            + " after its machine was last heard of.";
  }

  private static String access(String access) {
    return switch (access) {
      case "OWNER_AND_ASSIGNED" -> "The owner of the serial and its assigned users.";
      case "ANYONE_WITH_SERIAL" -> "Anyone who has the serial, with an account.";
      case "BEARER" -> "Anyone who has the serial, also without an account.";
      default -> Words.plain(access);
    };
  }

  private static void environments(Map<String, String> words, Requests.SeatsBody seats) {
    if (!seats.environments().isEmpty()) {
      words.put(
          "Environments",
          new TreeMap<>(seats.environments())
              .entrySet().stream()
                  .map(one -> Words.plain(one.getKey()) + ": " + Words.plain(one.getValue()))
                  .collect(Collectors.joining(", ", "", ".")));
    }
  }

  private static String hosts(Requests.HostTermsBody hosts) {
    return "Up to "
        + hosts.production()
        + " for production and "
        + hosts.test()
        + " for tests, "
        + (hosts.wildcards() ? "also with wildcards" : "without wildcards")
        + (hosts.applications() ? "; also keys for an application by its name." : ".")
        + " A runtime key serves for "
        + Words.span(hosts.keyValidFor())
        + ".";
  }

  private static String support(String support) {
    return switch (support) {
      case "NOBODY" -> "Not included.";
      case "DEVELOPERS" -> "For who has an activation; managing an order is not enough.";
      case "DEVELOPERS_AND_MANAGERS" -> "For who has an activation, and for managers.";
      default -> Words.plain(support);
    };
  }

  private static void features(Map<String, String> words, Map<String, String> features) {
    if (!features.isEmpty()) {
      words.put(
          "Features",
          new TreeMap<>(features)
              .entrySet().stream()
                  .map(one -> one.getKey() + " = " + one.getValue())
                  .collect(Collectors.joining(", ")));
    }
  }
}
