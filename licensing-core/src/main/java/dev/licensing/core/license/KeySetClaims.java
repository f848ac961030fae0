package dev.licensing.core.license;

import dev.licensing.core.json.JsonWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which keys sign from now on, said by a root key (rule 12.4). A root signs nothing else and is
 * kept away from the server, so whoever breaks into that cannot choose the keys. A set says all:
 * the one before counts no more.
 *
 * @param version counts up; of two sets the higher one counts
 * @param keys whose signatures count, besides those that are built into an application
 * @param revoked ids of keys, roots included, whose signatures no longer do, built in or not
 */
public record KeySetClaims(
    long version, Instant issuedAt, List<TrustedKey> keys, SortedSet<String> revoked)
    implements Statement {

  /** The {@code typ} of a key set. */
  public static final String TYPE = "key-set+jws";

  /**
   * Copies the collections and cuts the instant to the second.
   *
   * @throws IllegalArgumentException if the version is not positive, two keys share an id, or one
   *     is revoked by the same set
   */
  public KeySetClaims {
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    keys = List.copyOf(keys);
    revoked = Collections.unmodifiableSortedSet(new TreeSet<>(revoked));
    if (version < 1) {
      throw new IllegalArgumentException("versions of key sets begin with 1");
    }
    if (!Collections.disjoint(TrustedKeys.byId(keys).keySet(), revoked)) {
      throw new IllegalArgumentException("a key is trusted and revoked");
    }
  }

  Optional<TrustedKey> find(String id) {
    for (TrustedKey key : keys) {
      if (key.id().equals(id)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String payload() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("v", 1);
    object.put("version", version);
    object.put("iat", issuedAt.getEpochSecond());
    object.put("keys", keys);
    object.put("revoked", revoked);
    return JsonWriter.write(object);
  }

  /**
   * Reads a payload whose signature has been checked.
   *
   * @throws IllegalArgumentException if it is not a key set of version 1 of its format
   */
  static KeySetClaims read(Claims claims) {
    return new KeySetClaims(
        claims.number("version"),
        claims.instant("iat"),
        claims.list("keys").stream().map(TrustedKey::parse).toList(),
        new TreeSet<>(claims.list("revoked")));
  }
}
