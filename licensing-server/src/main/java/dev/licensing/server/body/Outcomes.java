package dev.licensing.server.body;

import dev.licensing.core.decision.RefusalCode;

/** How the engine's refusals look on HTTP. */
final class Outcomes {

  private Outcomes() {}

  static int status(RefusalCode code) {
    return switch (code) {
      case ACCOUNT_NOT_RECOGNISED, REAUTHENTICATION_REQUIRED -> 401;
      case VENDOR_ONLY,
          ACCOUNT_BARRED,
          OWN_ACCOUNT,
          NOT_OWNER,
          NOT_MANAGER,
          NOT_BUYER,
          ACCESS_NOT_GRANTED,
          APPROVAL_REQUIRED,
          ORDER_REVOKED,
          SERIAL_REVOKED,
          ORDER_SUSPENDED,
          SERIAL_SUSPENDED,
          LICENSE_EXPIRED,
          BUILD_NOT_COVERED,
          ENVIRONMENT_NOT_ALLOWED,
          WILDCARD_NOT_ALLOWED,
          APPLICATION_NOT_ALLOWED ->
          403;
      case SERIAL_NOT_RECOGNISED,
          ORDER_NOT_RECOGNISED,
          ACTIVATION_NOT_RECOGNISED,
          REQUEST_NOT_RECOGNISED,
          USER_NOT_RECOGNISED,
          TRIAL_NOT_OFFERED ->
          404;
      case ACTIVATION_ENDED -> 410;
      case REPORT_CHANGED -> 412;
      case MACHINE_IDENTITY_TOO_WEAK, UNREACHABLE_NOT_STATED, EMAIL_NOT_RETYPED -> 422;
      case REPORT_NOT_CONFIRMED -> 428;
      case EMAIL_TAKEN,
          ORDER_ALREADY_ISSUED,
          SERIAL_ALREADY_ISSUED,
          SERIAL_ALREADY_OWNED,
          SERIAL_RESERVED,
          SERIAL_NOT_CLAIMABLE,
          SEVERAL_ORDERS,
          ORDER_INCOMPLETE,
          SERIAL_UNOWNED,
          DIFFERENT_MACHINE,
          TRIAL_USED,
          HELD_BY_ANOTHER_USER,
          MACHINE_LIMIT_REACHED,
          COOL_DOWN,
          REMOTE_DEACTIVATIONS_USED_UP,
          RECIPIENT_NOT_ASSIGNED,
          USER_HAS_ACTIVATION,
          SERIAL_IN_USE,
          NOT_A_LICENSE_MANAGER,
          LAST_MANAGER,
          HOSTNAME_LIMIT_REACHED,
          NO_HOSTNAMES,
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
      case ORDER_NOT_RECOGNISED -> "This order is not known.";
      case ACTIVATION_NOT_RECOGNISED -> "This activation is not known.";
      case REQUEST_NOT_RECOGNISED -> "This request is not known.";
      case USER_NOT_RECOGNISED -> "This user is not known here.";
      case TRIAL_NOT_OFFERED -> "The product cannot be tried.";
      case EMAIL_TAKEN -> "An account with this e-mail exists.";
      case ORDER_ALREADY_ISSUED -> "The order has been issued before.";
      case SERIAL_ALREADY_ISSUED -> "The serial has been issued before.";
      case ACCOUNT_BARRED -> "The account was removed and cannot activate.";
      case OWN_ACCOUNT -> "Nobody removes themself.";
      case SERIAL_ALREADY_OWNED -> "Somebody else owns the serial.";
      case SERIAL_RESERVED -> "The serial is reserved for somebody else.";
      case SERIAL_NOT_CLAIMABLE -> "The serial cannot be claimed.";
      case SEVERAL_ORDERS -> "The serials belong to several orders; claim each alone.";
      case ORDER_INCOMPLETE -> "Present all serials of the order.";
      case SERIAL_UNOWNED -> "Nobody owns the serial.";
      case NOT_OWNER -> "Only the owner may do this.";
      case NOT_MANAGER -> "Only a manager of the order may do this.";
      case NOT_BUYER -> "Only the customer or the purchaser may do this.";
      case ACCESS_NOT_GRANTED -> "The owner has not granted access.";
      case APPROVAL_REQUIRED -> "The vendor must do this.";
      case ORDER_REVOKED -> "The order was revoked.";
      case SERIAL_REVOKED -> "The serial was revoked.";
      case ORDER_SUSPENDED -> "The order is suspended.";
      case SERIAL_SUSPENDED -> "The serial is suspended.";
      case LICENSE_EXPIRED -> "The license has ended.";
      case BUILD_NOT_COVERED -> "This build was released after the maintenance ended.";
      case ENVIRONMENT_NOT_ALLOWED -> "The terms do not allow this environment.";
      case MACHINE_IDENTITY_TOO_WEAK -> "This machine cannot be told from others.";
      case DIFFERENT_MACHINE -> "The activation belongs to another machine.";
      case TRIAL_USED -> "The product was tried on this machine before.";
      case ACTIVATION_ENDED -> "The activation has ended.";
      case HELD_BY_ANOTHER_USER -> "Somebody else uses the serial.";
      case MACHINE_LIMIT_REACHED -> "Every seat is taken.";
      case UNREACHABLE_NOT_STATED -> "State that the machine cannot be reached.";
      case COOL_DOWN -> "The last force release or reactivation was too recent.";
      case REMOTE_DEACTIVATIONS_USED_UP -> "The remote deactivations of this year are used up.";
      case RECIPIENT_NOT_ASSIGNED -> "Assign the serial to the new owner first.";
      case USER_HAS_ACTIVATION -> "The user still uses the serial.";
      case SERIAL_IN_USE -> "The serial is in use.";
      case NOT_A_LICENSE_MANAGER -> "The person is no license manager of the order.";
      case LAST_MANAGER -> "Somebody must manage the order.";
      case WILDCARD_NOT_ALLOWED -> "The terms allow no wildcards.";
      case HOSTNAME_LIMIT_REACHED -> "The terms allow no more host names.";
      case NO_HOSTNAMES -> "The order has no host names of this class.";
      case APPLICATION_NOT_ALLOWED -> "The terms allow no keys for applications.";
      case EMAIL_NOT_RETYPED -> "Type the e-mail of the user again.";
      case OWNED_SERIAL_IN_USE -> "A serial of the account is in use.";
      case SHARED_SERIAL_IN_OWN_USE -> "The account uses a serial it does not own.";
      case REPORT_NOT_CONFIRMED -> "Read the report and confirm it.";
      case REPORT_CHANGED -> "Something has changed since the report.";
    };
  }
}
