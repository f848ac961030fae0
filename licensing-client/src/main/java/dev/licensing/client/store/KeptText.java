package dev.licensing.client.store;

import dev.licensing.client.store.Kept.Attempt;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes what is kept as names and texts; {@link KeptReading} reads it again. */
final class KeptText {

  static final String IDENTITY = "attempt.identity.";

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
}
