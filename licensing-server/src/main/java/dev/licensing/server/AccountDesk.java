package dev.licensing.server;

import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.ChangeName;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.ViewAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.spi.SessionStore.Credential;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.Secrets;
import dev.licensing.server.body.Answers;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import dev.licensing.server.body.Reports;
import dev.licensing.server.body.Responses;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts and sessions: registering, signing in and out, deleting. */
final class AccountDesk {

  private final Desk desk;
  private final Passwords passwords;

  AccountDesk(Desk desk, Passwords passwords) {
    this.desk = desk;
    this.passwords = passwords;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/accounts", Who.ANYBODY, this::register)
            .takes(Requests.Register.class)
            .does(RegisterAccount.class)
            .gives(Replies.Registered.class, 201),
        Route.post("/v1/sessions", Who.ANYBODY, this::signIn)
            .takes(Requests.SignIn.class)
            .gives(Replies.SignedIn.class, 201),
        Route.delete("/v1/sessions/current", Who.PERSON, this::signOut).givesNothing(),
        Route.delete("/v1/sessions", Who.PERSON, this::signOutEverywhere).givesNothing(),
        Route.post("/v1/account/password", Who.PERSON, this::changePassword)
            .takes(Requests.ChangePassword.class)
            .givesNothing(),
        Route.post("/v1/account/email", Who.PERSON, this::changeEmail)
            .takes(Requests.ChangeEmail.class)
            .does(ChangeEmail.class)
            .gives(Replies.EmailChanged.class, 200),
        Route.get("/v1/account", Who.PERSON, this::view)
            .asks(ViewAccount.class)
            .gives(Replies.AccountBody.class, 200),
        Route.post("/v1/account/name", Who.PERSON, this::changeName)
            .takes(Requests.ChangeName.class)
            .does(ChangeName.class)
            .gives(Replies.AccountBody.class, 200),
        Route.get("/v1/account/deletion", Who.PERSON, this::deletion)
            .asks(DeleteAccount.class)
            .gives(Replies.DeletionReport.class, 200)
            .reported(),
        Route.delete("/v1/account", Who.PERSON, this::delete)
            .does(DeleteAccount.class)
            .gives(Replies.DeletionReport.class, 200)
            .reported());
  }

  private WireResponse register(Call call) {
    unproved();
    Requests.Register body = desk.body(call, Requests.Register.class);
    Email email = Fields.email(body.email());
    AccountId id = new AccountId(desk.ids.next());
    Account account = Fields.read("name", () -> Account.registered(id, email, body.name()));
    String credential = passwords.kept(body.password());
    // The password stays out of what is hashed: a fast hash of it beside the e-mail would let
    // whoever steals the table try a dictionary, past the slow hash that guards the credential.
    Requests.Register asked = new Requests.Register(email.value(), account.name(), "");
    return desk.execute(
        call,
        new RegisterAccount(call.origin(), account, credential),
        asked,
        Answer.Registered.class,
        (answer, permitted) ->
            Desk.reply(201, new Replies.Registered(answer.account().toString())));
  }

  /** Which of e-mail and password is wrong is not said, nor shown by how long it takes. */
  private WireResponse signIn(Call call) {
    Requests.SignIn body = desk.body(call, Requests.SignIn.class);
    Email email = Fields.email(body.email());
    Passwords.bounded(body.password());
    Credential credential = recognised(call, email, body.password());
    WireResponse answer = signedIn(call, credential.account());
    // A password that was replaced in between has ended all sessions but this one.
    if (!desk.settings.sessions().credential(email).equals(Optional.of(credential))) {
      desk.settings.sessions().closeAll(credential.account());
      throw new ProblemException(ProblemCode.WRONG_CREDENTIALS, "");
    }
    return answer;
  }

  private Credential recognised(Call call, Email email, String password) {
    String who = "as " + email;
    String where = "from " + call.remote();
    desk.guesses.check(call.now(), who, where);
    // Counted before it is known, so that many at once are not more guesses than one by one.
    desk.guesses.failed(call.now(), who);
    Optional<Credential> credential = desk.settings.sessions().credential(email);
    if (!passwords.fits(password, credential)) {
      desk.guesses.failed(call.now(), where);
      throw new ProblemException(ProblemCode.WRONG_CREDENTIALS, "");
    }
    desk.guesses.forgiven(call.now(), who);
    return credential.orElseThrow();
  }

  private WireResponse signedIn(Call call, AccountId account) {
    String token = passwords.newToken();
    Instant end = call.now().plus(desk.settings.sessionLength());
    desk.settings.sessions().open(new Session(Secrets.sha256(token), account, call.now(), end));
    return Responses.json(201, new Replies.SignedIn(account.toString(), token, end.toString()));
  }

  private WireResponse signOut(Call call) {
    desk.settings.sessions().close(Callers.tokenHash(call.request()));
    return Responses.empty();
  }

  private WireResponse signOutEverywhere(Call call) {
    desk.settings.sessions().closeAll(account(call));
    return Responses.empty();
  }

  /** Ends all sessions, the caller's own too: who has the old password has nothing any more. */
  private WireResponse changePassword(Call call) {
    Requests.ChangePassword body = desk.body(call, Requests.ChangePassword.class);
    Passwords.bounded(body.password());
    AccountId account = account(call);
    Email email =
        passwords
            .email(account, call.now())
            .orElseThrow(() -> new ProblemException(ProblemCode.NOT_SIGNED_IN, ""));
    recognised(call, email, body.password());
    passwords.replace(account, body.newPassword(), call.now());
    return Responses.empty();
  }

  private static AccountId account(Call call) {
    return call.origin().by().person().orElseThrow();
  }

  /** Where addresses are proved by mail, none is taken without. */
  private void unproved() {
    if (desk.settings.mail().isPresent()) {
      throw new ProblemException(ProblemCode.NOT_ALLOWED, "the address is proved by mail here");
    }
  }

  /** That the person can be reached there is for the host to see to, before it calls. */
  private WireResponse changeEmail(Call call) {
    unproved();
    Requests.ChangeEmail body = desk.body(call, Requests.ChangeEmail.class);
    return desk.execute(
        call,
        new ChangeEmail(call.origin(), Fields.email(body.email())),
        body,
        Answer.EmailChanged.class,
        (answer, permitted) -> Desk.reply(200, changed(answer)));
  }

  private WireResponse view(Call call) {
    return desk.show(
        call,
        new ViewAccount(call.origin(), Optional.empty()),
        Answer.AccountShown.class,
        shown -> Answers.account(shown.account()));
  }

  private WireResponse changeName(Call call) {
    Requests.ChangeName body = desk.body(call, Requests.ChangeName.class);
    return desk.execute(
        call,
        Fields.read("name", () -> new ChangeName(call.origin(), body.name())),
        body,
        Answer.NameChanged.class,
        (answer, permitted) -> Desk.reply(200, Answers.account(answer.account())));
  }

  static Replies.EmailChanged changed(Answer.EmailChanged answer) {
    return new Replies.EmailChanged(answer.account().toString(), answer.email().value());
  }

  /** The report, blocked or not; that it was not confirmed yet is no problem here. */
  private WireResponse deletion(Call call) {
    Decision decision = desk.ask(call, new DeleteAccount(call.origin(), Optional.empty()));
    if (decision.report().isPresent() && decision.report().get() instanceof DeletionReport report) {
      return Responses.report(Reports.deletion(report), report.hash().value());
    }
    return desk.refused(call, (Decision.Refused) decision);
  }

  private WireResponse delete(Call call) {
    return desk.execute(
        call,
        new DeleteAccount(call.origin(), Desk.confirmation(call)),
        "",
        Answer.Deleted.class,
        (answer, permitted) -> Desk.reply(200, Reports.deletion(answer.report())));
  }
}
