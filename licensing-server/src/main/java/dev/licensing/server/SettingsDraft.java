package dev.licensing.server;

import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.SignatureCheck;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.model.Policy;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.server.access.IdentityProvider;
import dev.licensing.server.access.PasswordHasher;
import dev.licensing.server.access.Pbkdf2Hasher;
import dev.licensing.server.access.ProofMail;
import dev.licensing.server.access.RandomBytes;
import dev.licensing.server.access.VendorKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Settings while they are being put together; beginning with the defaults. */
final class SettingsDraft {

  private final LicenseStore store;
  private final SessionStore sessions;
  private final LicenseSigner signer;
  private final List<TrustedKey> keys;
  Set<String> revokedKeys = Set.of();
  Map<String, VendorKey> vendorKeys = Map.of();
  RandomBytes random = RandomBytes.secure();
  PasswordHasher hasher = new Pbkdf2Hasher(random);
  Predicate<String> easyPasswords = password -> false;
  InstantSource clock = InstantSource.system();
  Duration sessionLength = Duration.ofHours(12);
  GuessLimits guesses = GuessLimits.standard();
  Optional<ProofMail> mail = Optional.empty();
  Optional<IdentityProvider> identities = Optional.empty();
  Policy policy = Policy.standard();
  Optional<String> keySet = Optional.empty();
  Optional<SignatureCheck> signatures = Optional.empty();

  SettingsDraft(
      LicenseStore store, SessionStore sessions, LicenseSigner signer, List<TrustedKey> keys) {
    this.store = store;
    this.sessions = sessions;
    this.signer = signer;
    this.keys = keys;
  }

  SettingsDraft(EndpointSettings settings) {
    this(settings.store(), settings.sessions(), settings.signer(), settings.keys());
    revokedKeys = settings.revokedKeys();
    vendorKeys = settings.vendorKeys();
    random = settings.random();
    hasher = settings.hasher();
    easyPasswords = settings.easyPasswords();
    clock = settings.clock();
    sessionLength = settings.sessionLength();
    guesses = settings.guesses();
    mail = settings.mail();
    identities = settings.identities();
    policy = settings.policy();
    keySet = settings.keySet();
    signatures = settings.signatures();
  }

  EndpointSettings settings() {
    return new EndpointSettings(
        store,
        sessions,
        signer,
        keys,
        revokedKeys,
        vendorKeys,
        hasher,
        easyPasswords,
        clock,
        random,
        sessionLength,
        guesses,
        mail,
        identities,
        policy,
        keySet,
        signatures);
  }
}
