package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.model.Email;
import dev.licensing.server.access.IdentityProvider.Identity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a provider's key set, served over HTTP. */
class OpenIdentitiesTest {

  private static final String ISSUER = "https://sign-in.vendor.example";
  private static final String AUDIENCE = "licensing";
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private KeySetServer provider;
  private RsaJsonWebKey key;
  private OpenIdentities identities;
  @TempDir Path folder;

  @BeforeEach
  void aProvider() throws Exception {
    provider = KeySetServer.start();
    key = provider.key();
    identities = new OpenIdentities(new OpenIdSettings(ISSUER, AUDIENCE, provider.uri()));
  }

  @AfterEach
  void close() {
    provider.close();
  }

  /** A good token, but for what is changed. */
  private String token(Consumer<JwtClaims> change) throws JoseException {
    return KeySetServer.signed(claims(NOW, change).toJson(), key);
  }

  private static JwtClaims claims(Instant now, Consumer<JwtClaims> change) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(AUDIENCE);
    claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 3_600));
    claims.setClaim("email", "Ann@Vendor.example");
    claims.setClaim("email_verified", true);
    claims.setClaim("name", "Ann");
    claims.setClaim("auth_time", now.getEpochSecond() - 60);
    change.accept(claims);
    return claims;
  }

  @Test
  void whoHasSignedInThereIsRecognised() throws Exception {
    assertThat(identities.recognise(token(claims -> {}), NOW))
        .contains(new Identity(new Email("ann@vendor.example"), "Ann", NOW.minusSeconds(60)));
  }

  @Test
  void keysAreTakenFromWhereTheyAreSetToBeAndFromNowhereElse() throws Exception {
    OpenIdentities led =
        new OpenIdentities(new OpenIdSettings(ISSUER, AUDIENCE, provider.elsewhere()));

    assertThat(led.recognise(token(claims -> {}), NOW)).isEmpty();
  }

  @Test
  void anythingElseIsNobody() throws Exception {
    List<String> wrong =
        List.of(
            token(claims -> claims.setIssuer("https://elsewhere.example")),
            token(claims -> claims.setAudience("another server")),
            token(claims -> claims.unsetClaim("aud")),
            token(claims -> claims.unsetClaim("exp")),
            token(claims -> claims.setExpirationTime(seconds(-31))),
            token(claims -> claims.setExpirationTime(seconds(3 * 86_400))),
            token(claims -> claims.setNotBefore(seconds(31))),
            token(claims -> claims.setClaim("email_verified", false)),
            token(claims -> claims.setClaim("email_verified", "true")),
            token(claims -> claims.unsetClaim("email_verified")),
            token(claims -> claims.unsetClaim("email")),
            token(claims -> claims.setClaim("email", "no address")),
            token(claims -> claims.setClaim("email", List.of("ann@vendor.example"))),
            KeySetServer.signed(claims(NOW, claims -> {}).toJson(), KeySetServer.key("1")),
            KeySetServer.signed(claims(NOW, claims -> {}).toJson(), KeySetServer.key("2")),
            unsigned(),
            signedWithThePublicKey(),
            "an.opaque.token",
            "");

    assertThat(wrong)
        .allSatisfy(token -> assertThat(identities.recognise(token, NOW)).as(token).isEmpty());
  }

  @Test
  void withoutATimeOfSigningInItWasLongAgo() throws Exception {
    assertThat(identities.recognise(token(claims -> claims.unsetClaim("auth_time")), NOW))
        .map(Identity::authenticatedAt)
        .contains(Instant.EPOCH);
  }

  @Test
  void aProviderThatCannotBeReachedRecognisesNobody() throws Exception {
    String token = token(claims -> {});
    provider.close();

    assertThat(identities.recognise(token, NOW)).isEqualTo(Optional.empty());
  }

  @Test
  void halfASettingIsRefused() {
    Map<String, String> issuer = Map.of("LICENSING_OPENID_ISSUER", ISSUER);
    assertThatThrownBy(() -> Options.parse(List.of(), issuer)).hasMessageContaining("audience");
    assertThatThrownBy(() -> Options.parse(List.of("--openid-audience", AUDIENCE), issuer))
        .hasMessageContaining("openid-keys");
    assertThatThrownBy(
            () -> new OpenIdSettings(ISSUER, AUDIENCE, URI.create("http://sign-in.example/keys")))
        .hasMessageContaining("https");
  }

  /** A whole server, which makes the account when the person comes for the first time. */
  @Test
  void theServerLetsThemInWithTheirToken() throws Exception {
    Map<String, String> environment =
        Map.of(
            "LICENSING_OPENID_ISSUER", ISSUER,
            "LICENSING_OPENID_AUDIENCE", AUDIENCE,
            "LICENSING_OPENID_KEYS", provider.uri().toString());
    try (RunningServer server = RunningServer.start(folder, environment)) {
      String token = KeySetServer.signed(claims(Instant.now(), claims -> {}).toJson(), key);

      var known = server.send("GET", "/v1/serials", "", "Authorization", "Bearer " + token);
      var unknown = server.send("GET", "/v1/serials", "", "Authorization", "Bearer x" + token);

      assertThat(known.statusCode()).isEqualTo(200);
      assertThat(unknown.statusCode()).isEqualTo(401);
    }
  }

  private static NumericDate seconds(long fromNow) {
    return NumericDate.fromSeconds(NOW.getEpochSecond() + fromNow);
  }

  private static String unsigned() throws JoseException {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setPayload(claims(NOW, claims -> {}).toJson());
    jws.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.ALLOW_ONLY_NONE);
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
    return jws.getCompactSerialization();
  }

  /** The public key taken for a shared secret. */
  private String signedWithThePublicKey() throws JoseException {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setPayload(claims(NOW, claims -> {}).toJson());
    jws.setKey(new HmacKey(key.getPublicKey().getEncoded()));
    jws.setKeyIdHeaderValue(key.getKeyId());
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    return jws.getCompactSerialization();
  }
}
