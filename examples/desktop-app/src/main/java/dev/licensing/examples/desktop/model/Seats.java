package dev.licensing.examples.desktop.model;

import dev.licensing.client.ForceRelease;
import dev.licensing.client.LicensingClient;
import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Reply;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.SerialNumber;
import java.util.List;
import java.util.Optional;

/**
 * What is done about seats besides activating: released here and elsewhere, claimed, asked for,
 * moved to the machine as it is after a repair. Belongs to the thread of the screen.
 */
public final class Seats {

  private final LicensingClient client;
  private final Activation activation;

  Seats(LicensingClient client, Activation activation) {
    this.client = client;
    this.activation = activation;
  }

  void previewForceRelease(Offer offer, Runnable next) {
    // Without the statement it is refused, and the refusal says what would happen: the statement
    // is the person's to make, on the next page.
    ForceRelease unstated = wish(offer, false);
    activation.hear(
        "waiting.look",
        asked -> asked.account().previewForceRelease(unstated),
        reply ->
            onlyTheStatementIsMissing(reply)
                .ifPresentOrElse(
                    report -> activation.go(new Page.ForceReleasing(offer, report, next)),
                    () -> activation.trouble(reply, () -> previewForceRelease(offer, next))));
  }

  private static ForceRelease wish(Offer offer, boolean unreachable) {
    return new ForceRelease(ActivationId.of(offer.fact("activation")), unreachable, "");
  }

  private static Optional<Confirmable<ForceReleaseReport>> onlyTheStatementIsMissing(
      Reply<Confirmable<ForceReleaseReport>> reply) {
    return reply instanceof Reply.Refused<Confirmable<ForceReleaseReport>> refused
            && refused.problem().reasons().stream()
                .allMatch(reason -> reason.code().equals(RefusalCode.UNREACHABLE_NOT_STATED.name()))
        ? refused.problem().report(ForceReleaseReport.class)
        : reply.done();
  }

  /** The person has read the report and states that the machine cannot be reached. */
  public void forceRelease() {
    Page.ForceReleasing here = (Page.ForceReleasing) activation.page();
    ForceRelease stated = wish(here.offer(), true);
    activation.ask(
        "waiting.forceRelease",
        asked -> asked.account().forceRelease(stated, here.report().hash()),
        done -> here.next().run(),
        // Something may have changed: what would happen is shown again first.
        () -> previewForceRelease(here.offer(), here.next()));
  }

  void claim(SerialNumber claimed, Runnable next) {
    activation.ask(
        "waiting.claim",
        asked -> asked.account().claim(List.of(claimed)),
        done -> next.run(),
        () -> claim(claimed, next));
  }

  /** Sends the owner a message. */
  public void askOwner(String message) {
    Page.AskingOwner here = (Page.AskingOwner) activation.page();
    activation.ask(
        "waiting.send",
        asked -> asked.account().requestAccess(new SerialNumber(here.serial()), message),
        done -> activation.home(Optional.of(Page.Said.well("said.askedOwner"))),
        () -> {
          activation.show(here);
          askOwner(message);
        });
  }

  /** Says that this is the machine it was, after a repair. */
  public void reactivate() {
    reactivate(Offer.of(Offer.Kind.REACTIVATE));
  }

  void reactivate(Offer offer) {
    boolean held = client.license().isPresent() || offer.fact("activation").isEmpty();
    activation.ask(
        "waiting.activate",
        asked ->
            held ? asked.reactivate() : asked.reactivate(ActivationId.of(offer.fact("activation"))),
        done -> activation.home(Optional.of(Page.Said.well("said.reactivated"))),
        () -> reactivate(offer));
  }

  /** Asks whether to give the seat of this machine back. */
  public void askToRelease() {
    activation.go(
        new Page.Releasing(() -> activation.home(Optional.of(Page.Said.well("said.released")))));
  }

  /** Gives it back. */
  public void release() {
    Page.Releasing here = (Page.Releasing) activation.page();
    activation.ask(
        "waiting.release",
        LicensingClient::release,
        done -> here.next().run(),
        () -> {
          activation.show(here);
          release();
        });
  }
}
