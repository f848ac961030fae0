package dev.licensing.server;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.spi.Proof;
import dev.licensing.core.spi.SessionStore.Credential;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.ProofMail;
import dev.licensing.server.access.ProofMail.Kind;
import dev.licensing.server.access.ProofMail.Letter;
import dev.licensing.server.access.Secrets;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import dev.licensing.server.body.Responses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What comes true only with a token from a mail: an account, another address, a new password. Who
 * asks sees the same whether there is an account or not.
 */
final class ProofDesk {

  private static final Duration OF_AN_ADDRESS = Duration.ofDays(1);
  private static final Duration OF_A_RESET = Duration.ofHours(1);

  /** Kept in place of what somebody typed about an address that is not theirs. */
  private static final Email NOBODY = new Email("nobody@address.invalid");

  private final Desk desk;
  private final Passwords passwords;

  ProofDesk(Desk desk, Passwords passwords) {
    this.desk = desk;
    this.passwords = passwords;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/registrations", Who.ANYBODY, this::register)
            .takes(Requests.Register.class)
            .gives(Replies.ProofSent.class, 202),
        Route.post("/v1/registrations/confirmation", Who.ANYBODY, this::registered)
            .takes(Requests.ShowProof.class)
            .does(RegisterAccount.class)
            .gives(Replies.Registered.class, 201)
            .proved(),
        Route.post("/v1/email-changes", Who.PERSON, this::changeEmail)
            .takes(Requests.ChangeEmail.class)
            .asks(ChangeEmail.class)
            .gives(Replies.ProofSent.class, 202),
        Route.post("/v1/email-changes/confirmation", Who.ANYBODY, this::emailChanged)
            .takes(Requests.ShowProof.class)
            .does(ChangeEmail.class)
            .gives(Replies.EmailChanged.class, 200)
            .proved(),
        Route.post("/v1/password-resets", Who.ANYBODY, this::reset)
            .takes(Requests.ResetPassword.class)
            .gives(Replies.ProofSent.class, 202),
        Route.post("/v1/password-resets/confirmation", Who.ANYBODY, this::newPassword)
            .takes(Requests.NewPassword.class)
            .givesNothing());
  }

  private WireResponse register(Call call) {
    ProofMail mail = mail();
    Requests.Register body = desk.body(call, Requests.Register.class);
    Email email = Fields.email(body.email());
    AccountId id = new AccountId(desk.ids.next());
    Account account = Fields.read("name", () -> Account.registered(id, email, body.name()));
    counted(call, email);
    String credential = passwords.kept(body.password());
    boolean taken = desk.settings.sessions().credential(email).isPresent();
    Account kept = taken ? Account.registered(id, NOBODY, NOBODY.value()) : account;
    String token = passwords.newToken();
    Instant end = call.now().plus(OF_AN_ADDRESS);
    keep(new Proof.Registration(Secrets.sha256(token), kept, credential, end));
    mail.send(taken ? alreadyRegistered(email, end) : letter(Kind.REGISTRATION, email, token, end));
    return sent(end);
  }

  private WireResponse registered(Call call) {
    String token = desk.body(call, Requests.ShowProof.class).token();
    Proof.Registration proof = shown(call, token, Proof.Registration.class);
    return desk.executeOnce(
        call,
        proof.tokenHash(),
        new RegisterAccount(call.origin(), proof.account(), proof.credential()),
        Answer.Registered.class,
        (answer, permitted) ->
            Desk.reply(201, new Replies.Registered(answer.account().toString())));
  }

  private WireResponse changeEmail(Call call) {
    ProofMail mail = mail();
    Email email = Fields.email(desk.body(call, Requests.ChangeEmail.class).email());
    Decision decision = desk.ask(call, new ChangeEmail(call.origin(), email));
    boolean taken = decision.refusals().equals(List.of(RefusalCode.EMAIL_TAKEN));
    if (decision instanceof Refused refused && !taken) {
      return desk.refused(call, refused);
    }
    counted(call, email);
    AccountId account = call.origin().by().person().orElseThrow();
    String token = passwords.newToken();
    Instant end = call.now().plus(OF_AN_ADDRESS);
    keep(new Proof.NewEmail(Secrets.sha256(token), account, taken ? NOBODY : email, end));
    mail.send(taken ? alreadyRegistered(email, end) : letter(Kind.NEW_EMAIL, email, token, end));
    return sent(end);
  }

  /**
   * Whoever has the token need not be signed in: it was sent to who had just proved who they are.
   */
  private WireResponse emailChanged(Call call) {
    String token = desk.body(call, Requests.ShowProof.class).token();
    Proof.NewEmail proof = shown(call, token, Proof.NewEmail.class);
    Origin theirs =
        new Origin(call.origin().id(), call.now(), new Actor.Person(proof.about(), call.now()));
    return desk.executeOnce(
        call,
        proof.tokenHash(),
        new ChangeEmail(theirs, proof.email()),
        Answer.EmailChanged.class,
        (answer, permitted) -> Desk.reply(200, AccountDesk.changed(answer)));
  }

  private WireResponse reset(Call call) {
    ProofMail mail = mail();
    Email email = Fields.email(desk.body(call, Requests.ResetPassword.class).email());
    counted(call, email);
    Optional<AccountId> account =
        desk.settings.sessions().credential(email).map(Credential::account);
    String token = passwords.newToken();
    Instant end = call.now().plus(OF_A_RESET);
    AccountId about = account.orElseGet(() -> new AccountId(desk.ids.next()));
    keep(new Proof.Reset(Secrets.sha256(token), about, end));
    account.ifPresent(known -> mail.send(letter(Kind.PASSWORD_RESET, email, token, end)));
    return sent(end);
  }

  private WireResponse newPassword(Call call) {
    Requests.NewPassword body = desk.body(call, Requests.NewPassword.class);
    Proof.Reset proof = shown(call, body.token(), Proof.Reset.class);
    if (!passwords.replace(proof.about(), body.password(), call.now())) {
      throw new ProblemException(ProblemCode.PROOF_NOT_RECOGNISED, "");
    }
    return Responses.empty();
  }

  private ProofMail mail() {
    return desk.settings
        .mail()
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NO_SUCH_RESOURCE, "nothing is mailed here"));
  }

  private void keep(Proof proof) {
    desk.settings.sessions().keep(proof);
  }

  private static Letter letter(Kind kind, Email to, String token, Instant end) {
    return new Letter(kind, to, Optional.of(token), end);
  }

  private static Letter alreadyRegistered(Email to, Instant end) {
    return new Letter(Kind.ALREADY_REGISTERED, to, Optional.empty(), end);
  }

  private static WireResponse sent(Instant end) {
    return Responses.json(202, new Replies.ProofSent(end.toString()));
  }

  /** Every letter counts, so that nobody's mailbox is filled, nor the sender's good name spoilt. */
  private void counted(Call call, Email email) {
    String[] both = {"mail to " + email, "mail from " + call.remote()};
    desk.guesses.check(call.now(), both);
    desk.guesses.failed(call.now(), both);
  }

  /** At the very instant of its end a proof holds no more (rule 11.1). */
  private <P extends Proof> P shown(Call call, String token, Class<P> kind) {
    String where = "from " + call.remote();
    desk.guesses.check(call.now(), where);
    Optional<P> proof =
        desk.settings
            .sessions()
            .proof(Secrets.sha256(token))
            .filter(found -> call.now().isBefore(found.expiresAt()))
            .filter(kind::isInstance)
            .map(kind::cast);
    if (proof.isEmpty()) {
      desk.guesses.failed(call.now(), where);
    }
    return proof.orElseThrow(() -> new ProblemException(ProblemCode.PROOF_NOT_RECOGNISED, ""));
  }
}
