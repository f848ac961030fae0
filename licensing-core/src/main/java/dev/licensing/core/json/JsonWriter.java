package dev.licensing.core.json;

import java.util.Collection;
import java.util.Map;

/** Writes maps of texts, whole numbers, lists and further maps as compact JSON, in their order. */
public final class JsonWriter {

  private final StringBuilder out = new StringBuilder(512);

  private JsonWriter() {}

  /** The JSON text of the object. */
  public static String write(Map<String, ?> object) {
    JsonWriter writer = new JsonWriter();
    writer.object(object);
    return writer.out.toString();
  }

  private void object(Map<?, ?> members) {
    char before = '{';
    for (Map.Entry<?, ?> member : members.entrySet()) {
      out.append(before);
      before = ',';
      text(String.valueOf(member.getKey()));
      out.append(':');
      value(member.getValue());
    }
    out.append(members.isEmpty() ? "{}" : "}");
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> members) {
      object(members);
    } else if (value instanceof Collection<?> items) {
      array(items);
    } else if (value instanceof Long || value instanceof Integer) {
      out.append(value);
    } else {
      text(value.toString());
    }
  }

  private void array(Collection<?> items) {
    char before = '[';
    for (Object item : items) {
      out.append(before);
      before = ',';
      value(item);
    }
    out.append(items.isEmpty() ? "[]" : "]");
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00").append(Character.forDigit(c >> 4, 16));
        out.append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
