package dev.licensing.core.license;

import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.json.JsonWriter;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a license file says (rule 12.1). Instants are kept to the second.
 *
 * @param refreshAfter the first instant at which a new file should be asked for
 * @param validUntil the first instant at which the file needs grace
 * @param graceUntil the first instant at which the file no longer serves
 * @param updatesUntil builds released from this instant on are not covered (rule 11.2); empty:
 *     every build is
 * @param leaseUntil when a floating seat is free unless it is renewed (rule 2.11); empty: the seat
 *     is node-locked
 * @param nonce what the client sent, so that an old answer is no answer
 */
public record LicenseClaims(
    ProductId product,
    SerialNumber serial,
    ActivationId activation,
    Machine machine,
    SortedMap<String, String> features,
    Instant issuedAt,
    Instant refreshAfter,
    Instant validUntil,
    Instant graceUntil,
    Optional<Instant> updatesUntil,
    Optional<Instant> leaseUntil,
    String nonce)
    implements Statement {

  /** The {@code typ} of a license file. */
  public static final String TYPE = "license+jws";

  /** Copies the features and cuts the instants to the second. */
  public LicenseClaims {
    features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    refreshAfter = refreshAfter.truncatedTo(ChronoUnit.SECONDS);
    validUntil = validUntil.truncatedTo(ChronoUnit.SECONDS);
    graceUntil = graceUntil.truncatedTo(ChronoUnit.SECONDS);
    updatesUntil = toTheSecond(updatesUntil);
    leaseUntil = toTheSecond(leaseUntil);
  }

  private static Optional<Instant> toTheSecond(Optional<Instant> end) {
    return end.isEmpty() ? end : Optional.of(end.get().truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String payload() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("v", 1);
    object.put("product", product);
    object.put("serial", serial);
    object.put("activation", activation);
    object.put("machine", machine.name());
    object.put("identity", machine.identity().components());
    object.put("environment", machine.environment());
    object.put("features", features);
    object.put("iat", issuedAt.getEpochSecond());
    object.put("refreshAfter", refreshAfter.getEpochSecond());
    object.put("validUntil", validUntil.getEpochSecond());
    object.put("graceUntil", graceUntil.getEpochSecond());
    updatesUntil.ifPresent(end -> object.put("updatesUntil", end.getEpochSecond()));
    leaseUntil.ifPresent(end -> object.put("leaseUntil", end.getEpochSecond()));
    object.put("nonce", nonce);
    return JsonWriter.write(object);
  }

  /**
   * Reads a payload whose signature has been checked.
   *
   * @throws IllegalArgumentException if it is not a license of version 1
   */
  static LicenseClaims read(Claims claims) {
    return new LicenseClaims(
        new ProductId(claims.text("product")),
        new SerialNumber(claims.text("serial")),
        ActivationId.of(claims.text("activation")),
        new Machine(
            claims.text("machine"),
            new MachineIdentity(claims.identity("identity")),
            claims.environment("environment")),
        claims.texts("features"),
        claims.instant("iat"),
        claims.instant("refreshAfter"),
        claims.instant("validUntil"),
        claims.instant("graceUntil"),
        claims.optionalInstant("updatesUntil"),
        claims.optionalInstant("leaseUntil"),
        claims.text("nonce"));
  }
}
