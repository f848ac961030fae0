package dev.licensing.examples.server;

import dev.licensing.server.access.RandomBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** What the pages seal their cookies and addresses with. Who loses it signs everybody out. */
final class SiteSecret {

  private static final int BYTES = 32;

  private SiteSecret() {}

  static byte[] loadOrCreate(Path folder) throws IOException {
    Path file = folder.resolve("pages.secret");
    if (!Files.exists(file)) {
      OwnerOnly.write(
          file, Base64.getEncoder().encodeToString(RandomBytes.secure().next(BYTES)) + "\n");
    }
    byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
    if (secret.length != BYTES) {
      throw new IllegalArgumentException(file + " is no secret of " + BYTES + " bytes");
    }
    return secret;
  }
}
