package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.testkit.LicensingWorld;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The signatures of the golden vectors, judged by a JOSE library that is not ours (rule 12.1). */
class GoldenVectorsTest {

  /** What a library for signatures can see; product, machine and nonce are ours to compare. */
  private static final Set<String> SEEN_BY_ANYBODY =
      Set.of("MALFORMED", "BAD_SIGNATURE", "UNKNOWN_KEY");

  private final Map<String, Object> vectors = read();

  private static Map<String, Object> read() {
    try (InputStream in =
        LicensingWorld.class.getResourceAsStream(
            "/dev/licensing/testkit/vectors/signatures.json")) {
      return JsonUtil.parseJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> group(String name) {
    return (List<Map<String, Object>>) vectors.get(name);
  }

  private PublicJsonWebKey key(int number) throws JoseException {
    Map<String, Object> key = new TreeMap<>(group("keys").get(number));
    key.putAll(Map.of("kty", "OKP", "crv", "Ed25519"));
    return (PublicJsonWebKey) JsonWebKey.Factory.newJwk(key);
  }

  @Test
  @Tag("rule-12.1")
  void whatIsSignedVerifiesAndSigningAgainGivesTheSameBytes() throws Exception {
    for (Map<String, Object> signed : group("signed")) {
      String compact = (String) signed.get("compact");
      JsonWebSignature jws = opened(compact);
      assertThat(jws.verifySignature()).isTrue();
      assertThat(jws.getPayload()).isEqualTo(signed.get("payload"));
      assertThat(jws.getHeader("typ")).isEqualTo(signed.get("typ"));

      JsonWebSignature again = new JsonWebSignature();
      again.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
      again.setKeyIdHeaderValue("vectors-1");
      again.setHeader("typ", jws.getHeader("typ"));
      again.setPayload(jws.getPayload());
      again.setKey(key(0).getPrivateKey());
      assertThat(again.getCompactSerialization()).isEqualTo(compact);
    }
  }

  @Test
  @Tag("rule-12.1")
  void whatWasForgedOrDamagedIsRefused() {
    List<Map<String, Object>> refused =
        group("verified").stream()
            .filter(each -> SEEN_BY_ANYBODY.contains(String.valueOf(each.get("defect"))))
            .filter(each -> !each.get("what").equals("padding behind the signature"))
            .toList();
    assertThat(refused).hasSizeGreaterThan(8);
    for (Map<String, Object> each : refused) {
      assertThat(accepts((String) each.get("compact"))).as("%s", each.get("what")).isFalse();
    }
  }

  private boolean accepts(String compact) {
    try {
      JsonWebSignature jws = opened(compact);
      return "vectors-1".equals(jws.getKeyIdHeaderValue()) && jws.verifySignature();
    } catch (JoseException | RuntimeException e) {
      return false;
    }
  }

  private JsonWebSignature opened(String compact) throws JoseException {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(
        new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
    jws.setCompactSerialization(compact);
    jws.setKey(key(0).getPublicKey());
    return jws;
  }
}
