package dev.licensing.examples.server;

import dev.licensing.server.access.RandomBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API key of the vendor: given by the environment, or made on the first start and kept. */
final class VendorKey {

  private static final Logger LOG = LoggerFactory.getLogger(VendorKey.class);

  private VendorKey() {}

  static String loadOrCreate(Options options) throws IOException {
    if (options.vendorKey().isPresent()) {
      return options.vendorKey().get();
    }
    Path file = options.data().resolve("vendor-key");
    if (!Files.exists(file)) {
      byte[] random = RandomBytes.secure().next(32);
      OwnerOnly.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
    }
    LOG.info("the vendor's API key is in {}", file);
    return Files.readString(file).strip();
  }
}
