package dev.licensing.examples.server.account;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;

/** In and out. */
public final class SigningIn {

  private SigningIn() {}

  /**
   * The form.
   *
   * @param next where it leads
   * @param again whether somebody who is signed in has to prove it anew
   */
  public record Form(String next, boolean again, String email) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.view("/", Audience.ANYBODY, SigningIn::start),
        Page.form("/sign-in", Audience.ANYBODY, SigningIn::form, SigningIn::signIn),
        Page.act("/sign-out", Audience.PERSON, SigningIn::form, SigningIn::signOut),
        Page.act("/sign-out-everywhere", Audience.PERSON, Profile::show, SigningIn::signOutAll));
  }

  private static Reply start(Visit visit) {
    return visit.signedIn() ? Reply.go("/serials") : Reply.go("/sign-in");
  }

  private static Reply form(Visit visit) {
    boolean again = !visit.query("again").isEmpty();
    String next = visit.field("next").isEmpty() ? visit.query("next") : visit.field("next");
    return Reply.show(
        "account/sign-in",
        again ? "Confirm that it is you" : "Sign in",
        new Form(next, again, visit.field("email")));
  }

  private static Reply signIn(Visit visit) {
    visit.begin(
        visit
            .visitor()
            .post(
                "/v1/sessions",
                new Requests.SignIn(visit.field("email"), visit.secret("password")),
                Replies.SignedIn.class));
    return Reply.go(local(visit.field("next")));
  }

  /** Only a page of ours: nobody is led elsewhere by a link to us. */
  private static String local(String next) {
    return next.matches("/[A-Za-z0-9_-][A-Za-z0-9_/.-]*") ? next : "/serials";
  }

  private static Reply signOut(Visit visit) {
    visit.api().ask("DELETE", "/v1/sessions/current").done();
    visit.end();
    return Reply.go("/sign-in", Done.SIGNED_OUT);
  }

  private static Reply signOutAll(Visit visit) {
    visit.api().ask("DELETE", "/v1/sessions").done();
    visit.end();
    return Reply.go("/sign-in", Done.SIGNED_OUT_EVERYWHERE);
  }
}
