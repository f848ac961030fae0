package dev.licensing.examples.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the server is started.
 *
 * @param host the address to listen on; by default only this machine can connect, because without
 *     TLS in front nobody else should
 * @param port 0 for any that is free
 * @param data folder for keys, and for the embedded database
 * @param database JDBC URL of a PostgreSQL; empty for the embedded one
 * @param user and password for that database; empty if the URL has them
 * @param vendorKey empty to generate one
 */
record Options(
    String host,
    int port,
    Path data,
    Optional<String> database,
    Optional<String> user,
    Optional<String> password,
    Optional<String> vendorKey) {

  static final int USUAL_PORT = 8080;

  private static final String USAGE =
      "usage: [--host ADDRESS] [--port N] [--data DIR] [--database jdbc:postgresql://HOST/NAME]";

  @Override
  public String toString() {
    return "Options[host=" + host + ", port=" + port + ", data=" + data + "]";
  }

  /**
   * Reads the command line, and the environment for what it does not say.
   *
   * @throws IllegalArgumentException with a text for people
   */
  static Options parse(List<String> arguments, Map<String, String> environment) {
    String host = "127.0.0.1";
    int port = USUAL_PORT;
    Path data = Path.of("licensing-data");
    @Nullable String database = environment.get("LICENSING_DATABASE_URL");
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(USAGE);
      }
      String value = arguments.get(i + 1);
      switch (arguments.get(i)) {
        case "--host" -> host = value;
        case "--port" -> port = port(value);
        case "--data" -> data = Path.of(value);
        case "--database" -> database = value;
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    return new Options(
        host,
        port,
        data.toAbsolutePath().normalize(),
        Optional.ofNullable(database).map(Options::url),
        Optional.ofNullable(environment.get("LICENSING_DATABASE_USER")),
        Optional.ofNullable(environment.get("LICENSING_DATABASE_PASSWORD")),
        Optional.ofNullable(environment.get("LICENSING_VENDOR_KEY")).map(Options::longEnough));
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("--port is a number from 0 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static String url(String text) {
    if (!text.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("the database is given as jdbc:postgresql://HOST/NAME");
    }
    return text;
  }

  private static String longEnough(String key) {
    if (key.length() < 20) {
      throw new IllegalArgumentException("LICENSING_VENDOR_KEY has fewer than 20 characters");
    }
    return key;
  }
}
