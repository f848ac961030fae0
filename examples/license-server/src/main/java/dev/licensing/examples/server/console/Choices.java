package dev.licensing.examples.server.console;

import dev.licensing.examples.server.web.Sentences;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What can be chosen from lists, in words. */
public final class Choices {

  /** Terms to begin with. */
  public static final Map<String, String> PRESETS = presets();

  private Choices() {}

  /** The values of an enum, in its order, each with its words. */
  public static <E extends Enum<E>> Map<String, String> of(Class<E> type) {
    Map<String, String> words = new LinkedHashMap<>();
    for (E value : type.getEnumConstants()) {
      words.put(value.name(), word(value));
    }
    return words;
  }

  /** The words for one. */
  public static String word(Enum<?> value) {
    String type = value.getDeclaringClass().getSimpleName();
    return Sentences.say(
        type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "." + value);
  }

  /** The name of a command, as a person says it: {@code ForceRelease} is a force release. */
  public static String deed(String command) {
    String spaced = command.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  private static Map<String, String> presets() {
    Map<String, String> presets = new LinkedHashMap<>();
    presets.put("single-machine", "Single machine");
    presets.put("per-developer", "Per developer");
    presets.put("floating", "Floating");
    presets.put("trial", "Trial");
    presets.put("subscription", "Subscription");
    presets.put("perpetual", "Perpetual with updates");
    return Collections.unmodifiableMap(presets);
  }
}
