package dev.licensing.examples.server;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.testkit.conformance.ConformanceSuite;
import dev.licensing.testkit.conformance.ConformanceTarget;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The conformance kit against the server as its users run it: a process of its own, over a real
 * database, with addresses that are proved by mail.
 */
@Timeout(300)
class ConformanceTest extends ConformanceSuite {

  private static final String VENDOR = "a vendor key of the environment";
  private static final Pattern TOKEN = Pattern.compile("(?m)^([A-Za-z0-9_-]{20,})\\s*$");

  @TempDir private static Path folder;
  private static GreenMail mail;
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    server =
        RunningServer.start(
            folder,
            Map.of(
                "LICENSING_VENDOR_KEY",
                VENDOR,
                "LICENSING_SMTP",
                "smtp://127.0.0.1:" + mail.getSmtp().getPort(),
                "LICENSING_MAIL_FROM",
                "licenses@vendor.example"));
  }

  @AfterAll
  static void stop() {
    server.close();
    mail.stop();
  }

  @Override
  protected ConformanceTarget target() {
    return ConformanceTarget.of(server.uri(), VENDOR, List.of(TrustedKey.parse(server.key)))
        .withMail(ConformanceTest::newest, "shop.example");
  }

  private static Optional<String> newest(String email) {
    List<MimeMessage> letters = Arrays.asList(mail.getReceivedMessages());
    Collections.reverse(letters);
    return letters.stream()
        .filter(letter -> confirms(letter, email))
        .flatMap(letter -> TOKEN.matcher(GreenMailUtil.getBody(letter)).results())
        .map((MatchResult found) -> found.group(1))
        .findFirst();
  }

  private static boolean confirms(MimeMessage letter, String email) {
    try {
      return letter.getSubject().equals("Confirm your account")
          && letter.getAllRecipients()[0].toString().equals(email);
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
