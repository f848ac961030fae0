package dev.licensing.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 12.4: a root says which keys sign, and nobody else can. */
@Tag("rule-12.4")
class KeySetTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.7Z");
  private static final KeyPair ROOT = Signing.keys();
  private static final KeyPair NEXT = Signing.keys();
  private static final TrustedKey OLD = new TrustedKey("2026", Signing.KEYS.getPublic());
  private static final TrustedKey NEW = new TrustedKey("2027", NEXT.getPublic());
  private static final TrustedKeys BUILT_IN =
      TrustedKeys.of(OLD).rootedIn(new TrustedKey("root", ROOT.getPublic()));

  private static KeySetClaims set(long version, List<TrustedKey> keys, String... revoked) {
    return new KeySetClaims(version, NOW, keys, new TreeSet<>(Set.of(revoked)));
  }

  private static String signed(KeySetClaims set) {
    return StatementSigning.sign(set, new Ed25519Signer("root", ROOT.getPrivate()));
  }

  private static TrustedKeys updated(TrustedKeys keys, KeySetClaims set) {
    return ((Accepted<TrustedKeys>) keys.updatedBy(signed(set))).value();
  }

  @Test
  void aNewKeyCountsBesidesThoseThatAreBuiltIn() {
    TrustedKeys keys = updated(BUILT_IN, set(1, List.of(NEW)));

    assertThat(keys.trusts("2026")).isTrue();
    assertThat(keys.trusts("2027")).isTrue();
    assertThat(keys.trusts("root")).as("a root signs no licenses").isFalse();
    assertThat(keys.version()).isEqualTo(1);
    assertThat(verify(keys, "2027", NEXT)).isInstanceOf(Accepted.class);
    assertThat(verify(BUILT_IN, "2027", NEXT)).isEqualTo(new Rejected<>(Defect.UNKNOWN_KEY));
    assertThat(verify(keys, "root", ROOT)).isEqualTo(new Rejected<>(Defect.UNKNOWN_KEY));
  }

  @Test
  void aRevokedKeyCountsNoMoreAlthoughItIsBuiltIn() {
    TrustedKeys keys = updated(BUILT_IN, set(1, List.of(NEW), "2026"));

    assertThat(keys.trusts("2026")).isFalse();
    assertThat(verify(keys, "2026", Signing.KEYS)).isEqualTo(new Rejected<>(Defect.REVOKED_KEY));
  }

  @Test
  void aSetSaysAllAndTheOneBeforeCountsNoMore() {
    TrustedKeys first = updated(BUILT_IN, set(1, List.of(NEW), "2025"));
    TrustedKeys second = updated(first, set(2, List.of()));

    assertThat(second.trusts("2027")).isFalse();
    assertThat(second.trusts("2026")).isTrue();
    assertThat(second.version()).isEqualTo(2);
  }

  @Test
  void anOlderSetChangesNothing() {
    TrustedKeys second = updated(BUILT_IN, set(2, List.of(NEW), "2026"));

    assertThat(updated(second, set(1, List.of(OLD)))).isSameAs(second);
    assertThat(updated(second, set(2, List.of(OLD)))).as("nor does another 2").isSameAs(second);
  }

  @Test
  void onlyARootCanSayIt() {
    String byTheServer =
        StatementSigning.sign(
            set(1, List.of(NEW)), new Ed25519Signer("2026", Signing.KEYS.getPrivate()));
    String forged =
        StatementSigning.sign(
            set(1, List.of(NEW)), new Ed25519Signer("root", Signing.KEYS.getPrivate()));

    assertThat(BUILT_IN.updatedBy(byTheServer)).isEqualTo(new Rejected<>(Defect.UNKNOWN_KEY));
    assertThat(BUILT_IN.updatedBy(forged)).isEqualTo(new Rejected<>(Defect.BAD_SIGNATURE));
    assertThat(TrustedKeys.of(OLD).updatedBy(signed(set(1, List.of(NEW)))))
        .as("without roots nobody can")
        .isEqualTo(new Rejected<>(Defect.UNKNOWN_KEY));
    assertThat(BUILT_IN.hasRoots()).isTrue();
    assertThat(TrustedKeys.of(OLD).hasRoots()).isFalse();
  }

  @Test
  @Tag("rule-12.1")
  void noOtherStatementIsTakenForOne() {
    String refusal =
        StatementSigning.sign(RefusalTest.CLAIMS, new Ed25519Signer("root", ROOT.getPrivate()));

    assertThat(BUILT_IN.updatedBy(refusal)).isEqualTo(new Rejected<>(Defect.WRONG_TYPE));
    assertThat(BUILT_IN.updatedBy("no statement")).isEqualTo(new Rejected<>(Defect.MALFORMED));
  }

  @Test
  void aRootCanBeRevokedByAnother() {
    KeyPair spare = Signing.keys();
    TrustedKeys twoRoots =
        TrustedKeys.of(OLD)
            .rootedIn(
                new TrustedKey("root", ROOT.getPublic()),
                new TrustedKey("spare", spare.getPublic()));
    String revoking =
        StatementSigning.sign(
            set(1, List.of(OLD), "root"), new Ed25519Signer("spare", spare.getPrivate()));
    TrustedKeys keys = ((Accepted<TrustedKeys>) twoRoots.updatedBy(revoking)).value();

    assertThat(keys.updatedBy(signed(set(2, List.of(NEW)))))
        .isEqualTo(new Rejected<>(Defect.REVOKED_KEY));
  }

  @Test
  void whatWasRevokedAtBuildTimeStaysSo() {
    TrustedKeys keys = updated(BUILT_IN.revoking("2027"), set(1, List.of(NEW)));

    assertThat(keys.trusts("2027")).isFalse();
  }

  @Test
  void whatContradictsItselfIsNoKeySet() {
    assertThatIllegalArgumentException().isThrownBy(() -> set(0, List.of(NEW)));
    assertThatIllegalArgumentException().isThrownBy(() -> set(1, List.of(NEW), "2027"));
    assertThatIllegalArgumentException().isThrownBy(() -> set(1, List.of(NEW, NEW)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustedKeys.of(OLD).rootedIn(OLD))
        .withMessageContaining("id of its own");
  }

  private static Verification<?> verify(TrustedKeys keys, String id, KeyPair pair) {
    String refusal =
        StatementSigning.sign(RefusalTest.CLAIMS, new Ed25519Signer(id, pair.getPrivate()));
    return new LicenseVerifier(Signing.PRODUCT, keys)
        .verifyRefusal(refusal, RefusalTest.CLAIMS.activation(), RefusalTest.CLAIMS.nonce());
  }
}
