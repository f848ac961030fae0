package dev.licensing.server.body;

import dev.licensing.core.decision.RefusalCode;

/** How the engine's refusals look on HTTP. */
final class Outcomes {

  private Outcomes() {}

  static int status(RefusalCode code) {
    return switch (code) {
      case ACCOUNT_NOT_RECOGNISED, REAUTHENTICATION_REQUIRED -> 401;
      case VENDOR_ONLY, ACCOUNT_BARRED, NOT_OWNER, ACCESS_NOT_GRANTED -> 403;
      case SERIAL_NOT_RECOGNISED, ACTIVATION_NOT_RECOGNISED -> 404;
      case ACTIVATION_ENDED -> 410;
      case REPORT_CHANGED -> 412;
      case MACHINE_IDENTITY_TOO_WEAK, UNREACHABLE_NOT_STATED -> 422;
      case REPORT_NOT_CONFIRMED -> 428;
      case EMAIL_TAKEN,
          SERIAL_ALREADY_ISSUED,
          SERIAL_ALREADY_OWNED,
          SERIAL_NOT_CLAIMABLE,
          SEVERAL_ORDERS,
          ORDER_INCOMPLETE,
          SERIAL_UNOWNED,
          DIFFERENT_MACHINE,
          HELD_BY_ANOTHER_USER,
          MACHINE_LIMIT_REACHED,
          COOL_DOWN,
          USER_HAS_ACTIVATION,
          OWNED_SERIAL_IN_USE,
          SHARED_SERIAL_IN_OWN_USE ->
          409;
    };
  }

  static String title(RefusalCode code) {
    return switch (code) {
      case VENDOR_ONLY -> "Only the vendor may do this.";
      case ACCOUNT_NOT_RECOGNISED -> "There is no such account.";
      case REAUTHENTICATION_REQUIRED -> "Sign in again before doing this.";
      case SERIAL_NOT_RECOGNISED -> "This serial is not known.";
      case ACTIVATION_NOT_RECOGNISED -> "This activation is not known.";
      case EMAIL_TAKEN -> "An account with this e-mail exists.";
      case SERIAL_ALREADY_ISSUED -> "The serial has been issued before.";
      case ACCOUNT_BARRED -> "The account was removed and cannot activate.";
      case SERIAL_ALREADY_OWNED -> "Somebody else owns the serial.";
      case SERIAL_NOT_CLAIMABLE -> "The serial cannot be claimed.";
      case SEVERAL_ORDERS -> "The serials belong to several orders; claim each alone.";
      case ORDER_INCOMPLETE -> "Present all serials of the order.";
      case SERIAL_UNOWNED -> "Nobody owns the serial.";
      case NOT_OWNER -> "Only the owner may do this.";
      case ACCESS_NOT_GRANTED -> "The owner has not granted access.";
      case MACHINE_IDENTITY_TOO_WEAK -> "This machine cannot be told from others.";
      case DIFFERENT_MACHINE -> "The activation belongs to another machine.";
      case ACTIVATION_ENDED -> "The activation has ended.";
      case HELD_BY_ANOTHER_USER -> "Somebody else uses the serial.";
      case MACHINE_LIMIT_REACHED -> "Every seat is taken.";
      case UNREACHABLE_NOT_STATED -> "State that the machine cannot be reached.";
      case COOL_DOWN -> "The last force release was too recent.";
      case USER_HAS_ACTIVATION -> "The user still uses the serial.";
      case OWNED_SERIAL_IN_USE -> "A serial of the account is in use.";
      case SHARED_SERIAL_IN_OWN_USE -> "The account uses a serial it does not own.";
      case REPORT_NOT_CONFIRMED -> "Read the report and confirm it.";
      case REPORT_CHANGED -> "Something has changed since the report.";
    };
  }
}
