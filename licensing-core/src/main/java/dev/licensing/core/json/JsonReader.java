package dev.licensing.core.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object (RFC 8259), strictly: no duplicate names, no trailing text, bounded
 * nesting. Values are {@code String}, {@code Long} (positive whole numbers of at most 18 digits),
 * {@code BigDecimal} (other numbers), {@code Boolean}, {@code List} or {@code Map}; members that
 * are {@code null} are left out.
 */
public final class JsonReader {

  private static final int DEEPEST = 8;
  private static final Object NULL = new Object();

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads the object.
   *
   * @throws IllegalArgumentException if the text is anything else; the message tells where
   */
  public static Map<String, Object> read(String text) {
    JsonReader reader = new JsonReader(text);
    reader.space();
    Map<String, Object> object = reader.object();
    reader.space();
    if (reader.at != text.length()) {
      throw reader.wrong();
    }
    return object;
  }

  private Map<String, Object> object() {
    expect('{');
    deeper();
    Map<String, Object> members = new LinkedHashMap<>();
    space();
    while (peek() != '}') {
      String name = string();
      space();
      expect(':');
      space();
      Object value = value();
      if (value != NULL && members.put(name, value) != null) {
        throw wrong();
      }
      next('}');
    }
    at++;
    depth--;
    return members;
  }

  private List<Object> array() {
    expect('[');
    deeper();
    List<Object> items = new ArrayList<>();
    space();
    while (peek() != ']') {
      items.add(value());
      next(']');
    }
    at++;
    depth--;
    return items;
  }

  /** After an item: stays at the end sign, or steps over a comma to the next item. */
  private void next(char end) {
    space();
    if (peek() != end) {
      expect(',');
      space();
      if (peek() == end) {
        throw wrong();
      }
    }
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", NULL);
      default -> number();
    };
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
    return value;
  }

  private Number number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(start, at);
    if (isPlain(digits) && digits.length() < 19) {
      return Long.parseLong(digits);
    }
    if (digits.length() > 32 || !isNumber(digits)) {
      throw wrong();
    }
    return new BigDecimal(digits);
  }

  /** Most are: times, and versions. Told by a loop, for which nothing has to be compiled first. */
  private static boolean isPlain(String digits) {
    if (digits.isEmpty() || digits.charAt(0) == '0') {
      return false;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String digits) {
    return digits.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw wrong();
      }
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong();
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw wrong();
      }
      code = code << 4 | digit;
      at++;
    }
    return (char) code;
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw wrong();
    }
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }

  private void expect(char sign) {
    if (peek() != sign) {
      throw wrong();
    }
    at++;
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("not a JSON object: wrong at character " + at);
  }
}
