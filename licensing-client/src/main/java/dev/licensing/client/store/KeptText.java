package dev.licensing.client.store;

import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.store.Kept.Attempt;
import dev.licensing.client.store.Kept.Contact;
import dev.licensing.client.store.Kept.GivenUp;
import dev.licensing.client.store.Kept.HeldEnding;
import dev.licensing.client.store.Kept.HeldLicense;
import dev.licensing.client.store.Kept.HeldRefusal;
import dev.licensing.core.identity.ComponentHash;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.SerialNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes what is kept as names and texts, and reads it again. Names that are not known here are let
 * be: a later version of the same format may have added them.
 */
final class KeptText {

  private static final String IDENTITY = "attempt.identity.";

  private KeptText() {}

  static SortedMap<String, String> write(Kept kept) {
    SortedMap<String, String> texts = new TreeMap<>();
    kept.license()
        .ifPresent(
            held -> {
              texts.put("license", held.compact());
              texts.put("license.activation", held.activation().toString());
              texts.put("license.serial", held.serial().value());
              texts.put("license.issuedAt", text(held.issuedAt()));
            });
    kept.refusal()
        .ifPresent(
            held -> {
              texts.put("refusal", held.compact());
              texts.put("refusal.activation", held.activation().toString());
              texts.put("refusal.nonce", held.nonce());
              texts.put("refusal.at", text(held.at()));
            });
    kept.ending()
        .ifPresent(
            held -> {
              texts.put("ending", held.compact());
              texts.put("ending.activation", held.activation().toString());
              texts.put("ending.nonce", held.nonce());
            });
    kept.given()
        .ifPresent(
            up -> {
              texts.put("released", up.activation().toString());
              texts.put("released.at", text(up.at()));
            });
    kept.contact()
        .ifPresent(
            contact -> {
              texts.put("contact", text(contact.server()));
              texts.put("contact.here", text(contact.here()));
            });
    kept.keySet().ifPresent(text -> texts.put("keySet", text));
    kept.lost().ifPresent(why -> texts.put("lost", why.name()));
    kept.attempt().ifPresent(attempt -> write(attempt, texts));
    return texts;
  }

  /** Seconds and nanoseconds: to read a date as people write it, much has to be loaded first. */
  private static String text(Instant instant) {
    return instant.getEpochSecond() + "." + instant.getNano();
  }

  private static void write(Attempt attempt, SortedMap<String, String> texts) {
    texts.put("attempt.key", attempt.key());
    texts.put("attempt.machine", attempt.machine().name());
    texts.put("attempt.environment", attempt.machine().environment().name());
    attempt
        .machine()
        .identity()
        .components()
        .forEach((kind, hash) -> texts.put(IDENTITY + kind, hash.value()));
    if (attempt instanceof Attempt.Activating activating) {
      texts.put("attempt", "ACTIVATION");
      texts.put("attempt.serial", activating.serial().value());
      texts.put("attempt.nonce", activating.nonce());
      texts.put("attempt.account", activating.account());
      activating.builtOn().ifPresent(at -> texts.put("attempt.builtOn", text(at)));
    } else if (attempt instanceof Attempt.Releasing releasing) {
      texts.put("attempt", "RELEASE");
      texts.put("attempt.activation", releasing.activation().toString());
      texts.put("attempt.license", releasing.compact());
    }
  }

  /**
   * Reads it again.
   *
   * @throws IllegalArgumentException if it cannot be that
   */
  static Kept read(SortedMap<String, String> texts) {
    Texts from = new Texts(texts);
    // No lambda where a start comes by: each takes its time to be spun.
    return new Kept(
        from.has("license") ? Optional.of(license(from)) : Optional.empty(),
        from.has("attempt") ? Optional.of(attempt(from)) : Optional.empty(),
        from.has("contact") ? Optional.of(contact(from)) : Optional.empty(),
        from.has("refusal") ? Optional.of(refusal(from)) : Optional.empty(),
        from.has("ending") ? Optional.of(ending(from)) : Optional.empty(),
        from.has("released") ? Optional.of(given(from)) : Optional.empty(),
        from.found("keySet"),
        from.has("lost")
            ? Optional.of(StoreCondition.valueOf(from.text("lost")))
            : Optional.empty());
  }

  private static HeldLicense license(Texts from) {
    return new HeldLicense(
        from.text("license"),
        from.activation("license.activation"),
        new SerialNumber(from.text("license.serial")),
        from.instant("license.issuedAt"));
  }

  private static Contact contact(Texts from) {
    return new Contact(from.instant("contact"), from.instant("contact.here"));
  }

  private static HeldRefusal refusal(Texts from) {
    return new HeldRefusal(
        from.text("refusal"),
        from.activation("refusal.activation"),
        from.text("refusal.nonce"),
        from.instant("refusal.at"));
  }

  private static HeldEnding ending(Texts from) {
    return new HeldEnding(
        from.text("ending"), from.activation("ending.activation"), from.text("ending.nonce"));
  }

  private static GivenUp given(Texts from) {
    return new GivenUp(from.activation("released"), from.instant("released.at"));
  }

  private static Attempt attempt(Texts from) {
    String kind = from.text("attempt");
    Machine machine =
        new Machine(from.text("attempt.machine"), from.identity(), from.environment());
    String key = from.text("attempt.key");
    return switch (kind) {
      case "ACTIVATION" ->
          new Attempt.Activating(
              key,
              new SerialNumber(from.text("attempt.serial")),
              from.text("attempt.nonce"),
              machine,
              from.text("attempt.account"),
              from.found("attempt.builtOn").map(at -> from.instant("attempt.builtOn")));
      case "RELEASE" ->
          new Attempt.Releasing(
              key, from.activation("attempt.activation"), from.text("attempt.license"), machine);
      default -> throw new IllegalArgumentException("not an attempt: " + kind);
    };
  }

  private record Texts(SortedMap<String, String> all) {

    Optional<String> found(String name) {
      return Optional.ofNullable(all.get(name));
    }

    boolean has(String name) {
      return all.containsKey(name);
    }

    String text(String name) {
      String text = all.get(name);
      if (text == null) {
        throw new IllegalArgumentException(name + " is missing");
      }
      return text;
    }

    ActivationId activation(String name) {
      return ActivationId.of(text(name));
    }

    Instant instant(String name) {
      try {
        String text = text(name);
        int point = text.indexOf('.');
        return Instant.ofEpochSecond(
            Long.parseLong(text.substring(0, point)), Long.parseLong(text.substring(point + 1)));
      } catch (DateTimeException | IndexOutOfBoundsException | ArithmeticException e) {
        throw new IllegalArgumentException(name + " is no instant", e);
      }
    }

    /** Earlier versions did not keep it, and a later one may know more. */
    Environment environment() {
      return Arrays.stream(Environment.values())
          .filter(known -> found("attempt.environment").equals(Optional.of(known.name())))
          .findFirst()
          .orElse(Environment.UNKNOWN);
    }

    MachineIdentity identity() {
      SortedMap<ComponentKind, ComponentHash> hashes = new TreeMap<>();
      Arrays.stream(ComponentKind.values())
          .filter(kind -> all.containsKey(IDENTITY + kind))
          .forEach(kind -> hashes.put(kind, new ComponentHash(text(IDENTITY + kind))));
      return new MachineIdentity(hashes);
    }
  }
}
