package dev.licensing.examples.server;

import java.net.URI;
import java.util.Optional;

/**
 * How mail leaves: {@code smtps://HOST:PORT} encrypted from the beginning, {@code smtp://HOST:PORT}
 * encrypted by STARTTLS, which is required but on this machine.
 */
record SmtpSettings(
    String host,
    int port,
    Encryption encryption,
    Optional<String> user,
    Optional<String> password,
    String from) {

  /** From when on nobody else can read. */
  enum Encryption {
    TLS,
    STARTTLS,
    NONE_ON_THIS_MACHINE
  }

  static SmtpSettings of(
      URI address, Optional<String> user, Optional<String> password, String from) {
    String host = Optional.ofNullable(address.getHost()).orElse("");
    boolean tls = "smtps".equals(address.getScheme());
    if (host.isEmpty() || !(tls || "smtp".equals(address.getScheme()))) {
      throw new IllegalArgumentException("smtp is written smtp://HOST:PORT or smtps://HOST:PORT");
    }
    if (from.isEmpty()) {
      throw new IllegalArgumentException("mail needs mail-from");
    }
    boolean here = ThisMachine.is(host);
    Encryption encryption =
        tls ? Encryption.TLS : here ? Encryption.NONE_ON_THIS_MACHINE : Encryption.STARTTLS;
    int port = address.getPort() > 0 ? address.getPort() : tls ? 465 : 587;
    return new SmtpSettings(host, port, encryption, user, password, from);
  }

  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + "]";
  }
}
