package dev.licensing.examples.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be set: {@code --some-name} on the command line, {@code LICENSING_SOME_NAME} in the
 * environment, {@code some-name} in the file; in this order. What is secret is not for the command
 * line, which every user of the machine can read. The README says what each means.
 */
enum Setting {
  HOST("127.0.0.1"),
  PORT("8080"),
  ADDRESS(""),
  PROXIES("0"),
  DATA("licensing-data"),
  DATABASE(""),
  DATABASE_USER(""),
  DATABASE_PASSWORD,
  CONNECTIONS("20"),
  VENDOR_KEY,
  VENDOR_KEYS,
  SMTP(""),
  SMTP_USER(""),
  SMTP_PASSWORD,
  MAIL_FROM(""),
  WEBHOOK(""),
  WEBHOOK_SECRETS,
  OPENID_ISSUER(""),
  OPENID_AUDIENCE(""),
  OPENID_KEYS(""),
  METRICS_PORT("");

  private final String usual;
  private final boolean secret;

  Setting(String usual) {
    this.usual = usual;
    this.secret = false;
  }

  /** A secret; there is none by default. */
  Setting() {
    this.usual = "";
    this.secret = true;
  }

  /** If nothing else is said; empty: nothing. */
  String usual() {
    return usual;
  }

  boolean secret() {
    return secret;
  }

  /** As it is written in the file, and behind two dashes on the command line. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** In the environment. */
  String variable() {
    return "LICENSING_" + name();
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }
}
