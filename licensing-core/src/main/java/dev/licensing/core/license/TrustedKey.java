package dev.licensing.core.license;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A public key that may sign statements. Its text form, to be embedded in an application, is {@code
 * id:key} with the 32 bytes of the Ed25519 key in base64url. Two of the same text are equal.
 * Thread-safe.
 */
public final class TrustedKey {

  private static final int BYTES = 32;

  /** What comes before the 32 bytes in an X.509 encoding (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** The generator of the curve, which every Java takes for a key. */
  private static final byte[] ANY = HexFormat.of().parseHex("58" + "66".repeat(31));

  private final String id;
  private final byte[] raw;

  /**
   * Made when something is verified: it takes a security provider, which takes its time to load.
   */
  private @Nullable PublicKey key;

  private TrustedKey(String id, byte[] raw) {
    if (raw.length != BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
    this.id = Objects.requireNonNull(id, "id");
    this.raw = raw;
  }

  /**
   * Trusts this key.
   *
   * @throws IllegalArgumentException unless it is an Ed25519 key in its X.509 encoding
   */
  public TrustedKey(String id, PublicKey key) {
    this(id, raw(key.getEncoded()));
    this.key = key;
  }

  private static byte[] raw(byte[] encoded) {
    if (!Arrays.equals(Arrays.copyOf(encoded, PREFIX.length), PREFIX)) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    return Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static TrustedKey parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a trusted key is written id:key");
    }
    return new TrustedKey(
        text.substring(0, colon), Base64.getUrlDecoder().decode(text.substring(colon + 1)));
  }

  /** The 32 bytes of the key (RFC 8032); a copy. */
  public byte[] raw() {
    return raw.clone();
  }

  /** How statements name it. */
  public String id() {
    return id;
  }

  /**
   * The key as the JDK has it.
   *
   * @throws IllegalStateException if this Java has no Ed25519, or takes the 32 bytes for no key
   */
  public PublicKey key() {
    try {
      return made();
    } catch (GeneralSecurityException e) {
      throw notThisJava(e);
    }
  }

  synchronized PublicKey made() throws GeneralSecurityException {
    if (key == null) {
      byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + BYTES);
      System.arraycopy(raw, 0, encoded, PREFIX.length, BYTES);
      key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
    return key;
  }

  /** Ready to be given what was signed. */
  Signature verifying() throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(made());
    return verifier;
  }

  /**
   * Does what the first verification has to do first, which is to load half a security provider: on
   * another thread, a product that starts need not wait for all of it. Changes nothing and never
   * throws; what is wrong shows when something is verified.
   */
  public static void prepare() {
    try {
      new TrustedKey("", ANY).verifying();
    } catch (GeneralSecurityException | RuntimeException e) {
      return; // verifying will say so
    }
  }

  static IllegalStateException notThisJava(GeneralSecurityException cause) {
    return new IllegalStateException(
        "this Java cannot use an Ed25519 key; a run-time image needs the module jdk.crypto.ec",
        cause);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TrustedKey that && id.equals(that.id) && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + Arrays.hashCode(raw);
  }

  /** The text form. */
  @Override
  public String toString() {
    return id + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }
}
