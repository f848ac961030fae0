package dev.licensing.core.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies by which orders are managed, see {@link Requests}. */
public final class OrderRequests {

  private OrderRequests() {}

  /**
   * {@code POST /v1/orders/ID/view} and {@code POST /v1/vendor/requests/view}: the next page.
   *
   * @param after the serial, or the request, behind which it begins
   */
  public record Page(String after) {}

  /** {@code POST /v1/orders/ID/transfer-request}: who shall be the customer. */
  public record RequestTransfer(String email, String name) {
    @Override
    public String toString() {
      return "RequestTransfer[]";
    }
  }

  /** {@code POST /v1/orders/ID/license-managers}, and the same with {@code /remove}. */
  public record LicenseManager(String email) {
    @Override
    public String toString() {
      return "LicenseManager[]";
    }
  }

  /**
   * {@code POST /v1/orders/ID/removals}, and the same with {@code /preview}.
   *
   * @param user the account, as every use of a seat names it
   * @param email the user's, typed again; may be empty or wrong, and is refused then
   */
  public record RemoveUser(String user, String email) {
    @Override
    public String toString() {
      return "RemoveUser[" + user + "]";
    }
  }

  /** {@code POST /v1/reinstatements}: the account that was removed. */
  public record ReinstateUser(String user) {}

  /**
   * {@code POST /v1/orders/ID/hostnames}, and the same with {@code /remove}.
   *
   * @param hostClass {@code PRODUCTION} or {@code TEST}
   */
  public record Hostnames(String hostClass, List<String> hosts) {}

  /**
   * {@code POST /v1/orders/ID/runtime-keys}: for all hosts of a class, or for an application.
   *
   * @param hostClass {@code PRODUCTION} or {@code TEST}
   * @param application its name in itself; null: for the hosts
   */
  public record IssueRuntimeKey(String hostClass, @Nullable String application) {}
}
