package dev.licensing.server;

import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.body.Answers;
import dev.licensing.server.body.Reports;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Who owns serials: claiming, giving up, handing on. */
final class OwnershipDesk {

  private final Desk desk;

  OwnershipDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    Route giveUp =
        Route.post("/v1/relinquishments/preview", Who.PERSON, this::previewRelinquish)
            .takes(Requests.Relinquish.class)
            .asks(RelinquishSerials.class)
            .gives(Replies.RelinquishReport.class, 200);
    Route handOn =
        Route.post("/v1/transfers/preview", Who.PERSON, this::previewTransfer)
            .takes(Requests.Transfer.class)
            .asks(TransferSerials.class)
            .gives(Replies.TransferReport.class, 200);
    return List.of(
        Route.post("/v1/claims", Who.PERSON, this::claim)
            .takes(Requests.Claim.class)
            .does(ClaimSerials.class)
            .gives(Replies.Claimed.class, 200)
            .guessable(),
        giveUp.guessable().reported(),
        Route.post("/v1/relinquishments", Who.PERSON, this::relinquish)
            .takes(Requests.Relinquish.class)
            .does(RelinquishSerials.class)
            .gives(Replies.RelinquishReport.class, 200)
            .guessable()
            .reported(),
        handOn.guessable().reported(),
        Route.post("/v1/transfers", Who.PERSON, this::transfer)
            .takes(Requests.Transfer.class)
            .does(TransferSerials.class)
            .gives(Replies.Transferred.class, 200)
            .guessable()
            .reported());
  }

  private WireResponse claim(Call call) {
    Requests.Claim body = desk.body(call, Requests.Claim.class);
    return desk.execute(
        call,
        new ClaimSerials(call.origin(), desk.serials(call, body.serials())),
        body,
        Answer.Claimed.class,
        (answer, permitted) ->
            Desk.reply(
                200,
                new Replies.Claimed(answer.order().toString(), Answers.serials(answer.serials()))));
  }

  private WireResponse previewRelinquish(Call call) {
    return desk.preview(call, relinquishing(call, desk.body(call, Requests.Relinquish.class)));
  }

  private WireResponse relinquish(Call call) {
    Requests.Relinquish body = desk.body(call, Requests.Relinquish.class);
    return desk.execute(
        call,
        relinquishing(call, body),
        body,
        Answer.Relinquished.class,
        (answer, permitted) -> Desk.reply(200, Reports.relinquish(answer.report())));
  }

  private RelinquishSerials relinquishing(Call call, Requests.Relinquish body) {
    SortedSet<SerialNumber> serials = desk.serials(call, body.serials());
    Optional<Reservation> reservation =
        Optional.ofNullable(body.reservation()).map(OwnershipDesk::reservation);
    return new RelinquishSerials(call.origin(), serials, reservation, Desk.confirmation(call));
  }

  private static Reservation reservation(Requests.ReservationBody body) {
    Email email = Fields.email(body.email());
    Optional<Instant> until = Fields.maybe("reservation.until", body.until());
    return Fields.read("reservation", () -> new Reservation(email, until));
  }

  private WireResponse previewTransfer(Call call) {
    return desk.preview(call, transferring(call, desk.body(call, Requests.Transfer.class)));
  }

  private WireResponse transfer(Call call) {
    Requests.Transfer body = desk.body(call, Requests.Transfer.class);
    return desk.execute(
        call,
        transferring(call, body),
        body,
        Answer.Transferred.class,
        (answer, permitted) ->
            Desk.reply(
                200,
                new Replies.Transferred(Answers.outcomes(answer.serials()), answer.to().value())));
  }

  private TransferSerials transferring(Call call, Requests.Transfer body) {
    SortedSet<SerialNumber> serials = desk.serials(call, body.serials());
    Email to = Fields.email(body.email());
    Optional<Instant> until = Fields.maybe("reserveUntil", body.reserveUntil());
    return Fields.read(
        "reserveUntil",
        () ->
            new TransferSerials(
                call.origin(), serials, to, body.stayAssigned(), until, Desk.confirmation(call)));
  }
}
