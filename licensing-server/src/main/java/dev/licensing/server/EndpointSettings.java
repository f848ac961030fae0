package dev.licensing.server;

import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.SignatureCheck;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.Verification;
import dev.licensing.core.model.Policy;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.server.access.IdentityProvider;
import dev.licensing.server.access.PasswordHasher;
import dev.licensing.server.access.ProofMail;
import dev.licensing.server.access.RandomBytes;
import dev.licensing.server.access.VendorKey;
import dev.licensing.server.access.VendorScope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What an endpoint works with. Begin with {@link #of}; everything else has a default.
 *
 * @param sessions in the same database as the store, so that erasing an account ends its sessions
 * @param keys the public keys of this server: that of the signer, and older ones whose licenses are
 *     still out. The first are published at {@code /v1/keys} in this order
 * @param revokedKeys ids of keys whose signatures no longer count; published, so that whoever
 *     verifies can know; none by default
 * @param vendorKeys API keys by the name of the holder, which goes into the record; none by
 *     default, so that nobody may act as the vendor
 * @param hasher PBKDF2 by default
 * @param easyPasswords which new passwords are refused for being easy to guess; none by default
 * @param sessionLength 12 hours by default
 * @param mail none by default: then addresses are believed, and the host must have proved them
 * @param identities none by default
 * @param policy what this installation decides once for all orders; {@link Policy#standard()} by
 *     default
 * @param keySet the key set that is published, for applications in the field (rule 12.4); none by
 *     default
 * @param signatures how licenses are recognised that installations show; by the JDK by default,
 *     which takes some ten times as long as it has to
 */
public record EndpointSettings(
    LicenseStore store,
    SessionStore sessions,
    LicenseSigner signer,
    List<TrustedKey> keys,
    Set<String> revokedKeys,
    Map<String, VendorKey> vendorKeys,
    PasswordHasher hasher,
    Predicate<String> easyPasswords,
    InstantSource clock,
    RandomBytes random,
    Duration sessionLength,
    GuessLimits guesses,
    Optional<ProofMail> mail,
    Optional<IdentityProvider> identities,
    Policy policy,
    Optional<String> keySet,
    Optional<SignatureCheck> signatures) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if the signer's own key is not among the keys, or one of them
   *     is revoked
   */
  public EndpointSettings {
    keys = List.copyOf(keys);
    revokedKeys = Collections.unmodifiableSet(new TreeSet<>(revokedKeys));
    vendorKeys = Collections.unmodifiableMap(new TreeMap<>(vendorKeys));
    if (keys.stream().noneMatch(key -> key.id().equals(signer.keyId()))) {
      throw new IllegalArgumentException("the signer's key is not among the keys");
    }
    if (keys.stream().map(TrustedKey::id).anyMatch(revokedKeys::contains)) {
      throw new IllegalArgumentException("a key is trusted and revoked");
    }
  }

  /** The required things, with defaults for the rest. */
  public static EndpointSettings of(
      LicenseStore store, SessionStore sessions, LicenseSigner signer, List<TrustedKey> keys) {
    return new SettingsDraft(store, sessions, signer, keys).settings();
  }

  /** The same, where signatures of these keys no longer count; they are none of the keys here. */
  public EndpointSettings withRevokedKeys(Collection<String> ids) {
    return edited(draft -> draft.revokedKeys = new TreeSet<>(ids));
  }

  /**
   * The same, publishing this key set. The root that signed it has no business here: give its
   * public key, so that a wrong file is found now and not in the field.
   *
   * @param root its public key
   * @param compact a signed {@code KeySetClaims}
   * @throws IllegalArgumentException if that root has not signed it, or it revokes the key that
   *     signs here
   */
  public EndpointSettings withKeySet(TrustedKey root, String compact) {
    Verification<TrustedKeys> update = TrustedKeys.of(keys).rootedIn(root).updatedBy(compact);
    if (update instanceof Verification.Rejected<TrustedKeys> rejected) {
      throw new IllegalArgumentException("the key set is not that root's: " + rejected.defect());
    }
    if (!((Verification.Accepted<TrustedKeys>) update).value().trusts(signer.keyId())) {
      throw new IllegalArgumentException("the key set revokes the key that signs here");
    }
    return edited(draft -> draft.keySet = Optional.of(compact));
  }

  /** The same, with one more vendor key, good for everything; only its hash is kept. */
  public EndpointSettings withVendorKey(String name, String key) {
    return withVendorKey(name, VendorKey.of(key, EnumSet.allOf(VendorScope.class)));
  }

  /** The same, with one more vendor key; of the same name there is only the last. */
  public EndpointSettings withVendorKey(String name, VendorKey key) {
    Map<String, VendorKey> more = new TreeMap<>(vendorKeys);
    more.put(name, key);
    return edited(draft -> draft.vendorKeys = more);
  }

  /** The same, recognising by this what the signer has signed. */
  public EndpointSettings withSignatures(SignatureCheck check) {
    return edited(draft -> draft.signatures = Optional.of(check));
  }

  /** The same, with another password hasher. */
  public EndpointSettings withHasher(PasswordHasher other) {
    return edited(draft -> draft.hasher = other);
  }

  /**
   * The same, refusing new passwords of which this says that they are easy to guess.
   *
   * @param easy safe for use by several threads, and quick whatever it is asked about
   */
  public EndpointSettings withEasyPasswords(Predicate<String> easy) {
    return edited(draft -> draft.easyPasswords = easy);
  }

  /** The same, with another clock. */
  public EndpointSettings withClock(InstantSource other) {
    return edited(draft -> draft.clock = other);
  }

  /** The same, with other randomness; not for production. */
  public EndpointSettings withRandom(RandomBytes other) {
    return edited(draft -> draft.random = other);
  }

  /** The same, with another length of sessions. */
  public EndpointSettings withSessionLength(Duration length) {
    return edited(draft -> draft.sessionLength = length);
  }

  /** The same, with other limits for guessing. */
  public EndpointSettings withGuesses(GuessLimits limits) {
    return edited(draft -> draft.guesses = limits);
  }

  /** The same, where people prove their addresses by mail. */
  public EndpointSettings withMail(ProofMail sending) {
    return edited(draft -> draft.mail = Optional.of(sending));
  }

  /** The same, where people may also come with tokens of this provider. */
  public EndpointSettings withIdentities(IdentityProvider provider) {
    return edited(draft -> draft.identities = Optional.of(provider));
  }

  /** The same, deciding by this policy; servers that share a database share it. */
  public EndpointSettings withPolicy(Policy other) {
    return edited(draft -> draft.policy = other);
  }

  private EndpointSettings edited(Consumer<SettingsDraft> change) {
    SettingsDraft draft = new SettingsDraft(this);
    change.accept(draft);
    return draft.settings();
  }
}
