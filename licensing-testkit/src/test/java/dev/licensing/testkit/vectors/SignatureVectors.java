package dev.licensing.testkit.vectors;

import static dev.licensing.testkit.vectors.VectorFile.entry;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.RefusalClaims;
import dev.licensing.core.license.RuntimeKeyClaims;
import dev.licensing.core.license.Statement;
import dev.licensing.core.license.StatementSigning;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RuntimeKeyId;
import dev.licensing.core.model.SerialNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What is signed, what was done to it, and what a verifier must say (rules 12.1 to 12.4). */
final class SignatureVectors {

  private static final ProductId PRODUCT = new ProductId("acme-studio");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String NONCE = "bm9uY2Utb2YtdGhlLXZlY3RvcnM";
  private static final ActivationId ACTIVATION = activation(1);
  private static final MachineIdentity IDENTITY = identity("desktop");
  private static final LicenseVerifier VERIFIER =
      new LicenseVerifier(
          PRODUCT,
          TrustedKeys.of(VectorKeys.FIRST.trusted(), VectorKeys.SECOND.trusted())
              .revoking(VectorKeys.SECOND.id()));

  private SignatureVectors() {}

  static VectorFile file() {
    VectorFile file =
        new VectorFile(
            "signatures",
            "keys: well-known ones (RFC 8032, 7.1), for tests only; the second is revoked. signed:"
                + " payloads and their compact JWS; Ed25519 gives the same bytes everywhere."
                + " machines: as they are sent. verified: texts"
                + " with the question they are to answer (product acme-studio), and"
                + " the first defect, or null for what is to be accepted. states: where a license"
                + " file stands at an instant; each end is the first instant after.");
    for (VectorKeys key : List.of(VectorKeys.FIRST, VectorKeys.SECOND)) {
      file.add("keys", entry("kid", key.id(), "d", key.seed(), "x", key.x()));
    }
    for (Statement each :
        List.of(
            license(),
            license(PRODUCT, Optional.of(NOW.plus(Duration.ofHours(1)))),
            ending(),
            refusal(),
            runtimeKey())) {
      file.add(
          "signed", entry("typ", each.type(), "payload", each.payload(), "compact", signed(each)));
    }
    for (String machine : List.of("desktop", "laptop")) {
      Map<String, String> components = new TreeMap<>();
      identity(machine)
          .components()
          .forEach((kind, hash) -> components.put(kind.name(), hash.value()));
      file.add("machines", entry("machine", machine, "components", components));
    }
    licenses(file);
    answers(file);
    states(file);
    return file;
  }

  private static void licenses(VectorFile file) {
    String good = signed(license());
    verified(file, "a good license file", good, IDENTITY, NONCE);
    verified(file, "on another machine", good, identity("laptop"), NONCE);
    verified(file, "in answer to another nonce", good, IDENTITY, "YW5vdGhlci1ub25jZQ");
    verified(
        file,
        "of another product",
        signed(license(new ProductId("other-product"), Optional.empty())),
        IDENTITY,
        NONCE);
    verified(file, "an ending is no license file", signed(ending()), IDENTITY, NONCE);
    Tampering.of(license().payload())
        .forEach((what, compact) -> verified(file, what, compact, IDENTITY, NONCE));
  }

  private static void verified(
      VectorFile file, String what, String compact, MachineIdentity machine, String nonce) {
    file.add(
        "verified",
        entry(
            "what",
            what,
            "as",
            "license",
            "machine",
            machine.equals(IDENTITY) ? "desktop" : "laptop",
            "nonce",
            nonce,
            "compact",
            compact,
            "defect",
            defect(VERIFIER.verifyAnswer(new UnverifiedLicense(compact), machine, nonce))));
  }

  private static void answers(VectorFile file) {
    for (ActivationId asked : List.of(ACTIVATION, activation(2))) {
      for (String nonce : List.of(NONCE, "YW5vdGhlci1ub25jZQ")) {
        String ended = signed(ending());
        answer(file, "ending", ended, asked, nonce, VERIFIER.verifyEnding(ended, asked, nonce));
        String refused = signed(refusal());
        answer(
            file, "refusal", refused, asked, nonce, VERIFIER.verifyRefusal(refused, asked, nonce));
      }
    }
    String key = signed(runtimeKey());
    file.add(
        "verified",
        entry(
            "what",
            "a good runtime key",
            "as",
            "runtime-key",
            "compact",
            key,
            "defect",
            defect(VERIFIER.verifyRuntimeKey(key))));
  }

  private static void answer(
      VectorFile file,
      String as,
      String compact,
      ActivationId activation,
      String nonce,
      Verification<?> verification) {
    file.add(
        "verified",
        entry(
            "what",
            "a signed no",
            "as",
            as,
            "activation",
            activation.toString(),
            "nonce",
            nonce,
            "compact",
            compact,
            "defect",
            defect(verification)));
  }

  private static String defect(Verification<?> verification) {
    return verification instanceof Rejected<?> rejected ? rejected.defect().name() : null;
  }

  private static void states(VectorFile file) {
    String compact = signed(license());
    VerifiedLicense license =
        ((Accepted<VerifiedLicense>) VERIFIER.verify(new UnverifiedLicense(compact), IDENTITY))
            .value();
    for (Instant end :
        List.of(
            license.claims().refreshAfter(),
            license.claims().validUntil(),
            license.claims().graceUntil())) {
      for (Instant at : List.of(end.minusMillis(1), end, end.minus(Duration.ofDays(1)))) {
        file.add(
            "states",
            entry(
                "at",
                at.toString(),
                "state",
                license.stateAt(at).name(),
                "daysLeft",
                license.daysLeft(at)));
      }
    }
  }

  static String signed(Statement statement) {
    return StatementSigning.sign(statement, VectorKeys.FIRST.signer());
  }

  private static LicenseClaims license() {
    return license(PRODUCT, Optional.empty());
  }

  private static LicenseClaims license(ProductId product, Optional<Instant> lease) {
    return new LicenseClaims(
        product,
        SerialNumber.fromRandom(new byte[15]),
        ACTIVATION,
        new Machine("desktop", IDENTITY, Environment.BARE_METAL),
        new TreeMap<>(Map.of("cores", "8", "quote", "\"\\\u00fc\n")),
        NOW,
        NOW.plus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(30)),
        NOW.plus(Duration.ofDays(37)),
        Optional.of(NOW.plus(Duration.ofDays(365))),
        lease,
        NONCE);
  }

  private static EndingClaims ending() {
    return new EndingClaims(
        PRODUCT,
        ACTIVATION,
        EndingKind.FORCE_RELEASED,
        NOW,
        "Alice",
        "the machine burnt down",
        NONCE);
  }

  private static RefusalClaims refusal() {
    return new RefusalClaims(
        PRODUCT, ACTIVATION, List.of("ORDER_SUSPENDED", "LICENSE_EXPIRED"), NOW, NONCE);
  }

  private static RuntimeKeyClaims runtimeKey() {
    return new RuntimeKeyClaims(
        PRODUCT,
        new OrderId(new UUID(0x4000, 0x8000000000000003L)),
        new RuntimeKeyId(new UUID(0x4000, 0x8000000000000004L)),
        HostClass.TEST,
        new TreeSet<>(Set.of(HostName.of("*.test.example.com"), HostName.of("example.com"))),
        Optional.empty(),
        NOW,
        NOW.plus(Duration.ofDays(365)));
  }

  private static ActivationId activation(int number) {
    return new ActivationId(new UUID(0x4000, 0x8000000000000000L + number));
  }

  private static MachineIdentity identity(String machine) {
    Map<ComponentKind, String> read = new TreeMap<>();
    for (ComponentKind kind : ComponentKind.values()) {
      if (kind != ComponentKind.EXPLICIT) {
        read.put(kind, machine + "/" + kind);
      }
    }
    return MachineIdentity.hashed(PRODUCT.value(), read);
  }
}
