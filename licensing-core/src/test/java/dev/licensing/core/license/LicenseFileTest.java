package dev.licensing.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 12 of the rules, as far as the file itself goes. */
class LicenseFileTest {

  private static final KeyPair KEYS = keys();
  private static final Ed25519Signer SIGNER = new Ed25519Signer("2026", KEYS.getPrivate());
  private static final TrustedKeys TRUSTED =
      TrustedKeys.of(new TrustedKey("2026", KEYS.getPublic()));
  private static final ProductId PRODUCT = new ProductId("acme-studio");
  private static final Instant ISSUED = Instant.parse("2026-11-22T10:00:00.987Z");
  private static final Machine MACHINE = machine("desktop");
  private static final LicenseClaims CLAIMS = claims(PRODUCT);
  private static final String FILE = StatementSigning.sign(CLAIMS, SIGNER);

  private final LicenseVerifier verifier = new LicenseVerifier(PRODUCT, TRUSTED);

  @Test
  @Tag("rule-12.1")
  void anotherJoseLibraryVerifiesIt() throws Exception {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setCompactSerialization(FILE);
    jws.setKey(KEYS.getPublic());

    assertThat(jws.verifySignature()).isTrue();
    assertThat(jws.getAlgorithmHeaderValue()).isEqualTo("EdDSA");
    assertThat(jws.getKeyIdHeaderValue()).isEqualTo("2026");
    assertThat(jws.getPayload())
        .contains("\"product\":\"acme-studio\"")
        .contains("\"nonce\":\"nonce-of-16-chars\"")
        .contains("\"iat\":" + ISSUED.getEpochSecond());
  }

  /** Another check has the word on the signature, and on nothing else. */
  @Test
  @Tag("rule-12.1")
  void whoeverChecksTheSignatureIsAskedForNothingElse() {
    String cut = FILE.substring(0, FILE.length() - 2);
    TrustedKeys yes = TRUSTED.checkedBy((key, input, signature) -> true);
    TrustedKeys no = TRUSTED.checkedBy((key, input, signature) -> false);

    assertThat(LicenseVerifier.recogniseIssued(new UnverifiedLicense(FILE), yes))
        .isEqualTo(new Accepted<>(CLAIMS));
    assertThat(LicenseVerifier.recogniseIssued(new UnverifiedLicense(FILE), no))
        .isEqualTo(new Rejected<>(Defect.BAD_SIGNATURE));
    assertThat(LicenseVerifier.recogniseIssued(new UnverifiedLicense(FILE), yes.revoking("2026")))
        .isEqualTo(new Rejected<>(Defect.REVOKED_KEY));
    assertThat(LicenseVerifier.recogniseIssued(new UnverifiedLicense(cut), yes))
        .isInstanceOf(Rejected.class);
  }

  @Test
  @Tag("rule-12.1")
  void whatAnotherJoseLibrarySignedIsVerified() throws Exception {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setPayload(CLAIMS.payload());
    jws.setAlgorithmHeaderValue("EdDSA");
    jws.setKeyIdHeaderValue("2026");
    jws.setHeader("typ", LicenseClaims.TYPE);
    jws.setKey(KEYS.getPrivate());

    assertThat(defect(jws.getCompactSerialization())).isNull();
  }

  @Test
  @Tag("rule-12.1")
  void itCarriesAllItShould() {
    LicenseClaims read = verified(StatementSigning.sign(CLAIMS, SIGNER)).claims();

    assertThat(read).isEqualTo(CLAIMS);
    assertThat(read.features()).containsEntry("export", "pdf, \"svg\"");
    assertThat(read.machine()).isEqualTo(MACHINE);
  }

  @Test
  @Tag("rule-12.1")
  @Tag("rule-13.6")
  void anEnvironmentThatOnlyANewerServerKnowsIsUnknown() {
    String payload = CLAIMS.payload();
    assertThat(payload).contains("\"BARE_METAL\"");

    String newer = signed(payload.replace("\"BARE_METAL\"", "\"ORBIT\""));

    assertThat(verified(newer).claims().machine().environment()).isEqualTo(Environment.UNKNOWN);
    assertThat(verified(signed(payload)).claims()).isEqualTo(CLAIMS);
  }

  @Test
  @Tag("rule-12.2")
  void whatIsTooLongIsNotReadAtAll() {
    assertThat(defect(fileOfLength(Jws.LONGEST))).isEqualTo(Defect.WRONG_TYPE);
    assertThat(defect(fileOfLength(Jws.LONGEST + 1))).isEqualTo(Defect.MALFORMED);
  }

  /** Well-formed, but of no known type. */
  private static String fileOfLength(int length) {
    for (int more = 0; more < 3; more++) {
      for (int size = length / 4 * 3 - 100; size < length; size++) {
        String parts = base64("{}".getBytes(StandardCharsets.UTF_8)) + "." + base64(spaces(size));
        String whole = parts + "." + base64(spaces(more));
        if (whole.length() == length) {
          return whole;
        }
      }
    }
    throw new AssertionError("no file has this length");
  }

  private static byte[] spaces(int size) {
    return " ".repeat(size).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @Tag("rule-12.1")
  void theAlgorithmInTheHeaderIsNeverObeyed() {
    for (String alg : new String[] {"none", "HS256", "RS256", "ES256", "eddsa"}) {
      String header = "{\"alg\":\"" + alg + "\",\"kid\":\"2026\",\"typ\":\"license+jws\"}";
      assertThat(defect(withHeader(header))).as(alg).isEqualTo(Defect.WRONG_TYPE);
    }
    assertThat(defect(withHeader("{\"alg\":\"EdDSA\",\"typ\":\"license+jws\"}")))
        .isEqualTo(Defect.UNKNOWN_KEY);
  }

  @Test
  @Tag("rule-12.1")
  void anEndingIsNeverTakenForALicenseNorALicenseForAnEnding() {
    String ending = StatementSigning.sign(ending("nonce-of-16-chars"), SIGNER);

    assertThat(defect(ending)).isEqualTo(Defect.WRONG_TYPE);
    assertThat(verifier.verifyEnding(FILE, CLAIMS.activation(), "nonce-of-16-chars"))
        .isEqualTo(new Rejected<>(Defect.WRONG_TYPE));
  }

  @Test
  @Tag("rule-12.2")
  void everyChangedCharacterIsNoticed() {
    for (int i = 0; i < FILE.length(); i++) {
      char other = FILE.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = FILE.substring(0, i) + other + FILE.substring(i + 1);
      assertThat(defect(tampered)).as("character " + i).isNotNull();
    }
  }

  @Test
  @Tag("rule-12.2")
  void everyTruncationIsNoticed() {
    for (int i = 0; i < FILE.length(); i += 7) {
      assertThat(defect(FILE.substring(0, i))).as("cut at " + i).isNotNull();
    }
    assertThat(defect(FILE + "A")).isNotNull();
    assertThat(defect(FILE + ".A")).isEqualTo(Defect.MALFORMED);
    assertThat(defect("A".repeat(Jws.LONGEST + 1))).isEqualTo(Defect.MALFORMED);
  }

  @Test
  @Tag("rule-12.2")
  void productAndMachineAreChecked() {
    assertThat(defect(StatementSigning.sign(claims(new ProductId("acme-paint")), SIGNER)))
        .isEqualTo(Defect.WRONG_PRODUCT);
    assertThat(verifier.verify(new UnverifiedLicense(FILE), machine("laptop").identity()))
        .isEqualTo(new Rejected<>(Defect.WRONG_MACHINE));
  }

  @Test
  @Tag("rule-12.2")
  void anAnswerIsBoundToItsNonce() {
    UnverifiedLicense license = new UnverifiedLicense(FILE);

    assertThat(verifier.verifyAnswer(license, MACHINE.identity(), "nonce-of-16-chars"))
        .isInstanceOf(Accepted.class);
    assertThat(verifier.verifyAnswer(license, MACHINE.identity(), "another nonce"))
        .isEqualTo(new Rejected<>(Defect.WRONG_NONCE));
  }

  @Test
  @Tag("rule-12.2")
  void aForeignKeyDoesNotCountEvenUnderATrustedId() {
    KeyPair foreign = keys();

    assertThat(defect(StatementSigning.sign(CLAIMS, signer("2026", foreign))))
        .isEqualTo(Defect.BAD_SIGNATURE);
    assertThat(defect(StatementSigning.sign(CLAIMS, signer("other", foreign))))
        .isEqualTo(Defect.UNKNOWN_KEY);
  }

  @Test
  @Tag("rule-12.4")
  void keysOverlapAndRevokedOnesNoLongerCount() {
    KeyPair next = keys();
    TrustedKeys both =
        TrustedKeys.of(
            new TrustedKey("2026", KEYS.getPublic()), new TrustedKey("2027", next.getPublic()));
    String newer = StatementSigning.sign(CLAIMS, signer("2027", next));

    assertThat(defect(FILE, both)).isNull();
    assertThat(defect(newer, both)).isNull();
    assertThat(defect(FILE, both.revoking("2026"))).isEqualTo(Defect.REVOKED_KEY);
    assertThat(defect(newer, both.revoking("2026"))).isNull();
  }

  @Test
  @Tag("rule-12.3")
  @Tag("rule-11.1")
  void eachStateBeginsAtItsInstant() {
    VerifiedLicense license = verified(FILE);
    Instant issued = CLAIMS.issuedAt();

    assertThat(license.stateAt(issued)).isEqualTo(LicenseState.FRESH);
    assertThat(license.stateAt(CLAIMS.refreshAfter().minusNanos(1))).isEqualTo(LicenseState.FRESH);
    assertThat(license.stateAt(CLAIMS.refreshAfter())).isEqualTo(LicenseState.REFRESH_DUE);
    assertThat(license.stateAt(CLAIMS.validUntil().minusNanos(1)))
        .isEqualTo(LicenseState.REFRESH_DUE);
    assertThat(license.stateAt(CLAIMS.validUntil())).isEqualTo(LicenseState.GRACE);
    assertThat(license.stateAt(CLAIMS.graceUntil().minusNanos(1))).isEqualTo(LicenseState.GRACE);
    assertThat(license.stateAt(CLAIMS.graceUntil())).isEqualTo(LicenseState.LAPSED);
  }

  @Test
  @Tag("rule-12.3")
  void daysLeftCountABegunDayWhole() {
    VerifiedLicense license = verified(FILE);
    Instant end = CLAIMS.graceUntil();

    assertThat(license.daysLeft(end)).isZero();
    assertThat(license.daysLeft(end.minusNanos(1))).isEqualTo(1);
    assertThat(license.daysLeft(end.minus(Duration.ofDays(1)))).isEqualTo(1);
    assertThat(license.daysLeft(end.minus(Duration.ofDays(1)).minusNanos(1))).isEqualTo(2);
  }

  @Test
  @Tag("rule-12.3")
  void aSignedNoIsForOneActivationAndOneQuestion() {
    EndingClaims claims = ending("nonce-of-16-chars");
    String compact = StatementSigning.sign(claims, SIGNER);

    Verification<VerifiedEnding> right =
        verifier.verifyEnding(compact, claims.activation(), "nonce-of-16-chars");
    assertThat(((Accepted<VerifiedEnding>) right).value().claims()).isEqualTo(claims);
    assertThat(((Accepted<VerifiedEnding>) right).value())
        .hasToString("VerifiedEnding[" + claims.activation() + "]");
    assertThat(verifier.verifyEnding(compact, claims.activation(), "old nonce"))
        .isEqualTo(new Rejected<>(Defect.WRONG_NONCE));
    assertThat(
            verifier.verifyEnding(compact, new ActivationId(new UUID(0, 9)), "nonce-of-16-chars"))
        .isEqualTo(new Rejected<>(Defect.WRONG_ACTIVATION));
    assertThat(
            new LicenseVerifier(new ProductId("acme-paint"), TRUSTED)
                .verifyEnding(compact, claims.activation(), "nonce-of-16-chars"))
        .isEqualTo(new Rejected<>(Defect.WRONG_PRODUCT));
  }

  @Test
  void aTrulySignedFileOfANewerVersionIsUnsupportedNotMalformed() {
    String newer = signed(CLAIMS.payload().replace("\"v\":1", "\"v\":2"));
    String more = signed(CLAIMS.payload().replace("\"v\":1", "\"v\":1,\"new\":[1,{}]"));

    assertThat(defect(newer)).isEqualTo(Defect.UNSUPPORTED);
    assertThat(defect(signed("{}"))).isEqualTo(Defect.UNSUPPORTED);
    assertThat(defect(signed("{\"v\":1.5}"))).isEqualTo(Defect.UNSUPPORTED);
    assertThat(defect(more)).as("more is fine").isNull();
  }

  /** A payload as another version of this library might sign it. */
  private static String signed(String payload) {
    String head = FILE.substring(0, FILE.indexOf('.'));
    String input = head + "." + base64(payload.getBytes(StandardCharsets.UTF_8));
    return input + "." + base64(SIGNER.sign(input.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aTrustedKeyIsReadFromItsText() {
    TrustedKey key = new TrustedKey("2026", KEYS.getPublic());

    assertThat(TrustedKey.parse(key.toString()).key()).isEqualTo(key.key());
    assertThat(TrustedKey.parse(new TrustedKey("1", KEYS.getPublic()).toString()).id())
        .isEqualTo("1");
    String withoutId = key.toString().substring(key.toString().indexOf(':'));
    assertThatThrownBy(() -> TrustedKey.parse(withoutId))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a trusted key is written id:key");
    for (String wrong : new String[] {"", "2026", ":AAAA", "2026:AAAA", "2026:***"}) {
      assertThatThrownBy(() -> TrustedKey.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(TrustedKeys::of).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TrustedKeys.of(key, key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyAnEd25519KeySigns() throws Exception {
    var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();

    assertThatThrownBy(() -> new Ed25519Signer("2026", rsa))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(SIGNER.toString()).isEqualTo("Ed25519Signer[2026]");
    assertThat(verified(FILE).toString()).isEqualTo("VerifiedLicense[" + CLAIMS.activation() + "]");
  }

  private VerifiedLicense verified(String compact) {
    return ((Accepted<VerifiedLicense>)
            verifier.verify(new UnverifiedLicense(compact), MACHINE.identity()))
        .value();
  }

  private static Defect defect(String compact) {
    return defect(compact, TRUSTED);
  }

  /** What is wrong with the file; null if nothing is. */
  private static Defect defect(String compact, TrustedKeys keys) {
    Verification<VerifiedLicense> outcome =
        new LicenseVerifier(PRODUCT, keys)
            .verify(new UnverifiedLicense(compact), MACHINE.identity());
    return outcome instanceof Rejected<VerifiedLicense> rejected ? rejected.defect() : null;
  }

  private static String withHeader(String header) {
    return base64(header.getBytes(StandardCharsets.UTF_8)) + FILE.substring(FILE.indexOf('.'));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static LicenseClaims claims(ProductId product) {
    return new LicenseClaims(
        product,
        SerialNumber.fromRandom(new byte[15]),
        new ActivationId(new UUID(0, 1)),
        MACHINE,
        new TreeMap<>(Map.of("export", "pdf, \"svg\"")),
        ISSUED,
        ISSUED.plus(Duration.ofDays(1)),
        ISSUED.plus(Duration.ofDays(30)),
        ISSUED.plus(Duration.ofDays(37)),
        Optional.of(ISSUED.plus(Duration.ofDays(365))),
        Optional.of(ISSUED.plus(Duration.ofDays(30))),
        "nonce-of-16-chars");
  }

  private static EndingClaims ending(String nonce) {
    return new EndingClaims(
        PRODUCT,
        new ActivationId(new UUID(0, 1)),
        EndingKind.FORCE_RELEASED,
        ISSUED,
        "Alice",
        "the disk died",
        nonce);
  }

  private static Machine machine(String name) {
    return new Machine(
        name,
        MachineIdentity.hashed(
            "acme-studio", Map.of(ComponentKind.MACHINE_ID, name, ComponentKind.SYSTEM_UUID, name)),
        Environment.BARE_METAL);
  }

  private static Ed25519Signer signer(String id, KeyPair keys) {
    return new Ed25519Signer(id, keys.getPrivate());
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
