package dev.licensing.examples.server;

import dev.licensing.core.decision.Notice;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Bearer;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.server.notice.NotDelivered;
import dev.licensing.server.notice.NoticeSender;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Instant;
import java.util.Optional;

/** Sends notices by mail. The address of an account is looked up now, not when it was written. */
final class NoticeMail implements NoticeSender {

  private final Smtp smtp;
  private final LicenseStore store;

  NoticeMail(Smtp smtp, LicenseStore store) {
    this.smtp = smtp;
    this.store = store;
  }

  @Override
  public void send(Pending pending) throws NotDelivered {
    Optional<String> to = address(pending.notice().to());
    if (to.isEmpty()) {
      return; // the account is gone or a bearer's, and nobody would read this
    }
    try {
      smtp.send(
          pending.id().toString(),
          to.get(),
          Letters.subject(pending.notice()),
          Letters.text(pending.notice()),
          pending.since());
    } catch (AddressException e) {
      throw NotDelivered.forGood("the address is none");
    } catch (MessagingException e) {
      // Its words quote the address.
      throw NotDelivered.forNow(e.getClass().getSimpleName());
    }
  }

  private Optional<String> address(Notice.Recipient to) {
    return to instanceof Notice.ToEmail email
        ? Optional.of(email.email().value())
        : address(((Notice.ToAccount) to).account());
  }

  private Optional<String> address(AccountId account) {
    return store
        .read(FactsNeeded.by(Instant.EPOCH, Optional.empty()).andAccount(account))
        .named(account)
        .map(Account::email)
        .filter(email -> !Bearer.is(email))
        .map(Object::toString);
  }
}
