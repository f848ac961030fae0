package dev.licensing.examples.server.history;

import dev.licensing.core.wire.Replies.HistoryBody;
import dev.licensing.examples.server.web.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as a sentence.
 *
 * @param handle of its serial, for addresses
 * @param at when, as the protocol has it
 * @param reason what somebody wrote to explain it; may be empty
 * @param refusals why it was refused; empty if it was done
 */
public record Told(
    String handle,
    String serial,
    String at,
    String sentence,
    String reason,
    List<String> refusals) {

  private static final String YOU = "you";
  private static final String VENDOR = "vendor:";

  static Told of(String handle, String serial, HistoryBody entry) {
    Map<String, String> facts = facts(entry);
    String sentence =
        entry.refusals().isEmpty()
            ? Sentences.say("history." + entry.what(), facts)
            : facts.get("by")
                + " wanted to "
                + Sentences.say("wanted." + entry.what(), facts)
                + ", which was refused.";
    return new Told(
        handle,
        serial,
        entry.at(),
        sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1),
        entry.reason(),
        entry.refusals().stream()
            .map(code -> Sentences.say("refusal." + code, Map.of("serial", serial)))
            .toList());
  }

  private static Map<String, String> facts(HistoryBody entry) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("by", by(entry.by()));
    @Nullable String whose = entry.whose();
    if (whose != null) {
      facts.put("whom", whose);
      facts.put("whose", whose.equals(YOU) ? "your" : whose + "'s");
    }
    @Nullable String machine = entry.machine();
    if (machine != null) {
      facts.put("machine", machine);
    }
    return facts;
  }

  private static String by(String by) {
    if (by.isEmpty()) {
      return "somebody";
    }
    return by.startsWith(VENDOR) ? "the vendor (" + by.substring(VENDOR.length()) + ")" : by;
  }
}
