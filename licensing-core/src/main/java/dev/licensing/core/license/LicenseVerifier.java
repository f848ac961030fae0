package dev.licensing.core.license;

import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ProductId;
import java.util.Optional;
import java.util.function.Function;

/** Turns texts into statements that can be relied on (rules 12.1, 12.2). Immutable, thread-safe. */
public final class LicenseVerifier {

  private final ProductId product;
  private final TrustedKeys keys;

  /** Accepts statements for this product that one of these keys signed. */
  public LicenseVerifier(ProductId product, TrustedKeys keys) {
    this.product = product;
    this.keys = keys;
  }

  /** Verifies a license file that was kept, on the machine it is found on. */
  public Verification<VerifiedLicense> verify(UnverifiedLicense license, MachineIdentity machine) {
    return verify(license, machine, Optional.empty());
  }

  /** Verifies a license that has just been received in answer to this nonce. */
  public Verification<VerifiedLicense> verifyAnswer(
      UnverifiedLicense license, MachineIdentity machine, String nonce) {
    return verify(license, machine, Optional.of(nonce));
  }

  /** Verifies a signed "no", received in answer to this nonce, for this activation. */
  public Verification<VerifiedEnding> verifyEnding(
      String compact, ActivationId activation, String nonce) {
    return Jws.open(compact, EndingClaims.TYPE, keys)
        .then(payload -> read(payload, EndingClaims::read))
        .then(
            claims ->
                answers(claims.product(), claims.activation(), claims.nonce(), activation, nonce)
                    .<Verification<VerifiedEnding>>map(Rejected::new)
                    .orElseGet(() -> new Accepted<>(new VerifiedEnding(claims))));
  }

  /** Verifies a signed "not now", received in answer to this nonce, for this activation. */
  public Verification<VerifiedRefusal> verifyRefusal(
      String compact, ActivationId activation, String nonce) {
    return Jws.open(compact, RefusalClaims.TYPE, keys)
        .then(payload -> read(payload, RefusalClaims::read))
        .then(
            claims ->
                answers(claims.product(), claims.activation(), claims.nonce(), activation, nonce)
                    .<Verification<VerifiedRefusal>>map(Rejected::new)
                    .orElseGet(() -> new Accepted<>(new VerifiedRefusal(claims))));
  }

  /** Verifies a runtime key, wherever it was found (rule 9.2). */
  public Verification<VerifiedRuntimeKey> verifyRuntimeKey(String compact) {
    return Jws.open(compact, RuntimeKeyClaims.TYPE, keys)
        .then(payload -> read(payload, RuntimeKeyClaims::read))
        .then(
            claims ->
                claims.product().equals(product)
                    ? new Accepted<>(new VerifiedRuntimeKey(claims))
                    : new Rejected<>(Defect.WRONG_PRODUCT));
  }

  /** Why a "no" is no answer to what was asked. */
  private Optional<Defect> answers(
      ProductId saidProduct,
      ActivationId saidActivation,
      String saidNonce,
      ActivationId activation,
      String nonce) {
    if (!saidProduct.equals(product)) {
      return Optional.of(Defect.WRONG_PRODUCT);
    }
    if (!saidActivation.equals(activation)) {
      return Optional.of(Defect.WRONG_ACTIVATION);
    }
    return saidNonce.equals(nonce) ? Optional.empty() : Optional.of(Defect.WRONG_NONCE);
  }

  /**
   * What a license says that the caller itself has signed, of any product and machine: how a server
   * recognises an installation that shows its license. Not for clients.
   */
  public static Verification<LicenseClaims> recogniseIssued(
      UnverifiedLicense license, TrustedKeys own) {
    Verification<String> opened = Jws.open(license.compact(), LicenseClaims.TYPE, own);
    if (!(opened instanceof Accepted<String> accepted)) {
      return new Rejected<>(((Rejected<String>) opened).defect());
    }
    try { // no lambda: a product reads its license while it starts, and each has to be spun
      return new Accepted<>(LicenseClaims.read(new Claims(accepted.value())));
    } catch (IllegalArgumentException e) {
      return new Rejected<>(Defect.UNSUPPORTED);
    }
  }

  private Verification<VerifiedLicense> verify(
      UnverifiedLicense license, MachineIdentity machine, Optional<String> nonce) {
    Verification<LicenseClaims> issued = recogniseIssued(license, keys);
    if (!(issued instanceof Accepted<LicenseClaims> accepted)) {
      return new Rejected<>(((Rejected<LicenseClaims>) issued).defect());
    }
    LicenseClaims claims = accepted.value();
    if (!claims.product().equals(product)) {
      return new Rejected<>(Defect.WRONG_PRODUCT);
    }
    if (!machine.sameMachineAs(claims.machine().identity())) {
      return new Rejected<>(Defect.WRONG_MACHINE);
    }
    return nonce.isEmpty() || claims.nonce().equals(nonce.get())
        ? new Accepted<>(new VerifiedLicense(claims))
        : new Rejected<>(Defect.WRONG_NONCE);
  }

  static <T> Verification<T> read(String payload, Function<Claims, T> reading) {
    try {
      return new Accepted<>(reading.apply(new Claims(payload)));
    } catch (IllegalArgumentException e) {
      return new Rejected<>(Defect.UNSUPPORTED);
    }
  }
}
