package dev.licensing.core.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bodies a client sends. Instants are ISO 8601 in UTC, durations ISO 8601, ids and serials
 * texts. Every member is required, but for those that may be null; where a text may be empty it
 * says so.
 */
public final class Requests {

  private Requests() {}

  /** {@code POST /v1/accounts} and {@code POST /v1/registrations}. */
  public record Register(String email, String name, String password) {
    @Override
    public String toString() {
      return "Register[]";
    }
  }

  /** {@code POST /v1/sessions}. */
  public record SignIn(String email, String password) {
    @Override
    public String toString() {
      return "SignIn[]";
    }
  }

  /** {@code POST /v1/account/password}: the one that is and the one that shall be. */
  public record ChangePassword(String password, String newPassword) {
    @Override
    public String toString() {
      return "ChangePassword[]";
    }
  }

  /** {@code POST /v1/password-resets}: by who has forgotten it. */
  public record ResetPassword(String email) {
    @Override
    public String toString() {
      return "ResetPassword[]";
    }
  }

  /** {@code POST /v1/password-resets/confirmation}: with the token from the mail. */
  public record NewPassword(String token, String password) {
    @Override
    public String toString() {
      return "NewPassword[]";
    }
  }

  /**
   * {@code POST /v1/registrations/confirmation} and {@code POST /v1/email-changes/confirmation}:
   * the token from the mail.
   */
  public record ShowProof(String token) {
    @Override
    public String toString() {
      return "ShowProof[]";
    }
  }

  /**
   * {@code POST /v1/account/email} and {@code POST /v1/email-changes}: where the person is reached
   * from now on.
   */
  public record ChangeEmail(String email) {
    @Override
    public String toString() {
      return "ChangeEmail[]";
    }
  }

  /** {@code POST /v1/account/name}: what others see. */
  public record ChangeName(String name) {
    @Override
    public String toString() {
      return "ChangeName[]";
    }
  }

  /** {@code POST /v1/serials/view}. */
  public record ViewSerial(String serial) {}

  /**
   * {@code POST /v1/serials/history}.
   *
   * @param after where the page before said that this one begins; null: the newest
   */
  public record ViewHistory(String serial, @Nullable String after) {}

  /** {@code POST /v1/claims}: all serials of one order. */
  public record Claim(List<String> serials) {}

  /** {@code POST /v1/assignments} and {@code POST /v1/unassignments}. */
  public record Share(List<String> serials, String email) {}

  /** {@code POST /v1/access-requests}; the message may be empty. */
  public record AskForAccess(String serial, String message) {}

  /**
   * {@code POST /v1/relinquishments}, and the same with {@code /preview}: all serials of each
   * order.
   *
   * @param reservation who alone can claim them at first; null: whoever knows them
   */
  public record Relinquish(List<String> serials, @Nullable ReservationBody reservation) {}

  /**
   * For whom serials are kept.
   *
   * @param until the first instant at which they no longer are; null: until they are claimed
   */
  public record ReservationBody(String email, @Nullable String until) {}

  /**
   * {@code POST /v1/transfers}, and the same with {@code /preview}: all serials of each order.
   *
   * @param stayAssigned whether the old owner may go on using them
   * @param reserveUntil until when they are kept for a new owner who is not assigned to them; null
   *     refuses who is not
   */
  public record Transfer(
      List<String> serials, String email, boolean stayAssigned, @Nullable String reserveUntil) {}

  /** {@code POST /v1/requests/ID/decline}; the reason may be empty. */
  public record Decline(String reason) {}

  /** A machine: its display name, what it runs in, and the hashes of its components by kind. */
  public record MachineBody(String name, String environment, Map<String, String> components) {}

  /**
   * {@code POST /v1/activations}; the nonce is 16 to 64 characters of base64url.
   *
   * @param buildDate when the build that asks was released, else null
   */
  public record Activate(
      String serial, MachineBody machine, @Nullable String buildDate, String nonce) {}

  /** {@code POST /v1/activations/ID/refresh}; build date and nonce as above. */
  public record Refresh(MachineBody machine, @Nullable String buildDate, String nonce) {}

  /**
   * {@code POST /v1/returns}: what a machine without a network writes into a file when it gives its
   * seat up, and somebody carries to the server (rule 12.5).
   *
   * @param license the last license file of the installation, which proves whose seat it is
   */
  public record ReturnTicket(String license, MachineBody machine) {}

  /** {@code POST /v1/activations/ID/reactivate}; build date and nonce as above. */
  public record Reactivate(MachineBody machine, @Nullable String buildDate, String nonce) {}

  /** {@code POST /v1/trials}; build date and nonce as above. */
  public record StartTrial(
      String product, MachineBody machine, @Nullable String buildDate, String nonce) {}

  /** {@code POST /v1/activations/ID/release}. */
  public record Release(MachineBody machine) {}

  /**
   * {@code POST /v1/activations/ID/force-release}, and the same with {@code /preview}; the reason
   * may be empty.
   */
  public record ForceRelease(boolean unreachable, String reason) {}

  /**
   * {@code POST /v1/activations/ID/remote-deactivation-request}: what happened to the machine; may
   * be empty.
   */
  public record RequestRemoteDeactivation(String reason) {}

  /**
   * {@code POST /v1/vendor/orders}: who shall manage the order, by e-mail, with an account or
   * without.
   *
   * @param serials how many
   * @param customer who shall own the serials; null: nobody until they are claimed
   * @param purchaser who bought it for the customer, else null
   * @param licenseManagers may be empty
   */
  public record IssueOrder(
      String product,
      int serials,
      TermsBody terms,
      @Nullable String customer,
      @Nullable String purchaser,
      List<String> licenseManagers) {
    @Override
    public String toString() {
      return "IssueOrder[" + product + "]";
    }
  }

  /**
   * Terms as data; durations ISO 8601, for example {@code P7D} or {@code PT12H}.
   *
   * @param trialLength for how long a trial lasts; null where the terms are not of a trial
   */
  public record TermsBody(
      SeatsBody seats,
      String access,
      boolean claimable,
      String coolDown,
      int remoteDeactivationsPerYear,
      ValidityBody validity,
      OfflineBody offline,
      HostTermsBody hosts,
      String admission,
      String support,
      @Nullable String trialLength,
      Map<String, String> features) {}

  /**
   * How many seats, for whom, of what kind.
   *
   * @param lease for how long a floating seat holds without a heartbeat; null for node-locked ones
   * @param environments what may be taken where, by name; what is not named may take any seat
   */
  public record SeatsBody(
      int machineLimit,
      String usersAtOnce,
      @Nullable String lease,
      Map<String, String> environments) {}

  /** Until when the license holds, and for which builds; null: for ever, and for all. */
  public record ValidityBody(@Nullable String validUntil, @Nullable String updatesUntil) {}

  /** How long a license file serves. */
  public record OfflineBody(String refreshAfter, String validFor, String grace) {}

  /** Where a deployed application may run, and for how long a runtime key serves. */
  public record HostTermsBody(
      int production, int test, boolean wildcards, boolean applications, String keyValidFor) {}
}
