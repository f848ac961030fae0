package dev.licensing.examples.server.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a page says after something was done. A link can choose one of these, and no words. */
public enum Done {
  SIGNED_OUT("You are signed out."),
  SIGNED_OUT_EVERYWHERE("You are signed out on every device."),
  REGISTERED("Your account is ready. Sign in to begin."),
  LETTER_SENT("If that is possible, a mail is on its way. Open it and follow its link."),
  PASSWORD_CHANGED("Your password was changed, and every device signed out."),
  NAME_CHANGED("Your name was changed."),
  EMAIL_CHANGED("Your e-mail address was changed."),
  ORDER_ISSUED("The order is there, with its serials."),
  SERIALS_ADDED("The order has more serials."),
  STANDING_CHANGED("The standing was changed."),
  USER_REINSTATED("The user may activate again. What was released stays released."),
  TERMS_CHANGED("The order has other terms."),
  REQUEST_APPROVED("The request is approved, and who asked is told."),
  REQUEST_DECLINED("The request is declined, and who asked is told why."),
  DEACTIVATED_REMOTELY("The activation has ended, and its user is told."),
  IMPORT_BEGUN("The import goes on by itself, also if you leave this page."),
  IMPORT_CANCELLED("The import stops after this batch. It can be gone on with."),
  NOTICE_REVIVED("The notice will be sent again."),
  ACCOUNT_DELETED("Your account is deleted. Goodbye.");

  private final String sentence;

  Done(String sentence) {
    this.sentence = sentence;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }

  static Optional<Done> of(String text) {
    return Arrays.stream(values())
        .filter(done -> done.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
        .findFirst();
  }
}
