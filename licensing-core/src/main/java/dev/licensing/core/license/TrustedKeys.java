package dev.licensing.core.license;

import dev.licensing.core.license.Verification.Accepted;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose signatures count, and the ids of those that no longer do (rule 12.4). Several at
 * once let a new key overlap with the old. Roots sign no licenses: they only say which keys do, so
 * that an application in the field can learn of new keys and of revoked ones. Immutable,
 * thread-safe.
 */
public final class TrustedKeys {

  private final Map<String, TrustedKey> keys;
  private final Set<String> revoked;
  private final Map<String, TrustedKey> roots;
  private final Optional<KeySetClaims> latest;
  private final @Nullable SignatureCheck check;

  private TrustedKeys(
      Map<String, TrustedKey> keys,
      Set<String> revoked,
      Map<String, TrustedKey> roots,
      Optional<KeySetClaims> latest,
      @Nullable SignatureCheck check) {
    this.keys = keys;
    this.revoked = revoked;
    this.roots = roots;
    this.latest = latest;
    this.check = check;
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
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("without a trusted key nothing can be verified");
    }
    return new TrustedKeys(
        byId(keys), Collections.emptySet(), Collections.emptyMap(), Optional.empty(), null);
  }

  /** The same keys, but signatures of these ids count no more. */
  public TrustedKeys revoking(String... ids) {
    Set<String> all = new TreeSet<>(revoked);
    all.addAll(List.of(ids));
    return new TrustedKeys(keys, all, roots, latest, check);
  }

  /** The same keys, of which this tells whether a signature fits; the JDK does by default. */
  public TrustedKeys checkedBy(SignatureCheck other) {
    return new TrustedKeys(keys, revoked, roots, latest, other);
  }

  /** Null where the JDK is asked. */
  @Nullable SignatureCheck check() {
    return check;
  }

  /**
   * The same keys, which these may exchange by {@linkplain #updatedBy signed key sets}. Keep what
   * belongs to them away from the server.
   *
   * @throws IllegalArgumentException if two share an id, or one is the id of a trusted key
   */
  public TrustedKeys rootedIn(TrustedKey... own) {
    Map<String, TrustedKey> all = byId(List.of(own));
    if (!Collections.disjoint(all.keySet(), keys.keySet())) {
      throw new IllegalArgumentException("a root signs no licenses: it needs an id of its own");
    }
    return new TrustedKeys(keys, revoked, all, latest, check);
  }

  /**
   * What is trusted once this key set is known: the keys that were given here and those of the set,
   * without those that either revokes. A set that is older than the one known changes nothing.
   *
   * @param compact as {@link StatementSigning#sign} makes it of {@link KeySetClaims}
   * @return rejected with {@link Defect#UNKNOWN_KEY} where none of the roots has signed it
   */
  public Verification<TrustedKeys> updatedBy(String compact) {
    TrustedKeys signers = new TrustedKeys(roots, allRevoked(), Map.of(), Optional.empty(), check);
    return Jws.open(compact, KeySetClaims.TYPE, signers)
        .then(payload -> LicenseVerifier.read(payload, KeySetClaims::read))
        .then(
            set ->
                new Accepted<>(
                    set.version() > version()
                        ? new TrustedKeys(keys, revoked, roots, Optional.of(set), check)
                        : this));
  }

  /** Of the key set that is known; zero before there was one. */
  public long version() {
    return latest.map(KeySetClaims::version).orElse(0L);
  }

  /** Whether key sets can be verified at all. */
  public boolean hasRoots() {
    return !roots.isEmpty();
  }

  /** Whether signatures of the key with this id count. */
  public boolean trusts(String id) {
    return !isRevoked(id) && find(id).isPresent();
  }

  boolean isRevoked(String id) {
    return revoked.contains(id) || (latest.isPresent() && latest.get().revoked().contains(id));
  }

  /** A set has the last word on what an id means. */
  Optional<TrustedKey> find(String id) {
    Optional<TrustedKey> published = latest.isEmpty() ? Optional.empty() : latest.get().find(id);
    return published.isPresent() ? published : Optional.ofNullable(keys.get(id));
  }

  /** The keys by their ids. */
  static Map<String, TrustedKey> byId(Collection<TrustedKey> keys) {
    Map<String, TrustedKey> byId = new TreeMap<>();
    for (TrustedKey key : keys) {
      if (byId.put(key.id(), key) != null) {
        throw new IllegalArgumentException("two trusted keys have the id " + key.id());
      }
    }
    return byId;
  }

  private Set<String> allRevoked() {
    Set<String> all = new TreeSet<>(revoked);
    latest.ifPresent(set -> all.addAll(set.revoked()));
    return all;
  }
}
