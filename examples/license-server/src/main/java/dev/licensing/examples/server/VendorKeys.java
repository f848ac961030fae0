package dev.licensing.examples.server;

import dev.licensing.server.access.RandomBytes;
import dev.licensing.server.access.VendorKey;
import dev.licensing.server.access.VendorScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API keys of the vendor. */
final class VendorKeys {

  private static final Logger LOG = LoggerFactory.getLogger(VendorKeys.class);
  private static final int SHORTEST = 20;
  private static final String FORM =
      Setting.VENDOR_KEYS.key() + " is written NAME:SCOPE+SCOPE:KEY, several separated by spaces";

  private VendorKeys() {}

  /** The one that is good for everything: given, or made on the first start and kept. */
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

  /**
   * Those that are good for some things, by the name of the holder.
   *
   * @throws IllegalArgumentException with a text for people, that names no key
   */
  static Map<String, VendorKey> read(String text) {
    Map<String, VendorKey> keys = new TreeMap<>();
    for (String one : text.isBlank() ? new String[0] : text.strip().split(" +", -1)) {
      String[] parts = one.split(":", 3);
      if (parts.length < 3 || !parts[0].matches("[A-Za-z0-9_.-]{1,60}")) {
        throw new IllegalArgumentException(FORM);
      }
      mustBeLong(Setting.VENDOR_KEYS, parts[2]);
      if (keys.put(parts[0], VendorKey.of(parts[2], scopes(parts[1]))) != null) {
        throw new IllegalArgumentException(
            Setting.VENDOR_KEYS.key() + " names " + parts[0] + " twice");
      }
    }
    return Collections.unmodifiableMap(keys);
  }

  private static Set<VendorScope> scopes(String text) {
    Set<VendorScope> scopes = EnumSet.noneOf(VendorScope.class);
    for (String name : text.split("\\+", -1)) {
      try {
        scopes.add(VendorScope.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            FORM + "; the scopes are " + EnumSet.allOf(VendorScope.class), e);
      }
    }
    return scopes;
  }

  static void mustBeLong(Setting setting, String key) {
    if (key.length() < SHORTEST) {
      throw new IllegalArgumentException(
          setting.key() + " has fewer than " + SHORTEST + " characters");
    }
  }
}
