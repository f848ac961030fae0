package dev.licensing.examples.server;

import dev.licensing.examples.server.web.Proxies;
import dev.licensing.server.access.VendorKey;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** How the server is started: what was set, checked. Never shows a value, which may be secret. */
final class Options {

  private static final String FILE = "config";
  private static final String FILE_VARIABLE = "LICENSING_CONFIG";

  private final Map<Setting, String> set;

  private Options(Map<Setting, String> set) {
    this.set = set;
  }

  /**
   * Reads the command line, then the environment for what that does not say, then the file that
   * either names.
   *
   * @throws IllegalArgumentException with a text for people, if anything is not understood
   */
  static Options parse(List<String> arguments, Map<String, String> environment) {
    Map<Setting, String> line = new EnumMap<>(Setting.class);
    Optional<String> file = Optional.ofNullable(environment.get(FILE_VARIABLE));
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (i + 1 == arguments.size() || !option.startsWith("--")) {
        throw new IllegalArgumentException(option + ": options are written --NAME VALUE");
      }
      if (option.equals("--" + FILE)) {
        file = Optional.of(arguments.get(i + 1));
      } else {
        line.put(onLine(option.substring(2)), arguments.get(i + 1));
      }
    }
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    file.map(name -> read(Path.of(name))).ifPresent(all::putAll);
    for (Setting setting : Setting.values()) {
      Optional.ofNullable(environment.get(setting.variable()))
          .ifPresent(value -> all.put(setting, value));
    }
    all.putAll(line);
    return new Options(all).checked();
  }

  private static Setting onLine(String key) {
    Setting setting = known(key);
    if (setting.secret()) {
      throw new IllegalArgumentException(
          key + " is secret: set " + setting.variable() + " or name it in the file");
    }
    return setting;
  }

  private static Setting known(String key) {
    return Setting.of(key)
        .orElseThrow(() -> new IllegalArgumentException("there is no setting " + key));
  }

  private static Map<Setting, String> read(Path file) {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file, e);
    }
    Map<Setting, String> read = new EnumMap<>(Setting.class);
    lines.stringPropertyNames().forEach(key -> read.put(known(key), lines.getProperty(key)));
    return read;
  }

  /** Everything is looked at once before the server starts. */
  private Options checked() {
    port();
    address();
    proxies();
    connections();
    metricsPort();
    mail();
    openId();
    if (database().filter(url -> !url.startsWith("jdbc:postgresql:")).isPresent()) {
      throw new IllegalArgumentException("database is written jdbc:postgresql://HOST/NAME");
    }
    vendorKey().ifPresent(key -> VendorKeys.mustBeLong(Setting.VENDOR_KEY, key));
    vendorKeys();
    if (webhook().isPresent() && webhookSecrets().isEmpty()) {
      throw new IllegalArgumentException("a webhook needs webhook-secrets");
    }
    return this;
  }

  String host() {
    return value(Setting.HOST);
  }

  int port() {
    return number(Setting.PORT, 0, 65_535);
  }

  /** Where customers find the pages: what a proxy in front is called. */
  Optional<URI> address() {
    return some(Setting.ADDRESS).map(Options::address);
  }

  /** That stand in front, and say who asks. */
  Proxies proxies() {
    return new Proxies(number(Setting.PROXIES, 0, 9));
  }

  private static URI address(String text) {
    URI address = URI.create(text);
    if (!List.of("https", "http").contains(String.valueOf(address.getScheme()))
        || address.getRawAuthority() == null
        || !List.of("", "/").contains(address.getRawPath())) {
      throw new IllegalArgumentException("address is written https://HOST");
    }
    return address.resolve("/");
  }

  Path data() {
    return Path.of(value(Setting.DATA)).toAbsolutePath().normalize();
  }

  Optional<String> database() {
    return some(Setting.DATABASE);
  }

  Optional<String> user() {
    return some(Setting.DATABASE_USER);
  }

  Optional<String> password() {
    return some(Setting.DATABASE_PASSWORD);
  }

  int connections() {
    return number(Setting.CONNECTIONS, 1, 1_000);
  }

  Optional<String> vendorKey() {
    return some(Setting.VENDOR_KEY);
  }

  Map<String, VendorKey> vendorKeys() {
    return VendorKeys.read(value(Setting.VENDOR_KEYS));
  }

  Optional<SmtpSettings> mail() {
    return some(Setting.SMTP)
        .map(
            address ->
                SmtpSettings.of(
                    URI.create(address),
                    some(Setting.SMTP_USER),
                    some(Setting.SMTP_PASSWORD),
                    value(Setting.MAIL_FROM)));
  }

  Optional<OpenIdSettings> openId() {
    return some(Setting.OPENID_ISSUER)
        .map(
            issuer ->
                new OpenIdSettings(
                    issuer,
                    value(Setting.OPENID_AUDIENCE),
                    URI.create(value(Setting.OPENID_KEYS))));
  }

  Optional<URI> webhook() {
    return some(Setting.WEBHOOK).map(URI::create);
  }

  /** Several while one takes the place of another. */
  List<String> webhookSecrets() {
    return some(Setting.WEBHOOK_SECRETS).map(all -> List.of(all.split(" +", -1))).orElse(List.of());
  }

  Optional<Integer> metricsPort() {
    return some(Setting.METRICS_PORT).map(set -> number(Setting.METRICS_PORT, 0, 65_535));
  }

  private String value(Setting setting) {
    return set.getOrDefault(setting, setting.usual());
  }

  private Optional<String> some(Setting setting) {
    return Optional.of(value(setting)).filter(text -> !text.isEmpty());
  }

  private int number(Setting setting, int least, int most) {
    String text = value(setting);
    int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          setting.key() + " is a number from " + least + " to " + most);
    }
    return number;
  }

  @Override
  public String toString() {
    return "Options[" + host() + ":" + port() + "]";
  }
}
