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
