package dev.licensing.examples.desktop.model;

import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Status;
import dev.licensing.client.answer.Verdict.GivenUp;
import dev.licensing.client.answer.Verdict.NeverActivated;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.RefusalCode;
import java.util.List;
import java.util.Optional;

/** What the dialog shows. Each value is one page; a new value is a new page, even of one kind. */
public sealed interface Page {

  /** The page to begin with, as it stands with the license. */
  static Page first(Status status) {
    boolean nothingHere =
        status.verdict() instanceof NotLicensed not
            && (not.ground() instanceof NeverActivated || not.ground() instanceof GivenUp);
    return nothingHere && status.pending().isEmpty()
        ? new Serial()
        : new Standing(Optional.empty());
  }

  /** The serial number is asked for. */
  record Serial() implements Page {}

  /**
   * Somebody has to sign in before the dialog can go on.
   *
   * @param again whether they have to prove once more who they are
   * @param trouble what became of the last attempt
   * @param next what goes on afterwards
   */
  record SignIn(boolean again, Optional<Reply<?>> trouble, Runnable next) implements Page {

    /** Where nothing but that is missing. */
    static Optional<SignIn> ifThatIsAll(Reply<?> reply, Runnable next) {
      boolean unsent =
          reply instanceof Reply.NotSent<?> none && none.hindrance() == Hindrance.NOT_SIGNED_IN;
      boolean unknown = // the endpoint's code has the same name
          reply instanceof Reply.Refused<?> no && no.problem().has(Hindrance.NOT_SIGNED_IN);
      boolean stale =
          reply instanceof Reply.Refused<?> refused
              && refused.problem().has(RefusalCode.REAUTHENTICATION_REQUIRED);
      return unsent || unknown || stale
          ? Optional.of(new SignIn(stale, Optional.empty(), next))
          : Optional.empty();
    }
  }

  /**
   * An answer that was no "yes", with what can be done about it.
   *
   * @param again asks the same again
   * @param said what has been done about it so far; empty at first
   */
  record Trouble(Reply<?> reply, Offers offers, Runnable again, Optional<Said> said)
      implements Page {

    Trouble saying(String key, Object... arguments) {
      return new Trouble(reply, offers, again, Optional.of(Said.well(key, arguments)));
    }
  }

  /**
   * Whether to end an activation on a machine that cannot be reached: what will happen, and the
   * statement that has to be made (rule 3.2).
   *
   * @param offer of which machine
   * @param next what goes on afterwards
   */
  record ForceReleasing(Offer offer, Confirmable<ForceReleaseReport> report, Runnable next)
      implements Page {}

  /** A message to the owner of a serial, who may give access (rule 4.3). */
  record AskingOwner(String serial) implements Page {}

  /**
   * Whether to give the seat of this machine back.
   *
   * @param next what goes on afterwards
   */
  record Releasing(Runnable next) implements Page {}

  /**
   * Activating, or giving the seat back, by files.
   *
   * @param said what became of the last step; empty at first
   */
  record Offline(Optional<Said> said) implements Page {}

  /** Whether to give the license up and carry a ticket (rule 12.5). */
  record GivingUp() implements Page {}

  /**
   * How it stands with the license.
   *
   * @param said what has just been done; empty if nothing
   */
  record Standing(Optional<Said> said) implements Page {}

  /**
   * A sentence of the dialog about what has been done.
   *
   * @param key in the {@link Words}
   */
  record Said(boolean good, String key, List<Object> arguments) {

    /** Copies the arguments. */
    public Said {
      arguments = List.copyOf(arguments);
    }

    static Said well(String key, Object... arguments) {
      return new Said(true, key, List.of(arguments));
    }

    static Said badly(String key, Object... arguments) {
      return new Said(false, key, List.of(arguments));
    }

    /** In these words. */
    public String in(Words words) {
      return words.of(key, arguments.toArray());
    }
  }
}
