package dev.licensing.examples.server.account;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;

/** Name, address and password. */
public final class Profile {

  private Profile() {}

  /** Who it is. */
  public record Me(Replies.AccountBody account, boolean mailed) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.view("/profile", Audience.PERSON, Profile::show),
        Page.act("/profile/name", Audience.PERSON, Profile::show, Profile::name),
        Page.act("/profile/email", Audience.PERSON, Profile::show, Profile::email),
        Page.act("/profile/password", Audience.PERSON, Profile::show, Profile::password));
  }

  static Reply show(Visit visit) {
    return Reply.show("account/profile", "Profile", new Me(visit.account(), visit.site().mailed()));
  }

  private static Reply name(Visit visit) {
    visit
        .api()
        .ask("POST", "/v1/account/name")
        .with(new Requests.ChangeName(visit.field("name")))
        .once(visit.once())
        .as(Replies.AccountBody.class);
    return Reply.go("/profile", Done.NAME_CHANGED);
  }

  private static Reply email(Visit visit) {
    Requests.ChangeEmail body = new Requests.ChangeEmail(visit.field("email"));
    if (visit.site().mailed()) {
      visit
          .api()
          .ask("POST", "/v1/email-changes")
          .with(body)
          .once(visit.once())
          .as(Replies.ProofSent.class);
      return Reply.go("/profile", Done.LETTER_SENT);
    }
    visit
        .api()
        .ask("POST", "/v1/account/email")
        .with(body)
        .once(visit.once())
        .as(Replies.EmailChanged.class);
    return Reply.go("/profile", Done.EMAIL_CHANGED);
  }

  /** Ends every session, this one too. */
  private static Reply password(Visit visit) {
    SigningUp.sameTwice(visit);
    visit
        .api()
        .ask("POST", "/v1/account/password")
        .with(new Requests.ChangePassword(visit.secret("old-password"), visit.secret("password")))
        .once(visit.once())
        .done();
    visit.end();
    return Reply.go("/sign-in", Done.PASSWORD_CHANGED);
  }
}
