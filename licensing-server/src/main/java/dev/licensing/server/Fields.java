package dev.licensing.server;

import dev.licensing.core.identity.ComponentHash;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Bearer;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Times;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.body.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns texts of a body into values of the model. What cannot be one is a {@code MALFORMED_REQUEST}
 * that names the field; the model's own words say what is wrong and hold no value.
 */
final class Fields {

  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");

  private Fields() {}

  /** The value, or the problem that names the field. */
  static <T> T read(String field, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw ProblemException.malformed(field + ": " + e.getMessage());
    }
  }

  /** An address that a person can have. */
  static Email email(String text) {
    Email email = read("email", () -> new Email(text));
    if (Bearer.is(email)) {
      throw ProblemException.malformed("email: nobody gets mail there");
    }
    return email;
  }

  static String nonce(String text) {
    if (!NONCE.matcher(text).matches()) {
      throw ProblemException.malformed("nonce: 16 to 64 characters of base64url");
    }
    return text;
  }

  /** The id a text is, in its one form; empty if it is none. */
  static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The account an id names. */
  static AccountId account(String field, String text) {
    return new AccountId(
        uuid(text).orElseThrow(() -> ProblemException.malformed(field + ": the id of an account")));
  }

  static ProductId product(String text) {
    return read("product", () -> new ProductId(text));
  }

  static Machine machine(Requests.MachineBody body) {
    SortedMap<ComponentKind, ComponentHash> components = new TreeMap<>();
    for (Map.Entry<String, String> component : body.components().entrySet()) {
      components.put(
          oneOf("machine.components", ComponentKind.class, component.getKey()),
          read("machine.components", () -> new ComponentHash(component.getValue())));
    }
    Environment environment = oneOf("machine.environment", Environment.class, body.environment());
    return read(
        "machine.name",
        () -> new Machine(body.name(), new MachineIdentity(components), environment));
  }

  static Optional<Instant> buildDate(@Nullable String text) {
    return maybe("buildDate", text);
  }

  static Optional<Instant> maybe(String field, @Nullable String text) {
    return Optional.ofNullable(text).map(time -> instant(field, time));
  }

  static Instant instant(String field, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw ProblemException.malformed(field + ": an ISO 8601 instant in UTC");
    }
  }

  static <E extends Enum<E>> E oneOf(String field, Class<E> type, String name) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw ProblemException.malformed(field + ": none of the names that are documented");
  }

  static Duration duration(String field, String text) {
    try {
      return Times.period(field, Duration.parse(text));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw ProblemException.malformed(field + ": an ISO 8601 duration from zero to a century");
    }
  }

  /** Words of a person: of bounded length, and without control characters. */
  static String words(String field, String text, int most) {
    if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.malformed(
          field + ": at most " + most + " characters, none of them a control character");
    }
    return text;
  }
}
