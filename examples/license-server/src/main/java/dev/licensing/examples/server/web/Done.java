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
  TERMS_CHANGED("The order has other terms."),
  REQUEST_APPROVED("The request is approved, and who asked is told."),
  REQUEST_DECLINED("The request is declined, and who asked is told why."),
  DEACTIVATED_REMOTELY("The activation has ended, and its user is told."),
  IMPORT_BEGUN("The import goes on by itself, also if you leave this page."),
  IMPORT_CANCELLED("The import stops after this batch. It can be gone on with."),
  NOTICE_REVIVED("The notice will be sent again."),
  ACCOUNT_DELETED("Your account is deleted. Goodbye."),

  // Orders.
  REQUEST_WITHDRAWN("Your request is withdrawn."),
  ORDER_TRANSFER_REQUESTED(
      "The vendor is asked to transfer the order. You and the new owner are told what becomes of"
          + " it."),
  LICENSE_MANAGER_ADDED("The order has another license manager."),
  LICENSE_MANAGER_INVITED(
      "An invitation is on its way. Whoever signs up with this address manages the order then."),
  LICENSE_MANAGER_REQUESTED("The vendor is asked. You are told what becomes of it."),
  LICENSE_MANAGER_ALREADY("Nothing was changed: this person manages the order already."),
  LICENSE_MANAGER_REMOVED("This person no longer manages the order."),
  USER_REMOVED("The user is removed: all their activations have ended, and they are barred."),
  USER_REINSTATED("The user may activate again. What was released stays released."),
  HOSTS_CHANGED("The host names were changed. Make a new key, which has the new names in it."),

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

  /** In an address. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Done> of(String text) {
    return Arrays.stream(values()).filter(done -> done.key().equals(text)).findFirst();
  }
}
