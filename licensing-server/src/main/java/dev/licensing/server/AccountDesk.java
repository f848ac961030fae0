package dev.licensing.server;

import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.spi.SessionStore.Credential;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.access.Secrets;
import dev.licensing.server.body.Answers;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import dev.licensing.server.body.Responses;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Accounts and sessions: registering, signing in and out, deleting. */
final class AccountDesk {

  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 256;
  private static final int TOKEN_BYTES = 32;
  private static final Pattern QUOTED = Pattern.compile("\"([0-9a-f]{32})\"");

  private final Desk desk;

  /** What the password is compared with where there is no account, so that both take as long. */
  private final String nobodys;

  AccountDesk(Desk desk) {
    this.desk = desk;
    this.nobodys = desk.settings.hasher().hash(newToken());
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1/accounts", Route.Who.ANYBODY, this::register),
        new Route("POST", "/v1/sessions", Route.Who.ANYBODY, this::signIn),
        new Route("DELETE", "/v1/sessions/current", Route.Who.PERSON, this::signOut),
        new Route("GET", "/v1/account/deletion", Route.Who.PERSON, this::deletion),
        new Route("DELETE", "/v1/account", Route.Who.PERSON, this::delete));
  }

  private WireResponse register(Call call) {
    Requests.Register body = desk.body(call, Requests.Register.class);
    Email email = Fields.email(body.email());
    AccountId id = new AccountId(desk.ids.next());
    Account account = Fields.read("name", () -> Account.registered(id, email, body.name()));
    if (body.password().length() < SHORTEST_PASSWORD) {
      throw ProblemException.malformed("password: at least " + SHORTEST_PASSWORD + " characters");
    }
    longEnough(body.password());
    String credential = desk.settings.hasher().hash(body.password());
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
    longEnough(body.password());
    String who = "as " + email;
    String where = "from " + call.remote();
    desk.guesses.check(call.now(), who, where);
    // Counted before it is known, so that many at once are not more guesses than one by one.
    desk.guesses.failed(call.now(), who);
    Optional<Credential> credential = desk.settings.sessions().credential(email);
    String kept = credential.map(Credential::value).orElse(nobodys);
    boolean right = desk.settings.hasher().matches(body.password(), kept);
    if (!right || credential.isEmpty()) {
      desk.guesses.failed(call.now(), where);
      throw new ProblemException(ProblemCode.WRONG_CREDENTIALS, "");
    }
    desk.guesses.forgiven(call.now(), who);
    return signedIn(call, credential.get().account());
  }

  private WireResponse signedIn(Call call, AccountId account) {
    String token = newToken();
    Instant end = call.now().plus(desk.settings.sessionLength());
    desk.settings.sessions().open(new Session(Secrets.sha256(token), account, call.now(), end));
    return Responses.json(201, new Replies.SignedIn(account.toString(), token, end.toString()));
  }

  private WireResponse signOut(Call call) {
    desk.settings.sessions().close(Callers.tokenHash(call.request()));
    return Responses.empty();
  }

  /** The report, blocked or not; that it was not confirmed yet is no problem here. */
  private WireResponse deletion(Call call) {
    Decision decision = desk.preview(new DeleteAccount(call.origin(), Optional.empty()));
    if (decision.report().isPresent() && decision.report().get() instanceof DeletionReport report) {
      return Responses.report(Answers.deletion(report), report.hash().value());
    }
    return desk.refused(call, (Decision.Refused) decision);
  }

  private WireResponse delete(Call call) {
    return desk.execute(
        call,
        new DeleteAccount(call.origin(), confirmation(call)),
        "",
        Answer.Deleted.class,
        (answer, permitted) -> Desk.reply(200, Answers.deletion(answer.report())));
  }

  /** The hash of the report that is confirmed, from {@code If-Match}. */
  static Optional<ReportHash> confirmation(Call call) {
    Optional<String> header = call.request().header("If-Match");
    if (header.isEmpty()) {
      return Optional.empty();
    }
    Matcher quoted = QUOTED.matcher(header.get().strip());
    if (!quoted.matches()) {
      throw ProblemException.malformed("If-Match: one report hash in quotation marks");
    }
    return Optional.of(new ReportHash(quoted.group(1)));
  }

  /** Account of who asks is a person on these routes. */
  static AccountId account(Call call) {
    return call.origin().by().person().orElseThrow();
  }

  private static void longEnough(String password) {
    if (password.length() > LONGEST_PASSWORD) {
      throw ProblemException.malformed("password: at most " + LONGEST_PASSWORD + " characters");
    }
  }

  private String newToken() {
    byte[] random = desk.settings.random().next(TOKEN_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
