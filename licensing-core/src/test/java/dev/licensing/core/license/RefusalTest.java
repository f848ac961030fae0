package dev.licensing.core.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 12.3: a signed "not now" can be relied on, and only as an answer to what was asked. */
class RefusalTest {

  private static final ActivationId ACTIVATION = new ActivationId(new UUID(0, 1));
  private static final String NONCE = "nonce-of-16-chars";
  static final RefusalClaims CLAIMS =
      new RefusalClaims(
          Signing.PRODUCT,
          ACTIVATION,
          List.of("ORDER_SUSPENDED", "LICENSE_EXPIRED"),
          Instant.parse("2026-11-22T10:00:00Z"),
          NONCE);

  @Test
  @Tag("rule-12.3")
  void itIsReadAsItWasSigned() {
    assertThat(verify(CLAIMS, ACTIVATION, NONCE))
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted ->
                assertThat(((VerifiedRefusal) accepted.value()).claims()).isEqualTo(CLAIMS));
    assertThat(((Accepted<VerifiedRefusal>) verify(CLAIMS, ACTIVATION, NONCE)).value())
        .hasToString("VerifiedRefusal[" + ACTIVATION + "]");
  }

  @Test
  @Tag("rule-12.2")
  @Tag("rule-12.3")
  void asAnAnswerToAnythingElseItIsNone() {
    assertThat(verify(CLAIMS, new ActivationId(new UUID(0, 2)), NONCE))
        .isEqualTo(new Rejected<>(Defect.WRONG_ACTIVATION));
    assertThat(verify(CLAIMS, ACTIVATION, "another-nonce-of-mine"))
        .isEqualTo(new Rejected<>(Defect.WRONG_NONCE));
    RefusalClaims other =
        new RefusalClaims(new ProductId("other"), ACTIVATION, List.of(), Instant.EPOCH, NONCE);
    assertThat(verify(other, ACTIVATION, NONCE)).isEqualTo(new Rejected<>(Defect.WRONG_PRODUCT));
    assertThat(Signing.VERIFIER.verifyEnding(Signing.sign(CLAIMS), ACTIVATION, NONCE))
        .as("no ending: the seat stays")
        .isEqualTo(new Rejected<>(Defect.WRONG_TYPE));
    assertThat(
            new LicenseVerifier(
                    Signing.PRODUCT,
                    TrustedKeys.of(new TrustedKey("2026", Signing.keys().getPublic())))
                .verifyRefusal(Signing.sign(CLAIMS), ACTIVATION, NONCE))
        .isEqualTo(new Rejected<>(Defect.BAD_SIGNATURE));
  }

  private static Verification<VerifiedRefusal> verify(
      RefusalClaims claims, ActivationId activation, String nonce) {
    return Signing.VERIFIER.verifyRefusal(Signing.sign(claims), activation, nonce);
  }
}
