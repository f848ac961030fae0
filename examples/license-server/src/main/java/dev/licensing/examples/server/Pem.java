package dev.licensing.examples.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Ed25519 keys in files: private ones as PKCS #8, public ones as X.509. */
final class Pem {

  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private Pem() {}

  /** Makes the pair if there is none; a crash in between leaves none. */
  static void createPair(Path privateFile, Path publicFile) throws IOException {
    if (!Files.exists(privateFile)) {
      KeyPair pair = generate();
      // The private key last: while it is missing, the pair is made anew.
      OwnerOnly.write(publicFile, text(PUBLIC, pair.getPublic().getEncoded()));
      OwnerOnly.write(privateFile, text(PRIVATE, pair.getPrivate().getEncoded()));
    }
  }

  /** The PKCS #8 bytes. */
  static byte[] privateKey(Path file) throws IOException {
    return read(PRIVATE, file);
  }

  static PublicKey publicKey(Path file) throws IOException {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(read(PUBLIC, file)));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no Ed25519 key", e);
    }
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  private static String text(String kind, byte[] encoded) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }

  private static byte[] read(String kind, Path file) throws IOException {
    String text =
        Files.readString(file)
            .replace("-----BEGIN " + kind + "-----", "")
            .replace("-----END " + kind + "-----", "");
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no PEM file", e);
    }
  }
}
