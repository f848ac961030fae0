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
 * Reads what {@link KeptText} wrote. Names that are not known here are let be: a later version of
 * the same format may have added them.
 */
record KeptReading(SortedMap<String, String> all) {

  /**
   * What was kept.
   *
   * @throws IllegalArgumentException if it cannot be that
   */
  Kept kept() {
    // No lambda where a start comes by: each takes its time to be spun.
    return new Kept(
        has("license") ? Optional.of(license()) : Optional.empty(),
        has("attempt") ? Optional.of(attempt()) : Optional.empty(),
        has("contact") ? Optional.of(contact()) : Optional.empty(),
        has("refusal") ? Optional.of(refusal()) : Optional.empty(),
        has("ending") ? Optional.of(ending()) : Optional.empty(),
        has("released") ? Optional.of(given()) : Optional.empty(),
        found("keySet"),
        has("lost") ? Optional.of(StoreCondition.valueOf(text("lost"))) : Optional.empty());
  }

  private HeldLicense license() {
    return new HeldLicense(
        text("license"),
        activation("license.activation"),
        new SerialNumber(text("license.serial")),
        instant("license.issuedAt"));
  }

  private Contact contact() {
    return new Contact(instant("contact"), instant("contact.here"));
  }

  private HeldRefusal refusal() {
    return new HeldRefusal(
        text("refusal"),
        activation("refusal.activation"),
        text("refusal.nonce"),
        instant("refusal.at"));
  }

  private HeldEnding ending() {
    return new HeldEnding(text("ending"), activation("ending.activation"), text("ending.nonce"));
  }

  private GivenUp given() {
    return new GivenUp(activation("released"), instant("released.at"));
  }

  private Attempt attempt() {
    String kind = text("attempt");
    Machine machine = new Machine(text("attempt.machine"), identity(), environment());
    String key = text("attempt.key");
    return switch (kind) {
      case "ACTIVATION" ->
          new Attempt.Activating(
              key,
              new SerialNumber(text("attempt.serial")),
              text("attempt.nonce"),
              machine,
              text("attempt.account"),
              found("attempt.builtOn").map(at -> instant("attempt.builtOn")));
      case "RELEASE" ->
          new Attempt.Releasing(
              key, activation("attempt.activation"), text("attempt.license"), machine);
      default -> throw new IllegalArgumentException("not an attempt: " + kind);
    };
  }

  private Optional<String> found(String name) {
    return Optional.ofNullable(all.get(name));
  }

  private boolean has(String name) {
    return all.containsKey(name);
  }

  private String text(String name) {
    String text = all.get(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  private ActivationId activation(String name) {
    return ActivationId.of(text(name));
  }

  private Instant instant(String name) {
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
  private Environment environment() {
    return Arrays.stream(Environment.values())
        .filter(known -> found("attempt.environment").equals(Optional.of(known.name())))
        .findFirst()
        .orElse(Environment.UNKNOWN);
  }

  private MachineIdentity identity() {
    SortedMap<ComponentKind, ComponentHash> hashes = new TreeMap<>();
    Arrays.stream(ComponentKind.values())
        .filter(kind -> all.containsKey(KeptText.IDENTITY + kind))
        .forEach(kind -> hashes.put(kind, new ComponentHash(text(KeptText.IDENTITY + kind))));
    return new MachineIdentity(hashes);
  }
}
