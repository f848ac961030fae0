package dev.licensing.core.license;

import dev.licensing.core.json.JsonWriter;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RuntimeKeyId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a runtime key says: this product may run on these hosts, or as this application (rule 9.2).
 *
 * @param hosts empty where an application is named
 * @param validUntil the first instant at which it no longer serves
 */
public record RuntimeKeyClaims(
    ProductId product,
    OrderId order,
    RuntimeKeyId key,
    HostClass hostClass,
    SortedSet<HostName> hosts,
    Optional<ApplicationId> application,
    Instant issuedAt,
    Instant validUntil)
    implements Statement {

  /** The {@code typ} of a runtime key. */
  public static final String TYPE = "runtime-key+jws";

  /**
   * Copies the hosts and cuts the instants to the second.
   *
   * @throws IllegalArgumentException if it names neither hosts nor an application, or both
   */
  public RuntimeKeyClaims {
    hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
    if (hosts.isEmpty() == application.isEmpty()) {
      throw new IllegalArgumentException("a runtime key names hosts, or an application");
    }
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    validUntil = validUntil.truncatedTo(ChronoUnit.SECONDS);
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
    object.put("order", order);
    object.put("key", key);
    object.put("class", hostClass);
    object.put("hosts", hosts);
    application.ifPresent(id -> object.put("application", id));
    object.put("iat", issuedAt.getEpochSecond());
    object.put("validUntil", validUntil.getEpochSecond());
    return JsonWriter.write(object);
  }

  /**
   * Reads a payload whose signature has been checked.
   *
   * @throws IllegalArgumentException if it is not a runtime key of version 1
   */
  static RuntimeKeyClaims read(Claims claims) {
    return new RuntimeKeyClaims(
        new ProductId(claims.text("product")),
        OrderId.of(claims.text("order")),
        RuntimeKeyId.of(claims.text("key")),
        HostClass.valueOf(claims.text("class")),
        claims.list("hosts").stream()
            .map(HostName::new)
            .collect(Collectors.toCollection(TreeSet::new)),
        claims.optionalText("application").map(ApplicationId::new),
        claims.instant("iat"),
        claims.instant("validUntil"));
  }
}
