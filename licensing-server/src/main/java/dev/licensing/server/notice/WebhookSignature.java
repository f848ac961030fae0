package dev.licensing.server.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent to a webhook as the Standard Webhooks specification has it: HMAC-SHA256 over
 * id, time and body, so that none of them can be exchanged.
 */
final class WebhookSignature {

  private static final String PREFIX = "whsec_";
  private static final int FEWEST_BYTES = 24;

  private final SecretKeySpec secret;

  /**
   * @param secret {@code whsec_} and base64 of at least 24 random bytes
   * @throws IllegalArgumentException if it is not that
   */
  WebhookSignature(String secret) {
    byte[] bytes =
        Base64.getDecoder()
            .decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    if (bytes.length < FEWEST_BYTES) {
      throw new IllegalArgumentException("a webhook's secret has at least 24 bytes");
    }
    this.secret = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** The value of {@code webhook-signature}. */
  String of(String id, Instant at, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      String signed = id + "." + at.getEpochSecond() + "." + body;
      byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
