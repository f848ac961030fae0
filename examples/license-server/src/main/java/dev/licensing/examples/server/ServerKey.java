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
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The key pair of this server, made on its first start and kept as PEM: {@code private.pem} (PKCS
 * #8) and {@code public.pem} (X.509). Other keys whose signatures count are beside it, as {@code
 * public-NAME.pem}; those whose signatures no longer do as {@code revoked-NAME.pem}.
 *
 * @param published its own first
 * @param revoked ids of keys
 */
record ServerKey(LicenseSigner signer, List<TrustedKey> published, List<String> revoked) {

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
    TrustedKey own = trusted(publicFile);
    List<TrustedKey> published = new ArrayList<>(List.of(own));
    for (Path file : named("public-", folder)) {
      published.add(trusted(file));
    }
    List<String> revoked = new ArrayList<>();
    for (Path file : named("revoked-", folder)) {
      revoked.add(trusted(file).id());
    }
    byte[] privateKey = read(PRIVATE, privateFile);
    return new ServerKey(
        Ed25519FastSigner.of(own.id(), privateKey), List.copyOf(published), List.copyOf(revoked));
  }

  private static List<Path> named(String beginning, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(beginning + ".+\\.pem"))
          .sorted()
          .toList();
    }
  }

  /** The one that signs. */
  TrustedKey own() {
    return published.get(0);
  }

  private static TrustedKey trusted(Path file) throws IOException {
    byte[] publicKey = read(PUBLIC, file);
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey));
      String id = Secrets.sha256(HexFormat.of().formatHex(publicKey)).substring(0, 16);
      return new TrustedKey(id, key);
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
