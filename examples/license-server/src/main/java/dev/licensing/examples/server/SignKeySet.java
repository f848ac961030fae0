package dev.licensing.examples.server;

import dev.licensing.core.license.KeySetClaims;
import dev.licensing.core.license.StatementSigning;
import dev.licensing.core.license.TrustedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.TreeSet;

/**
 * Signs a key set with a root, on a machine that is not the server: {@code SignKeySet ROOT_FOLDER
 * VERSION KEYS_FOLDER}. The root is made on first use and stays in its folder; the keys folder, a
 * copy of the server's without its private key, says which keys count and which are revoked, and
 * gets {@code key-set.jws} and {@code root.pem}, to be put beside the server's keys.
 */
final class SignKeySet {

  private SignKeySet() {}

  /** Says what to build into applications. */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException("SignKeySet ROOT_FOLDER VERSION KEYS_FOLDER");
    }
    TrustedKey root = sign(Path.of(args[0]), Long.parseLong(args[1]), Path.of(args[2]));
    System.out.println("key set " + args[1] + " signed, root=" + root);
  }

  /**
   * Signs what the keys folder says.
   *
   * @param version higher than that of the last set
   * @return the public key of the root
   */
  static TrustedKey sign(Path rootFolder, long version, Path keysFolder) throws IOException {
    OwnerOnly.createFolder(rootFolder);
    Path privateFile = rootFolder.resolve("root-private.pem");
    Path publicFile = rootFolder.resolve(ServerKey.ROOT);
    Pem.createPair(privateFile, publicFile);
    TrustedKey root = ServerKey.trusted(publicFile);
    KeySetClaims claims =
        new KeySetClaims(
            version,
            Instant.now(),
            ServerKey.published(keysFolder),
            new TreeSet<>(ServerKey.revoked(keysFolder)));
    String compact =
        StatementSigning.sign(claims, Ed25519FastSigner.of(root.id(), Pem.privateKey(privateFile)));
    Files.copy(publicFile, keysFolder.resolve(ServerKey.ROOT), StandardCopyOption.REPLACE_EXISTING);
    OwnerOnly.write(keysFolder.resolve(ServerKey.KEY_SET), compact + "\n");
    return root;
  }
}
