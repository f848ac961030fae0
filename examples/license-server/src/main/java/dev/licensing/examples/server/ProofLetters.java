package dev.licensing.examples.server;

import dev.licensing.server.access.ProofMail;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what proves a mailbox, in a thread of its own. One that is lost is asked for again. */
final class ProofLetters implements ProofMail, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProofLetters.class);
  private static final int MOST_WAITING = 1_000;
  private static final long FINISHING_SECONDS = 10;

  private final Smtp smtp;
  private final InstantSource clock;
  private final Optional<URI> address;
  private final ThreadPoolExecutor sending =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> new Thread(work, "licensing-proofs"));

  /**
   * Letters.
   *
   * @param address of the pages, if they are known to be somewhere: then there are links to them
   */
  ProofLetters(Smtp smtp, InstantSource clock, Optional<URI> address) {
    this.smtp = smtp;
    this.clock = clock;
    this.address = address;
  }

  @Override
  public void send(Letter letter) {
    try {
      sending.execute(() -> sendNow(letter));
    } catch (RejectedExecutionException e) {
      LOG.warn("{} is not sent: too many wait, or the server stops", letter);
    }
  }

  private void sendNow(Letter letter) {
    try {
      smtp.send(
          UUID.randomUUID().toString(),
          letter.to().value(),
          subject(letter.kind()),
          text(letter),
          clock.instant());
    } catch (MessagingException | RuntimeException e) {
      LOG.warn("{} is not sent: {}", letter, e.getClass().getName());
    }
  }

  private static String subject(Kind kind) {
    return switch (kind) {
      case REGISTRATION -> "Confirm your account";
      case ALREADY_REGISTERED -> "You have an account already";
      case NEW_EMAIL -> "Confirm your new address";
      case PASSWORD_RESET -> "Choose a new password";
      case PASSWORD_CHANGED -> "Your password was changed";
    };
  }

  private String text(Letter letter) {
    return letter
        .token()
        .map(
            token ->
                "Your code, until " + letter.until() + ":\n\n" + token + "\n" + link(letter, token))
        .orElse(
            letter.kind() == Kind.PASSWORD_CHANGED
                ? "Your password was changed, and every device signed out. If it was not you who did"
                    + " it, choose a new one now: ask for a reset.\n"
                : "Somebody tried to register this address, perhaps you. Sign in instead.\n");
  }

  private String link(Letter letter, String token) {
    String page =
        switch (letter.kind()) {
          case REGISTRATION -> "confirm";
          case NEW_EMAIL -> "confirm-email";
          case PASSWORD_RESET -> "new-password";
          case ALREADY_REGISTERED, PASSWORD_CHANGED -> "sign-in";
        };
    return address
        .map(here -> "\nEnter it here:\n\n" + here.resolve(page + "?proof=" + token) + "\n")
        .orElse("");
  }

  @Override
  public void close() {
    sending.shutdown();
    try {
      sending.awaitTermination(FINISHING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sending.shutdownNow();
  }
}
