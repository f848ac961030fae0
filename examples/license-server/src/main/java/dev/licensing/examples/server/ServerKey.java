package dev.licensing.examples.server;

import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.server.EndpointSettings;
import dev.licensing.server.access.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key pair of this server, made on its first start and kept as {@code private.pem} and {@code
 * public.pem}. Other keys whose signatures count are beside it, as {@code public-NAME.pem}; those
 * whose signatures no longer do as {@code revoked-NAME.pem}; and {@code key-set.jws}, if a root has
 * signed one, with the root's {@code root.pem}.
 *
 * @param published its own first
 * @param revoked ids of keys
 */
record ServerKey(
    LicenseSigner signer,
    List<TrustedKey> published,
    List<String> revoked,
    Optional<KeySet> keySet) {

  /** Where the key set lies. */
  static final String KEY_SET = "key-set.jws";

  /** Where the public key of the root lies that has signed it. */
  static final String ROOT = "root.pem";

  /** A key set, and who has signed it. */
  record KeySet(TrustedKey root, String compact) {}

  static ServerKey loadOrCreate(Path folder) throws IOException {
    OwnerOnly.createFolder(folder);
    Path privateFile = folder.resolve("private.pem");
    Path publicFile = folder.resolve("public.pem");
    Pem.createPair(privateFile, publicFile);
    List<TrustedKey> published = published(folder);
    return new ServerKey(
        Ed25519FastSigner.of(published.get(0).id(), Pem.privateKey(privateFile)),
        published,
        revoked(folder),
        keySet(folder));
  }

  /** The public keys in a folder whose signatures count, that of its server first. */
  static List<TrustedKey> published(Path folder) throws IOException {
    List<TrustedKey> published = new ArrayList<>(List.of(trusted(folder.resolve("public.pem"))));
    for (Path file : named("public-", folder)) {
      published.add(trusted(file));
    }
    return List.copyOf(published);
  }

  /** The ids of those in a folder whose signatures no longer count. */
  static List<String> revoked(Path folder) throws IOException {
    List<String> revoked = new ArrayList<>();
    for (Path file : named("revoked-", folder)) {
      revoked.add(trusted(file).id());
    }
    return List.copyOf(revoked);
  }

  private static Optional<KeySet> keySet(Path folder) throws IOException {
    Path file = folder.resolve(KEY_SET);
    return Files.exists(file)
        ? Optional.of(new KeySet(trusted(folder.resolve(ROOT)), Files.readString(file).strip()))
        : Optional.empty();
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

  /**
   * The same settings, with what is revoked and the key set.
   *
   * @throws IllegalArgumentException if the root has not signed it, or it revokes the key that
   *     signs
   */
  EndpointSettings in(EndpointSettings settings) {
    EndpointSettings revoking = settings.withRevokedKeys(revoked);
    return keySet.map(set -> revoking.withKeySet(set.root(), set.compact())).orElse(revoking);
  }

  /** A key's id follows from the key. */
  static TrustedKey trusted(Path file) throws IOException {
    PublicKey key = Pem.publicKey(file);
    String id = Secrets.sha256(HexFormat.of().formatHex(key.getEncoded())).substring(0, 16);
    return new TrustedKey(id, key);
  }
}
