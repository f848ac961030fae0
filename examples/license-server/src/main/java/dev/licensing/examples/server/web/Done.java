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
  ACCOUNT_DELETED("Your account is deleted. Goodbye."),

  // Serials.
  ASSIGNED("The user is assigned and can activate now."),
  INVITED(
      "There is no account with that address yet. It is invited, and assigned once it signs up."),
  UNASSIGNED("The user is no longer assigned."),
  NOT_ASSIGNED("Nobody with that address was assigned; nothing has changed."),
  ACCESS_GIVEN("The request is approved. The user can activate now."),
  ACCESS_DECLINED("The request is declined, and who asked is told."),
  ACCESS_ASKED("The owner is asked. You get a mail when they have decided."),
  ACCESS_ALREADY("You have access to this serial already; there was nothing to ask for."),
  CLAIMED("The serials are yours now."),
  TRANSFERRED("The serials are transferred. You and the new owner are told by mail."),
  KEPT_FOR_NEW_OWNER(
      "The serials are kept for the new owner. They stay yours until they are claimed."),
  RELINQUISHED("The serials are no longer yours."),
  FORCE_RELEASED("The seat is free. The machine learns at its next contact that it was taken."),
  SEAT_RETURNED("The seat is free.");

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
