package dev.licensing.examples.server;

import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.server.EndpointSettings;
import dev.licensing.server.notice.NotDelivered;
import dev.licensing.server.notice.NoticeDelivery;
import dev.licensing.server.notice.NoticeSender;
import dev.licensing.server.notice.Patience;
import dev.licensing.server.notice.WebhookSender;
import dev.licensing.server.postgres.PostgresLicenseStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices and proofs leave by what is set: mail, webhook, both, or not at all. */
final class Sending {

  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  private Sending() {}

  /** Begins to deliver; the settings, with mail if there is any. */
  static EndpointSettings begin(
      Options options, PostgresLicenseStore store, EndpointSettings settings, Resources resources) {
    InstantSource clock = settings.clock();
    List<NoticeSender> senders = new ArrayList<>();
    options
        .webhook()
        .ifPresent(to -> senders.add(new WebhookSender(to, options.webhookSecrets(), clock)));
    Optional<Smtp> smtp = options.mail().map(Smtp::new);
    smtp.ifPresent(mail -> senders.add(new NoticeMail(mail, store)));
    if (senders.isEmpty()) {
      LOG.warn("notices wait in the outbox: neither smtp nor webhook is set");
    } else {
      resources.add(
          new NoticeDelivery(store, notice -> all(senders, notice), Patience.standard(), clock)
              .start());
    }
    return smtp.map(
            mail ->
                settings.withMail(resources.add(new ProofLetters(mail, clock, options.address()))))
        .orElse(settings);
  }

  /** What fails at the second is sent to the first again, with the same id. */
  private static void all(List<NoticeSender> senders, Pending notice) throws NotDelivered {
    for (NoticeSender sender : senders) {
      sender.send(notice);
    }
  }
}
