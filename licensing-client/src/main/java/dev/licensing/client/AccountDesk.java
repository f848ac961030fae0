package dev.licensing.client;

import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Deletion;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.SignedIn;
import dev.licensing.client.answer.SignedOut;
import dev.licensing.client.lifecycle.Session.Token;
import dev.licensing.client.protocol.Bodies;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.Exchange.Empty;
import dev.licensing.client.protocol.Heard;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a person does with their account: the same as in a web front end, from inside the product.
 * Every method but {@code register} and {@code signIn} needs somebody signed in; each waits for the
 * server and throws nothing because of it. Thread-safe.
 */
public final class AccountDesk {

  private final Person person;

  AccountDesk(Person person) {
    this.person = person;
  }

  /** Makes an account; it does not sign in. */
  public Reply<AccountId> register(String email, String name, String password) {
    Call call =
        person.once(Call.post("/v1/accounts", new Requests.Register(email, name, password)));
    return person.asAnybody(
        () ->
            person.ask(call, Replies.Registered.class).reply(body -> AccountId.of(body.account())));
  }

  /** Signs in; from then on the client acts for this person, until they sign out. */
  public Reply<SignedIn> signIn(String email, String password) {
    return person.asAnybody(() -> begin(email, password));
  }

  private Reply<SignedIn> begin(String email, String password) {
    Call call = Call.post("/v1/sessions", new Requests.SignIn(email, password));
    Heard<Replies.SignedIn> heard = person.ask(call, Replies.SignedIn.class);
    Reply<SignedIn> reply =
        heard.reply(
            body -> new SignedIn(AccountId.of(body.account()), Instant.parse(body.expiresAt())));
    if (reply.done().isPresent() && heard instanceof Heard.Did<Replies.SignedIn> did) {
      person.means().session().begin(new Token(did.body().token(), did.body().account()));
    }
    return reply;
  }

  /** Signs out. The token is forgotten here in any case, whatever the server answers. */
  public Reply<SignedOut> signOut() {
    return person.asPerson(
        token -> {
          person.means().session().end(token);
          return person
              .ask(
                  person.once(Call.delete("/v1/sessions/current")).bearing(token.value()),
                  Empty.class)
              .reply(empty -> new SignedOut());
        });
  }

  /** What the account owns and may use, with who uses it. */
  public Reply<List<SerialOverview>> serials() {
    return person.send(Call.get("/v1/serials"), Replies.Serials.class, Bodies::overviews);
  }

  /** Makes the account the owner: all serials of one order (rule 4.2). */
  public Reply<Answer.Claimed> claim(Collection<SerialNumber> serials) {
    return person.send(
        person.once(Call.post("/v1/claims", new Requests.Claim(Bodies.texts(serials)))),
        Replies.Claimed.class,
        body -> new Answer.Claimed(OrderId.of(body.order()), Bodies.serials(body.serials())));
  }

  /** Lets somebody use serials the account owns, all or none (rule 4.4). */
  public Reply<Answer.Assigned> assign(Collection<SerialNumber> serials, Email user) {
    return person.send(
        person.once(Call.post("/v1/assignments", share(serials, user))),
        Replies.Shared.class,
        body -> new Answer.Assigned(Bodies.sharing(body)));
  }

  /** Takes that back, all or none; refused while they use one (rule 4.6). */
  public Reply<Answer.Unassigned> unassign(Collection<SerialNumber> serials, Email user) {
    return person.send(
        person.once(Call.post("/v1/unassignments", share(serials, user))),
        Replies.Shared.class,
        body -> new Answer.Unassigned(Bodies.sharing(body)));
  }

  /**
   * Asks the owner for access (rule 4.3).
   *
   * @param message to the owner; may be empty
   */
  public Reply<Answer.AccessRequested> requestAccess(SerialNumber serial, String message) {
    return person.send(
        person.once(
            Call.post("/v1/access-requests", new Requests.AskForAccess(serial.value(), message))),
        Replies.AccessRequested.class,
        body ->
            new Answer.AccessRequested(
                new SerialNumber(body.serial()),
                Optional.ofNullable(body.request()).map(RequestId::of)));
  }

  /** What a force release would do; changes nothing (rule 14.3). */
  public Reply<Confirmable<ForceReleaseReport>> previewForceRelease(ForceRelease asked) {
    return person.send(
        Call.post(path(asked) + "/preview", body(asked)),
        Replies.ForceReleaseReport.class,
        Bodies::forceRelease);
  }

  /**
   * Ends an activation whose machine cannot be reached (rule 3.2).
   *
   * @param confirmed the hash of the preview that was shown
   */
  public Reply<Confirmable<ForceReleaseReport>> forceRelease(
      ForceRelease asked, ReportHash confirmed) {
    return person.send(
        person.once(Call.post(path(asked), body(asked))).confirming(confirmed.value()),
        Replies.ForceReleaseReport.class,
        Bodies::forceRelease);
  }

  /** What stands against deleting the account, or what follows from it (rules 8.3, 8.4). */
  public Reply<Confirmable<Deletion>> deletionReport() {
    return person.send(
        Call.get("/v1/account/deletion"), Replies.DeletionReport.class, Bodies::deletion);
  }

  /**
   * Deletes the account, for good, and signs out (rules 8.5 to 8.7).
   *
   * @param confirmed the hash of the report that was shown
   */
  public Reply<Confirmable<Deletion>> delete(ReportHash confirmed) {
    Call call = person.once(Call.delete("/v1/account")).confirming(confirmed.value());
    Reply<Confirmable<Deletion>> reply =
        person.send(call, Replies.DeletionReport.class, Bodies::deletion);
    if (reply.done().isPresent()) {
      person.means().session().end();
    }
    return reply;
  }

  private static Requests.Share share(Collection<SerialNumber> serials, Email user) {
    return new Requests.Share(Bodies.texts(serials), user.value());
  }

  private static String path(ForceRelease asked) {
    return "/v1/activations/" + asked.activation() + "/force-release";
  }

  private static Requests.ForceRelease body(ForceRelease asked) {
    return new Requests.ForceRelease(asked.unreachable(), asked.reason());
  }
}
