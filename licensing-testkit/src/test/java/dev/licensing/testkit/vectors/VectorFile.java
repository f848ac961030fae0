package dev.licensing.testkit.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file of cases, one to a line, so that a change shows as a change of lines. */
final class VectorFile {

  private static final JsonMapper JSON = new JsonMapper();

  private final String name;
  private final Map<String, List<Object>> groups = new LinkedHashMap<>();
  private final String about;

  /** A file of this name; the sentence stands at its beginning. */
  VectorFile(String name, String about) {
    this.name = name;
    this.about = about;
  }

  String name() {
    return name;
  }

  VectorFile add(String group, Object entry) {
    groups.computeIfAbsent(group, g -> new ArrayList<>()).add(entry);
    return this;
  }

  /** Names and values in turn, in this order; null stays null. */
  static Map<String, Object> entry(Object... namesAndValues) {
    Map<String, Object> entry = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      entry.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return entry;
  }

  String text() {
    return groups.entrySet().stream()
        .map(group -> "  " + json(group.getKey()) + ": [\n" + lines(group.getValue()) + "\n  ]")
        .collect(Collectors.joining(",\n", "{\n  \"about\": " + json(about) + ",\n", "\n}\n"));
  }

  private static String lines(List<Object> entries) {
    return entries.stream().map(entry -> "    " + json(entry)).collect(Collectors.joining(",\n"));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
