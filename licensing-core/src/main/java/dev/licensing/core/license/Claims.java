package dev.licensing.core.license;

import dev.licensing.core.identity.ComponentHash;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.json.JsonReader;
import dev.licensing.core.model.Environment;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A payload's members, asked for by name and type. Unknown members are let be: a newer server may
 * say more. Everything that is not as it should be is an {@link IllegalArgumentException}. What a
 * license file needs is read by plain loops: a product reads one while it starts, and would wait
 * for each lambda to be spun.
 */
final class Claims {

  private final Map<String, Object> members;

  Claims(String json) {
    members = JsonReader.read(json);
    if (number("v") != 1) {
      throw new IllegalArgumentException("version " + number("v") + " is not known here");
    }
  }

  String text(String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " is missing or no text");
  }

  Instant instant(String name) {
    try {
      return Instant.ofEpochSecond(number(name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is no instant", e);
    }
  }

  Optional<Instant> optionalInstant(String name) {
    return members.containsKey(name) ? Optional.of(instant(name)) : Optional.empty();
  }

  Optional<String> optionalText(String name) {
    return members.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
  }

  List<String> list(String name) {
    if (!(members.get(name) instanceof List<?> list)) {
      throw new IllegalArgumentException(name + " is missing or no array");
    }
    return list.stream().map(String::valueOf).toList();
  }

  /** What the machine runs in; one that only a newer server knows is unknown here. */
  Environment environment(String name) {
    Object text = members.get(name);
    for (Environment known : Environment.values()) {
      if (known.name().equals(text)) {
        return known;
      }
    }
    return Environment.UNKNOWN;
  }

  SortedMap<String, String> texts(String name) {
    if (!(members.get(name) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(name + " is missing or no object");
    }
    SortedMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      texts.put(String.valueOf(entry.getKey()), String.valueOf(entry.getValue()));
    }
    return texts;
  }

  /** The components whose kind is known here; a newer server may send others. */
  SortedMap<ComponentKind, ComponentHash> identity(String name) {
    SortedMap<ComponentKind, ComponentHash> identity = new TreeMap<>();
    SortedMap<String, String> texts = texts(name);
    for (ComponentKind known : ComponentKind.values()) {
      String hash = texts.get(known.name());
      if (hash != null) {
        identity.put(known, new ComponentHash(hash));
      }
    }
    return identity;
  }

  long number(String name) {
    Object value = members.get(name);
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof BigDecimal number) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(name + " is no whole number", e);
      }
    }
    throw new IllegalArgumentException(name + " is missing or no number");
  }
}
