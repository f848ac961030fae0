package dev.licensing.core.license;

import dev.licensing.core.json.JsonReader;
import dev.licensing.core.json.JsonWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The compact serialisation of a JWS (RFC 7515) signed with EdDSA (RFC 8037). The algorithm follows
 * from the trusted key; the header's word on it is only compared, never obeyed.
 */
final class Jws {

  /** Longer than any statement; a bound before any work is done. */
  static final int LONGEST = 32 * 1024;

  private static final int SIGNATURE_BYTES = 64;

  private Jws() {}

  static String sign(Statement statement, LicenseSigner signer) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "EdDSA");
    header.put("kid", signer.keyId());
    header.put("typ", statement.type());
    String input = encode(utf8(JsonWriter.write(header))) + "." + encode(utf8(statement.payload()));
    return input + "." + encode(signer.sign(utf8(input)));
  }

  /** The payload as text if everything up to the signature is right, else the first defect. */
  static Verification<String> open(String compact, String type, TrustedKeys keys) {
    try {
      String[] parts = compact.split("\\.", -1);
      if (compact.length() > LONGEST || parts.length != 3) {
        return new Verification.Rejected<>(Defect.MALFORMED);
      }
      Map<String, Object> header = JsonReader.read(text(decode(parts[0])));
      String payload = text(decode(parts[1]));
      byte[] signature = decode(parts[2]);
      if (!"EdDSA".equals(header.get("alg")) || !type.equals(header.get("typ"))) {
        return new Verification.Rejected<>(Defect.WRONG_TYPE);
      }
      if (!(header.get("kid") instanceof String kid)) {
        return new Verification.Rejected<>(Defect.UNKNOWN_KEY);
      }
      Optional<Defect> defect = check(utf8(parts[0] + "." + parts[1]), signature, kid, keys);
      return defect.isPresent()
          ? new Verification.Rejected<>(defect.get())
          : new Verification.Accepted<>(payload);
    } catch (IllegalArgumentException e) {
      return new Verification.Rejected<>(Defect.MALFORMED);
    }
  }

  private static Optional<Defect> check(
      byte[] input, byte[] signature, String kid, TrustedKeys keys) {
    if (keys.isRevoked(kid)) {
      return Optional.of(Defect.REVOKED_KEY);
    }
    Optional<TrustedKey> key = keys.find(kid);
    if (key.isEmpty()) {
      return Optional.of(Defect.UNKNOWN_KEY);
    }
    return fits(keys.check(), key.get(), input, signature)
        ? Optional.empty()
        : Optional.of(Defect.BAD_SIGNATURE);
  }

  /** The length is checked here because the JDK lets zeros at the end of a signature pass. */
  private static boolean fits(
      @Nullable SignatureCheck check, TrustedKey key, byte[] input, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return false;
    }
    return check == null ? verifies(key, input, signature) : check.fits(key, input, signature);
  }

  private static boolean verifies(TrustedKey key, byte[] input, byte[] signature) {
    try {
      Signature verifier = key.verifying();
      verifier.update(input);
      return verifier.verify(signature);
    } catch (NoSuchAlgorithmException e) {
      throw TrustedKey.notThisJava(e);
    } catch (GeneralSecurityException e) {
      return false; // thrown for bytes that are no signature at all
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Only the one canonical spelling is accepted, so that one statement has one text. */
  private static byte[] decode(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("not canonical base64url");
    }
    return bytes;
  }
}
