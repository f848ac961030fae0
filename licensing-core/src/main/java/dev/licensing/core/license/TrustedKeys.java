package dev.licensing.core.license;

import java.security.PublicKey;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys whose signatures count, and the ids of those that no longer do (rule 12.4). Several at
 * once let a new key overlap with the old.
 */
public final class TrustedKeys {

  private final Map<String, PublicKey> keys;
  private final Set<String> revoked;

  private TrustedKeys(Map<String, PublicKey> keys, Set<String> revoked) {
    this.keys = keys;
    this.revoked = revoked;
  }

  /** Trusts these keys. */
  public static TrustedKeys of(TrustedKey... keys) {
    return of(List.of(keys));
  }

  /**
   * Trusts these keys.
   *
   * @throws IllegalArgumentException if there is none, or two share an id
   */
  public static TrustedKeys of(Collection<TrustedKey> keys) {
    Map<String, PublicKey> byId = new TreeMap<>();
    for (TrustedKey key : keys) {
      if (byId.put(key.id(), key.key()) != null) {
        throw new IllegalArgumentException("two trusted keys have the id " + key.id());
      }
    }
    if (byId.isEmpty()) {
      throw new IllegalArgumentException("without a trusted key nothing can be verified");
    }
    return new TrustedKeys(byId, Collections.emptySet());
  }

  /** The same keys, but signatures of these ids count no more. */
  public TrustedKeys revoking(String... ids) {
    Set<String> all = new TreeSet<>(revoked);
    all.addAll(List.of(ids));
    return new TrustedKeys(keys, all);
  }

  boolean isRevoked(String id) {
    return revoked.contains(id);
  }

  Optional<PublicKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }
}
