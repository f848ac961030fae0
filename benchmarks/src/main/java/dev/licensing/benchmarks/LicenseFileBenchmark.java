package dev.licensing.benchmarks;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.license.Ed25519Signer;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.StatementSigning;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Verifying a license file, next to its floor: the bare signature over the same bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LicenseFileBenchmark {

  private static final ProductId PRODUCT = new ProductId("acme-studio");

  private final KeyPair keys;
  private final MachineIdentity machine =
      MachineIdentity.hashed(
          PRODUCT.value(),
          Map.of(ComponentKind.MACHINE_ID, "id", ComponentKind.SYSTEM_UUID, "uuid"));
  private final UnverifiedLicense license;
  private final LicenseVerifier verifier;
  private final byte[] signedBytes;
  private final byte[] signature;

  /** Signs one license. */
  public LicenseFileBenchmark() {
    try {
      keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    String compact =
        StatementSigning.sign(claims(), new Ed25519Signer("benchmark", keys.getPrivate()));
    license = new UnverifiedLicense(compact);
    verifier =
        new LicenseVerifier(PRODUCT, TrustedKeys.of(new TrustedKey("benchmark", keys.getPublic())));
    int dot = compact.lastIndexOf('.');
    signedBytes = compact.substring(0, dot).getBytes(StandardCharsets.UTF_8);
    signature = Base64.getUrlDecoder().decode(compact.substring(dot + 1));
  }

  private LicenseClaims claims() {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    return new LicenseClaims(
        PRODUCT,
        SerialNumber.fromRandom(new byte[15]),
        new ActivationId(new UUID(0, 1)),
        new Machine("desktop", machine, Environment.BARE_METAL),
        new TreeMap<>(Map.of("export", "pdf")),
        now,
        now,
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        "nonce-of-16-chars");
  }

  /** Signature, product, machine, claims. */
  @Benchmark
  public Verification<VerifiedLicense> verifyLicense() {
    return verifier.verify(license, machine);
  }

  /** The floor: the JDK's Ed25519 alone. */
  @Benchmark
  public boolean bareSignature() throws GeneralSecurityException {
    Signature bare = Signature.getInstance("Ed25519");
    bare.initVerify(keys.getPublic());
    bare.update(signedBytes);
    return bare.verify(signature);
  }
}
