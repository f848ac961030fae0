package dev.licensing.examples.server;

import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.server.access.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key pair of this server, made on its first start and kept as PEM: {@code private.pem} (PKCS
 * #8) and {@code public.pem} (X.509).
 */
record ServerKey(LicenseSigner signer, TrustedKey published) {

  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  static ServerKey loadOrCreate(Path folder) throws IOException {
    OwnerOnly.createFolder(folder);
    Path privateFile = folder.resolve("private.pem");
    Path publicFile = folder.resolve("public.pem");
    if (!Files.exists(privateFile)) {
      KeyPair pair = generate();
      // The private key last: while it is missing, the pair is made anew.
      OwnerOnly.write(publicFile, pem(PUBLIC, pair.getPublic().getEncoded()));
      OwnerOnly.write(privateFile, pem(PRIVATE, pair.getPrivate().getEncoded()));
    }
    return of(read(PRIVATE, privateFile), read(PUBLIC, publicFile));
  }

  private static ServerKey of(byte[] privateKey, byte[] publicKey) throws IOException {
    try {
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      PublicKey key = factory.generatePublic(new X509EncodedKeySpec(publicKey));
      factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey));
      String id = Secrets.sha256(HexFormat.of().formatHex(publicKey)).substring(0, 16);
      LicenseSigner signer = Ed25519FastSigner.of(id, privateKey);
      return new ServerKey(signer, new TrustedKey(id, key));
    } catch (GeneralSecurityException e) {
      throw new IOException("the key files hold no Ed25519 keys", e);
    }
  }

  private static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  private static String pem(String kind, byte[] encoded) {
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
