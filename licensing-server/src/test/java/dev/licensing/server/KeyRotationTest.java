package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.licensing.core.license.Ed25519Signer;
import dev.licensing.core.license.KeySetClaims;
import dev.licensing.core.license.StatementSigning;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.access.Pbkdf2Hasher;
import dev.licensing.server.access.RandomBytes;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.PostgresSessionStore;
import dev.licensing.server.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server goes from one signing key to the next, as another JOSE library sees it. */
class KeyRotationTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final KeyPair old = pair();
  private final KeyPair next = pair();
  private final TrustedKey oldKey = new TrustedKey("2026", old.getPublic());
  private final TrustedKey nextKey = new TrustedKey("2027", next.getPublic());
  private TestDatabase database;
  private String token = "";
  private String serial;

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void somebodyWithASerial() throws Exception {
    database = TestDatabase.migrated();
    LicenseEndpoint first = server("2026", old, oldKey);
    post(first, "/v1/accounts", "", new Requests.Register("ann@x.example", "Ann", "secret of ann"));
    token =
        "Bearer "
            + post(first, "/v1/sessions", "", new Requests.SignIn("ann@x.example", "secret of ann"))
                .get("token")
                .textValue();
    serial =
        post(
                first,
                "/v1/vendor/orders",
                "Bearer " + Town.VENDOR_KEY,
                Town.unowned(1, Town.terms(3, "ANY", "ANYONE_WITH_SERIAL")))
            .get("serials")
            .get(0)
            .textValue();
  }

  private LicenseEndpoint server(String id, KeyPair signing, TrustedKey... published) {
    return new LicenseEndpoint(settings(id, signing, published));
  }

  private EndpointSettings settings(String id, KeyPair signing, TrustedKey... published) {
    return EndpointSettings.of(
            new PostgresLicenseStore(database.source()),
            new PostgresSessionStore(database.source()),
            new Ed25519Signer(id, signing.getPrivate()),
            List.of(published))
        .withHasher(new Pbkdf2Hasher(RandomBytes.secure(), 1_000))
        .withVendorKey("sales", Town.VENDOR_KEY);
  }

  private static WireResponse send(
      LicenseEndpoint server, String method, String path, String caller, String body) {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Authorization", caller);
    return server.handle(
        new WireRequest(method, path, headers, body.getBytes(StandardCharsets.UTF_8)), "1.2.3.4");
  }

  private static JsonNode post(LicenseEndpoint server, String path, String caller, Object body)
      throws Exception {
    WireResponse response = send(server, "POST", path, caller, JSON.writeValueAsString(body));
    assertThat(response.status()).as(path).isLessThan(300);
    return JSON.readTree(response.body());
  }

  private JsonNode activate(LicenseEndpoint server, String machine) throws Exception {
    return post(server, "/v1/activations", token, Town.activation(serial, machine));
  }

  private static List<JsonWebKey> published(LicenseEndpoint server) throws Exception {
    WireResponse response = send(server, "GET", "/.well-known/jwks.json", "", "");
    assertThat(response.status()).isEqualTo(200);
    return new JsonWebKeySet(new String(response.body(), StandardCharsets.UTF_8)).getJsonWebKeys();
  }

  /** The id of the published key that verifies it; empty if none does. */
  private static List<String> verifiers(LicenseEndpoint server, String license) throws Exception {
    List<String> ids = new ArrayList<>();
    for (JsonWebKey key : published(server)) {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(
          new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "EdDSA"));
      signature.setCompactSerialization(license);
      signature.setKey(key.getKey());
      if (signature.verifySignature()) {
        assertThat(signature.getKeyIdHeaderValue()).isEqualTo(key.getKeyId());
        ids.add(key.getKeyId());
      }
    }
    return ids;
  }

  private static int refresh(LicenseEndpoint server, JsonNode activated, String machine)
      throws Exception {
    return send(
            server,
            "POST",
            "/v1/activations/" + activated.get("activation").textValue() + "/refresh",
            "License " + activated.get("license").textValue(),
            JSON.writeValueAsString(new Requests.Refresh(Town.machine(machine), null, Town.NONCE)))
        .status();
  }

  @Test
  @Tag("rule-12.1")
  @Tag("rule-12.4")
  void eachLicenseIsVerifiedByThePublishedKeyThatItNames() throws Exception {
    LicenseEndpoint before = server("2026", old, oldKey, nextKey);
    LicenseEndpoint after = server("2027", next, nextKey, oldKey);
    String early = activate(before, "laptop").get("license").textValue();
    String late = activate(after, "desktop").get("license").textValue();

    assertThat(published(before)).extracting(JsonWebKey::getKeyId).containsExactly("2026", "2027");
    for (LicenseEndpoint server : List.of(before, after)) {
      assertThat(verifiers(server, early)).containsExactly("2026");
      assertThat(verifiers(server, late)).containsExactly("2027");
    }
  }

  @Test
  @Tag("rule-12.4")
  void duringTheOverlapNobodyIsTurnedAway() throws Exception {
    LicenseEndpoint before = server("2026", old, oldKey, nextKey);
    LicenseEndpoint after = server("2027", next, nextKey, oldKey);
    JsonNode early = activate(before, "laptop");
    JsonNode late = activate(after, "desktop");

    for (LicenseEndpoint server : List.of(before, after)) {
      assertThat(refresh(server, early, "laptop")).isEqualTo(200);
      assertThat(refresh(server, late, "desktop")).isEqualTo(200);
    }
  }

  @Test
  @Tag("rule-12.4")
  void aKeyThatWasTakenAwayProvesNothingAndIsNotPublished() throws Exception {
    JsonNode early = activate(server("2026", old, oldKey), "laptop");
    LicenseEndpoint without = server("2027", next, nextKey);

    assertThat(refresh(without, early, "laptop")).isEqualTo(401);
    assertThat(published(without)).extracting(JsonWebKey::getKeyId).containsExactly("2027");
    assertThat(activate(without, "laptop").get("existing").booleanValue())
        .as("its user gets a license of the new key, for the same seat")
        .isTrue();
  }

  @Test
  @Tag("rule-12.4")
  void aKeyThatWasRevokedIsNamedToWhoComesWithItAndToWhoAsks() throws Exception {
    JsonNode early = activate(server("2026", old, oldKey), "laptop");
    EndpointSettings settings = settings("2027", next, nextKey);
    LicenseEndpoint after = new LicenseEndpoint(settings.withRevokedKeys(List.of("2026")));

    WireResponse refused =
        send(
            after,
            "POST",
            "/v1/activations/" + early.get("activation").textValue() + "/release",
            "License " + early.get("license").textValue(),
            "{}");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(JSON.readTree(refused.body()).get("detail").textValue()).contains("revoked");
    JsonNode keys = JSON.readTree(send(after, "GET", "/v1/keys", "", "").body());
    assertThat(keys.get("revoked")).extracting(JsonNode::textValue).containsExactly("2026");
    assertThat(keys.get("keys"))
        .extracting(JsonNode::textValue)
        .containsExactly(nextKey.toString());
    assertThatThrownBy(() -> settings.withRevokedKeys(List.of("2027")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("rule-12.4")
  void aKeySetIsPublishedIfItsRootHasSignedIt() throws Exception {
    KeyPair pair = pair();
    TrustedKey root = new TrustedKey("root", pair.getPublic());
    EndpointSettings settings = settings("2027", next, nextKey);
    String keySet = keySet("root", pair, "2026");
    LicenseEndpoint after = new LicenseEndpoint(settings.withKeySet(root, keySet));

    JsonNode keys = JSON.readTree(send(after, "GET", "/v1/keys", "", "").body());
    assertThat(keys.get("keySet").textValue()).isEqualTo(keySet);
    JsonNode without =
        JSON.readTree(send(server("2027", next, nextKey), "GET", "/v1/keys", "", "").body());
    assertThat(without.get("keySet").isNull()).as("where there is none").isTrue();
    assertThatThrownBy(() -> settings.withKeySet(root, keySet("root", old, "2026")))
        .hasMessageContaining("BAD_SIGNATURE");
    assertThatThrownBy(() -> settings.withKeySet(root, keySet("root", pair, "2027")))
        .hasMessageContaining("revokes the key that signs here");
  }

  private static String keySet(String keyId, KeyPair root, String revoked) {
    return StatementSigning.sign(
        new KeySetClaims(1, Instant.EPOCH, List.of(), new TreeSet<>(List.of(revoked))),
        new Ed25519Signer(keyId, root.getPrivate()));
  }

  /** What it has just signed it knows again; with one letter changed it is another license. */
  @Test
  @Tag("rule-12.1")
  void aLicenseOfItsOwnIsKnownAndAnotherIsLookedAt() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    LicenseEndpoint one =
        new LicenseEndpoint(
            settings("2026", old, oldKey)
                .withSignatures(
                    (key, input, signature) -> {
                      looks.incrementAndGet();
                      return false;
                    }));
    JsonNode activated = activate(one, "laptop");
    String license = activated.get("license").textValue();
    String path = "/v1/activations/" + activated.get("activation").textValue() + "/refresh";
    String body =
        JSON.writeValueAsString(new Requests.Refresh(Town.machine("laptop"), null, Town.NONCE));

    WireResponse known = send(one, "POST", path, "License " + license, body);

    assertThat(known.status()).isEqualTo(200);
    assertThat(looks).hasValue(0);
    int place = license.length() - 10;
    char changed = license.charAt(place) == 'x' ? 'y' : 'x';
    String other = license.substring(0, place) + changed + license.substring(place + 1);
    assertThat(send(one, "POST", path, "License " + other, body).status()).isEqualTo(401);
    assertThat(looks).hasValue(1);
    LicenseEndpoint another = server("2026", old, oldKey);
    assertThat(send(another, "POST", path, "License " + license, body).status()).isEqualTo(200);
    assertThat(send(another, "POST", path, "License " + other, body).status()).isEqualTo(401);
  }
}
