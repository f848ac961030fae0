package dev.licensing.testkit.vectors;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What may be done to a license file, and what a forger would try. */
final class Tampering {

  private static final String HEADER =
      "{\"alg\":\"EdDSA\",\"kid\":\"vectors-1\",\"typ\":\"license+jws\"}";

  private Tampering() {}

  /** What was done, and the text that came of it. */
  static Map<String, String> of(String payload) {
    Map<String, String> texts = new LinkedHashMap<>();
    String good = signed(HEADER, payload);
    String input = good.substring(0, good.lastIndexOf('.'));
    String signature = good.substring(good.lastIndexOf('.') + 1);
    String forged = payload.replace("\"cores\":\"8\"", "\"cores\":\"9\"");
    texts.put("nothing at all", "");
    texts.put("no JWS", "license");
    texts.put("a fourth part", good + ".");
    texts.put("the signature is missing", input + ".");
    texts.put("the signature is cut short", good.substring(0, good.length() - 2));
    texts.put("zeros behind the signature", input + "." + lengthened(signature));
    texts.put("padding behind the signature", good + "==");
    texts.put("a line break in it", good.substring(0, 40) + "\n" + good.substring(40));
    texts.put(
        "the payload is another, the signature the old one",
        base64(HEADER) + "." + base64(forged) + "." + signature);
    texts.put("signed by a key that is not trusted", by(VectorKeys.SECOND, "vectors-1", payload));
    texts.put("signed by a revoked key", by(VectorKeys.SECOND, "vectors-2", payload));
    texts.put("signed by a key nobody knows", by(VectorKeys.SECOND, "vectors-3", payload));
    texts.put("no key is named", signed("{\"alg\":\"EdDSA\",\"typ\":\"license+jws\"}", payload));
    texts.put(
        "alg none, no signature",
        base64(HEADER.replace("EdDSA", "none")) + "." + base64(forged) + ".");
    texts.put("alg none, signed", signed(HEADER.replace("EdDSA", "none"), payload));
    texts.put("alg HS256, signed", signed(HEADER.replace("EdDSA", "HS256"), payload));
    texts.put("typ of an ending", signed(HEADER.replace("license+", "ending+"), payload));
    texts.put("no typ", signed("{\"alg\":\"EdDSA\",\"kid\":\"vectors-1\"}", payload));
    texts.put("alg twice", signed(HEADER.replace("{", "{\"alg\":\"none\","), payload));
    texts.put("of a later version", signed(HEADER, payload.replace("\"v\":1", "\"v\":2")));
    texts.put("without version", signed(HEADER, payload.replace("\"v\":1,", "")));
    texts.put(
        "with a member that is not known yet",
        signed(HEADER, payload.replace("\"v\":1,", "\"v\":1,\"later\":true,")));
    texts.put("the payload is no JSON", signed(HEADER, "license"));
    return texts;
  }

  private static String by(VectorKeys key, String kid, String payload) {
    String input = base64(HEADER.replace("vectors-1", kid)) + "." + base64(payload);
    return input + "." + base64(key.signer().sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String signed(String header, String payload) {
    String input = base64(header) + "." + base64(payload);
    byte[] signature = VectorKeys.FIRST.signer().sign(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + base64(signature);
  }

  private static String lengthened(String signature) {
    byte[] bytes = Base64.getUrlDecoder().decode(signature);
    return base64(Arrays.copyOf(bytes, bytes.length + 2));
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
