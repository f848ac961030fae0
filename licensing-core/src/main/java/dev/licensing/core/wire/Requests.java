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

  /** {@code POST /v1/accounts}. */
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

  /** {@code POST /v1/claims}: all serials of one order. */
  public record Claim(List<String> serials) {}

  /** {@code POST /v1/assignments} and {@code POST /v1/unassignments}. */
  public record Share(List<String> serials, String email) {}

  /** {@code POST /v1/access-requests}; the message may be empty. */
  public record AskForAccess(String serial, String message) {}

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

  /** {@code POST /v1/activations/ID/release}. */
  public record Release(MachineBody machine) {}

  /**
   * {@code POST /v1/activations/ID/force-release}, and the same with {@code /preview}; the reason
   * may be empty.
   */
  public record ForceRelease(boolean unreachable, String reason) {}

  /** {@code POST /v1/vendor/orders}. */
  public record IssueOrder(String product, int serials, TermsBody terms) {}

  /** Terms as data; durations ISO 8601, for example {@code P7D} or {@code PT12H}. */
  public record TermsBody(
      int machineLimit,
      String usersAtOnce,
      String access,
      boolean claimable,
      String coolDown,
      String refreshAfter,
      String validFor,
      String grace,
      Map<String, String> features) {}
}
