package dev.licensing.examples.server.account;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;

/**
 * An account of one's own, and another password when the old one is lost. What a mail proves comes
 * true only by a button: programs that look into mail follow links, and press nothing.
 */
public final class SigningUp {

  private SigningUp() {}

  /** What was typed before, and the token of a link. */
  public record Form(String email, String name, String token, boolean mailed) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.form("/sign-up", Audience.ANYBODY, SigningUp::form, SigningUp::signUp),
        Page.form("/confirm", Audience.ANYBODY, SigningUp::link, SigningUp::confirm),
        Page.form("/confirm-email", Audience.ANYBODY, SigningUp::emailLink, SigningUp::newEmail),
        Page.form("/forgotten", Audience.ANYBODY, SigningUp::forgotten, SigningUp::ask),
        Page.form("/new-password", Audience.ANYBODY, SigningUp::reset, SigningUp::choose));
  }

  private static Reply form(Visit visit) {
    return Reply.show("account/sign-up", "Sign up", of(visit));
  }

  private static Reply signUp(Visit visit) {
    sameTwice(visit);
    Requests.Register body =
        new Requests.Register(visit.field("email"), visit.field("name"), visit.secret("password"));
    if (!visit.site().mailed()) {
      visit
          .visitor()
          .ask("POST", "/v1/accounts")
          .with(body)
          .once(visit.once())
          .as(Replies.Registered.class);
      return Reply.go("/sign-in", Done.REGISTERED);
    }
    visit
        .visitor()
        .ask("POST", "/v1/registrations")
        .with(body)
        .once(visit.once())
        .as(Replies.ProofSent.class);
    return Reply.go("/sign-in", Done.LETTER_SENT);
  }

  private static Reply link(Visit visit) {
    return Reply.show("account/confirm", "Confirm your account", of(visit));
  }

  private static Reply confirm(Visit visit) {
    visit
        .visitor()
        .post(
            "/v1/registrations/confirmation",
            new Requests.ShowProof(visit.field("proof")),
            Replies.Registered.class);
    return Reply.go("/sign-in", Done.REGISTERED);
  }

  private static Reply emailLink(Visit visit) {
    return Reply.show("account/confirm", "Confirm your new address", of(visit));
  }

  private static Reply newEmail(Visit visit) {
    visit
        .visitor()
        .post(
            "/v1/email-changes/confirmation",
            new Requests.ShowProof(visit.field("proof")),
            Replies.EmailChanged.class);
    return Reply.go("/sign-in", Done.EMAIL_CHANGED);
  }

  private static Reply forgotten(Visit visit) {
    return Reply.show("account/forgotten", "Forgotten password", of(visit));
  }

  private static Reply ask(Visit visit) {
    visit
        .visitor()
        .post(
            "/v1/password-resets",
            new Requests.ResetPassword(visit.field("email")),
            Replies.ProofSent.class);
    return Reply.go("/sign-in", Done.LETTER_SENT);
  }

  private static Reply reset(Visit visit) {
    return Reply.show("account/new-password", "Choose a new password", of(visit));
  }

  private static Reply choose(Visit visit) {
    sameTwice(visit);
    visit
        .visitor()
        .ask("POST", "/v1/password-resets/confirmation")
        .with(new Requests.NewPassword(visit.field("proof"), visit.secret("password")))
        .done();
    return Reply.go("/sign-in", Done.PASSWORD_CHANGED);
  }

  static void sameTwice(Visit visit) {
    if (!visit.secret("password").equals(visit.secret("password-again"))) {
      throw Refused.because(422, "PASSWORDS_DIFFER");
    }
  }

  private static Form of(Visit visit) {
    String proof = visit.field("proof");
    return new Form(
        visit.field("email"),
        visit.field("name"),
        proof.isEmpty() ? visit.query("proof") : proof,
        visit.site().mailed());
  }
}
