package dev.licensing.client;

import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.ReportBodies;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.RemovalReport;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;

/**
 * What a manager does about users and machines that are gone. Every method needs somebody signed
 * in, waits for the server and throws nothing because of it. Thread-safe.
 */
public final class ManagerDesk {

  private final Person person;

  ManagerDesk(Person person) {
    this.person = person;
  }

  /**
   * A wish to remove a user who has left (rule 6.1); for a single lost machine it is the wrong one.
   *
   * @param order one that the manager manages, and the user uses
   * @param user as every use of a seat names them
   * @param retypedEmail the user's, typed again by the manager (rule 6.3)
   */
  public record Removal(OrderId order, AccountId user, String retypedEmail) {
    @Override
    public String toString() {
      return "Removal[" + order + ", " + user + "]";
    }
  }

  /** Every activation that would end; changes nothing (rule 6.5). */
  public Reply<Confirmable<RemovalReport>> previewRemoval(Removal asked) {
    return person.send(
        Call.post(path(asked) + "/preview", body(asked)),
        OrderReplies.RemovalReport.class,
        ReportBodies::removal);
  }

  /**
   * Ends all of a user's activations and bars them (rule 6.2).
   *
   * @param confirmed the hash of the preview that was shown
   */
  public Reply<Confirmable<RemovalReport>> remove(Removal asked, ReportHash confirmed) {
    return person.send(
        person.once(Call.post(path(asked), body(asked))).confirming(confirmed.value()),
        OrderReplies.RemovalReport.class,
        ReportBodies::removal);
  }

  /** Lets a removed user activate again; false if they could all the time (rule 6.6). */
  public Reply<Boolean> reinstate(AccountId user) {
    return person.send(
        person.once(
            Call.post("/v1/reinstatements", new OrderRequests.ReinstateUser(user.toString()))),
        OrderReplies.Reinstated.class,
        OrderReplies.Reinstated::wasBarred);
  }

  /**
   * Asks the vendor's support to end one activation, of a machine that is lost for good (rule 7.1).
   * Its user may ask as well.
   *
   * @param reason what happened to the machine; may be empty
   */
  public Reply<Answer.RemoteDeactivationRequested> requestRemoteDeactivation(
      ActivationId activation, String reason) {
    return person.send(
        person.once(
            Call.post(
                "/v1/activations/" + activation + "/remote-deactivation-request",
                new Requests.RequestRemoteDeactivation(reason))),
        Replies.RemoteDeactivationRequested.class,
        ReportBodies::remoteDeactivation);
  }

  private static String path(Removal asked) {
    return "/v1/orders/" + asked.order() + "/removals";
  }

  private static OrderRequests.RemoveUser body(Removal asked) {
    return new OrderRequests.RemoveUser(asked.user().toString(), asked.retypedEmail());
  }
}
