package dev.licensing.core.license;

import dev.licensing.core.json.JsonWriter;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ProductId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The signed statement that a live activation gets no license file for now, and why (rules 2.7,
 * 11.2, 12.3). The seat stays; asking again later may be answered otherwise.
 *
 * @param reasons the codes of the refusal, in order of precedence
 * @param nonce what the client sent
 */
public record RefusalClaims(
    ProductId product, ActivationId activation, List<String> reasons, Instant at, String nonce)
    implements Statement {

  /** The {@code typ} of a refusal. */
  public static final String TYPE = "refusal+jws";

  /** Copies the reasons and cuts the instant to the second. */
  public RefusalClaims {
    reasons = List.copyOf(reasons);
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
    object.put("reasons", reasons);
    object.put("at", at.getEpochSecond());
    object.put("nonce", nonce);
    return JsonWriter.write(object);
  }

  /**
   * Reads a payload whose signature has been checked.
   *
   * @throws IllegalArgumentException if it is not a refusal of version 1
   */
  static RefusalClaims read(Claims claims) {
    return new RefusalClaims(
        new ProductId(claims.text("product")),
        ActivationId.of(claims.text("activation")),
        claims.list("reasons"),
        claims.instant("at"),
        claims.text("nonce"));
  }
}
