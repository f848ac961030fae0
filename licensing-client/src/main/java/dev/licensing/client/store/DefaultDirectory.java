package dev.licensing.client.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a user's applications keep such things, by the custom of the platform. */
public final class DefaultDirectory {

  private static final String NAME = "licensing";

  private DefaultDirectory() {}

  /** The one of this process. No I/O; the directory may not exist yet. */
  public static Path here() {
    return of(
        System.getProperty("os.name", ""), System.getProperty("user.home", "."), System.getenv());
  }

  /**
   * The custom of one platform.
   *
   * @param system as in {@code os.name}
   */
  static Path of(String system, String home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return absolute(environment.get("LOCALAPPDATA"))
          .orElse(Path.of(home, "AppData", "Local"))
          .resolve(NAME);
    }
    if (name.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", NAME);
    }
    return absolute(environment.get("XDG_DATA_HOME"))
        .orElse(Path.of(home, ".local", "share"))
        .resolve(NAME);
  }

  /** The XDG specification asks to ignore relative ones. */
  private static Optional<Path> absolute(@Nullable String path) {
    try {
      return path != null && !path.isEmpty() && Path.of(path).isAbsolute()
          ? Optional.of(Path.of(path))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
