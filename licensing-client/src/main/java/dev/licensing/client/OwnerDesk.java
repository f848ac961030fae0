package dev.licensing.client;

import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Relinquishment;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.protocol.Bodies;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.ReportBodies;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.TransferReport;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * What an owner does with serials besides sharing them: giving them up and handing them on. Each
 * can be asked first; what was asked is confirmed by its hash. Every method needs somebody signed
 * in, waits for the server and throws nothing because of it. Thread-safe.
 */
public final class OwnerDesk {

  private final Person person;

  OwnerDesk(Person person) {
    this.person = person;
  }

  /**
   * A wish to own serials no longer (rule 4.8).
   *
   * @param serials all of each order
   * @param reservation who alone can claim them at first (rule 4.9); empty: whoever knows them
   */
  public record Relinquish(Collection<SerialNumber> serials, Optional<Reservation> reservation) {}

  /**
   * A wish that somebody else owns serials (rule 4.7).
   *
   * @param serials all of each order
   * @param stayAssigned whether the old owner may go on using them
   * @param reserveUntil until when they are kept for who is not assigned to them yet; empty refuses
   *     who is not
   */
  public record Transfer(
      Collection<SerialNumber> serials,
      Email to,
      boolean stayAssigned,
      Optional<Instant> reserveUntil) {}

  /** Who would lose what; changes nothing. */
  public Reply<Confirmable<Relinquishment>> previewRelinquish(Relinquish asked) {
    return person.send(
        Call.post("/v1/relinquishments/preview", body(asked)),
        Replies.RelinquishReport.class,
        ReportBodies::relinquishment);
  }

  /**
   * Gives serials up that nobody uses.
   *
   * @param confirmed the hash of the preview that was shown
   */
  public Reply<Confirmable<Relinquishment>> relinquish(Relinquish asked, ReportHash confirmed) {
    return person.send(
        person.once(Call.post("/v1/relinquishments", body(asked))).confirming(confirmed.value()),
        Replies.RelinquishReport.class,
        ReportBodies::relinquishment);
  }

  /** What handing them on would mean; changes nothing. */
  public Reply<Confirmable<TransferReport>> previewTransfer(Transfer asked) {
    return person.send(
        Call.post("/v1/transfers/preview", body(asked)),
        Replies.TransferReport.class,
        ReportBodies::transfer);
  }

  /**
   * Hands serials on, or reserves them.
   *
   * @param confirmed the hash of the preview that was shown
   */
  public Reply<Answer.Transferred> transfer(Transfer asked, ReportHash confirmed) {
    return person.send(
        person.once(Call.post("/v1/transfers", body(asked))).confirming(confirmed.value()),
        Replies.Transferred.class,
        ReportBodies::transferred);
  }

  private static Requests.Relinquish body(Relinquish asked) {
    return new Requests.Relinquish(
        Bodies.texts(asked.serials()),
        asked
            .reservation()
            .map(
                kept ->
                    new Requests.ReservationBody(kept.email().value(), Bodies.text(kept.until())))
            .orElse(null));
  }

  private static Requests.Transfer body(Transfer asked) {
    return new Requests.Transfer(
        Bodies.texts(asked.serials()),
        asked.to().value(),
        asked.stayAssigned(),
        Bodies.text(asked.reserveUntil()));
  }
}
