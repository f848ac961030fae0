package dev.licensing.core.license;

import dev.licensing.core.json.JsonWriter;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.ProductId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The signed statement that an activation has ended: by whom, when and why (rules 3.5, 12.3).
 *
 * @param by the name of who ended it, or empty if that account exists no more
 * @param reason in the words of who ended it; may be empty
 * @param nonce what the client sent
 */
public record EndingClaims(
    ProductId product,
    ActivationId activation,
    EndingKind kind,
    Instant at,
    String by,
    String reason,
    String nonce)
    implements Statement {

  /** The {@code typ} of an ending. */
  public static final String TYPE = "ending+jws";

  /** Cuts the instant to the second. */
  public EndingClaims {
    at = at.truncatedTo(ChronoUnit.SECONDS);
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
    object.put("activation", activation);
    object.put("ended", kind);
    object.put("at", at.getEpochSecond());
    object.put("by", by);
    object.put("reason", reason);
    object.put("nonce", nonce);
    return JsonWriter.write(object);
  }

  /**
   * Reads a payload whose signature has been checked.
   *
   * @throws IllegalArgumentException if it is not an ending of version 1
   */
  static EndingClaims read(Claims claims) {
    return new EndingClaims(
        new ProductId(claims.text("product")),
        ActivationId.of(claims.text("activation")),
        EndingKind.valueOf(claims.text("ended")),
        claims.instant("at"),
        claims.text("by"),
        claims.text("reason"),
        claims.text("nonce"));
  }
}
