package dev.licensing.client.lifecycle;

import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.model.ProductId;
import java.util.Optional;

/**
 * Whose signatures count here: the keys that are built in, and the latest key set that a root has
 * signed (rule 12.4). What was kept is verified again like everything else. Thread-safe.
 */
public final class Trust {

  private final ProductId product;
  private final TrustedKeys builtIn;
  private volatile Trusted trusted;

  private record Trusted(Optional<String> keySet, TrustedKeys keys, LicenseVerifier verifier) {}

  /** Trusts the keys that are built in. */
  public Trust(ProductId product, TrustedKeys builtIn) {
    this.product = product;
    this.builtIn = builtIn;
    this.trusted = trusting(Optional.empty(), builtIn);
  }

  private Trusted trusting(Optional<String> keySet, TrustedKeys keys) {
    return new Trusted(keySet, keys, new LicenseVerifier(product, keys));
  }

  /** By what is trusted now. */
  LicenseVerifier verifier() {
    return trusted.verifier();
  }

  /** What is trusted now. */
  TrustedKeys keys() {
    return trusted.keys();
  }

  /** Whether what is trusted can change at all. */
  boolean hasRoots() {
    return builtIn.hasRoots();
  }

  /** What would be trusted with this key set; {@link #follow} makes it so. */
  Verification<TrustedKeys> updatedBy(String keySet) {
    return keys().updatedBy(keySet);
  }

  /**
   * Trusts what the store says, which another process may have changed. A key set in it that no
   * root has signed counts as none.
   */
  void follow(Optional<String> keySet) {
    if (!keySet.equals(trusted.keySet())) {
      trusted = trusting(keySet, keySet.isPresent() ? read(keySet.get()) : builtIn);
    }
  }

  /** Whether the one has a higher version than the other; what cannot be verified has none. */
  boolean isNewer(String keySet, Optional<String> than) {
    return read(keySet).version() > than.map(this::read).orElse(builtIn).version();
  }

  private TrustedKeys read(String keySet) {
    return builtIn.updatedBy(keySet) instanceof Accepted<TrustedKeys> accepted
        ? accepted.value()
        : builtIn;
  }
}
