package dev.licensing.client;

import dev.licensing.client.answer.RuntimeVerdict;
import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.RuntimeCheck;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.license.VerifiedRuntimeKey;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.ProductId;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Checks runtime keys, by which a product is licensed where it is deployed: on named hosts, or as a
 * named application (rule 9.2). No network, no file, no machine is asked; the application says
 * where it runs, for example by the {@code Host} of a request. Immutable, thread-safe.
 */
public final class RuntimeKeys {

  private final LicenseVerifier verifier;
  private final InstantSource clock;

  private RuntimeKeys(LicenseVerifier verifier, InstantSource clock) {
    this.verifier = verifier;
    this.clock = clock;
  }

  /**
   * Accepts keys for this product that one of these public keys signed, each written {@code
   * id:key}. Build them in.
   *
   * @throws IllegalArgumentException if that is no product's name, or one is no such key, or there
   *     is none
   */
  public static RuntimeKeys forProduct(String product, String... trusted) {
    return forProduct(
        new ProductId(product),
        TrustedKeys.of(Arrays.stream(trusted).map(TrustedKey::parse).toList()));
  }

  /** The same with keys that are read already, and some perhaps revoked (rule 12.4). */
  public static RuntimeKeys forProduct(ProductId product, TrustedKeys trusted) {
    return new RuntimeKeys(new LicenseVerifier(product, trusted), InstantSource.system());
  }

  /** By this clock instead of the system's. */
  public RuntimeKeys at(InstantSource other) {
    return new RuntimeKeys(verifier, other);
  }

  /**
   * Whether the product may run on this host.
   *
   * @param key as it was issued; may be empty, which is enough for this very machine
   * @param host as the application sees it: any case, with port or trailing dot or without
   */
  public RuntimeVerdict onHost(String key, String host) {
    return HostName.isLocal(host)
        ? new RuntimeVerdict.Local()
        : check(key, verified -> verified.onHost(host, clock.instant()));
  }

  /** Whether the product may run in this application. */
  public RuntimeVerdict inApplication(String key, ApplicationId application) {
    return check(key, verified -> verified.inApplication(application, clock.instant()));
  }

  private RuntimeVerdict check(String key, Function<VerifiedRuntimeKey, RuntimeCheck> question) {
    var verification = verifier.verifyRuntimeKey(key.strip());
    if (verification instanceof Rejected<VerifiedRuntimeKey> rejected) {
      return new RuntimeVerdict.NotTrusted(rejected.defect());
    }
    VerifiedRuntimeKey verified = ((Accepted<VerifiedRuntimeKey>) verification).value();
    RuntimeCheck check = question.apply(verified);
    return switch (check.outcome()) {
      case PERMITTED -> new RuntimeVerdict.Permitted(verified.test(), check.validUntil());
      case LOCAL -> new RuntimeVerdict.Local();
      case EXPIRED -> new RuntimeVerdict.Expired(check.validUntil());
      case WRONG_HOST ->
          new RuntimeVerdict.WrongHost(
              check.actual(), check.expectedHosts(), check.expectedApplication());
    };
  }
}
