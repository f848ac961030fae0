package dev.licensing.examples.server;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** Sends one mail after the other, each over a connection of its own. */
final class Smtp {

  private static final String PATIENCE = Long.toString(Duration.ofSeconds(10).toMillis());

  private final SmtpSettings settings;
  private final Session session;

  Smtp(SmtpSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(SmtpSettings settings) {
    Properties mail = new Properties();
    mail.setProperty("mail.transport.protocol", "smtp");
    mail.setProperty("mail.smtp.host", settings.host());
    mail.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    mail.setProperty("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
    mail.setProperty("mail.smtp.connectiontimeout", PATIENCE);
    mail.setProperty("mail.smtp.timeout", PATIENCE);
    mail.setProperty("mail.smtp.writetimeout", PATIENCE);
    mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.encryption()) {
      case TLS -> mail.setProperty("mail.smtp.ssl.enable", "true");
      case STARTTLS -> {
        mail.setProperty("mail.smtp.starttls.enable", "true");
        mail.setProperty("mail.smtp.starttls.required", "true");
      }
      case NONE_ON_THIS_MACHINE -> {}
    }
    return mail;
  }

  /**
   * Sends.
   *
   * @param id stays the same when the same mail is sent again, so that a mailbox can tell
   */
  void send(String id, String to, String subject, String text, Instant at)
      throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@licensing>");
          }
        };
    message.setFrom(new InternetAddress(settings.from(), true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    message.setSubject(subject, "UTF-8");
    message.setText(text, "UTF-8");
    message.setSentDate(Date.from(at));
    // Nobody's holiday notice is to come back, and no loop to begin.
    message.setHeader("Auto-Submitted", "auto-generated");
    if (settings.user().isPresent()) {
      Transport.send(message, settings.user().get(), settings.password().orElse(""));
    } else {
      Transport.send(message);
    }
  }
}
