package dev.licensing.core.wire;

import org.jspecify.annotations.Nullable;

/** What a server says to the vendor, see {@link Replies}. */
public final class VendorReplies {

  private VendorReplies() {}

  /** The order is under the new terms now. */
  public record TermsChanged(String order) {}

  /**
   * The order, or one serial of it, is in this standing now.
   *
   * @param serial null for the whole order
   */
  public record StandingChanged(String order, @Nullable String serial, String standing) {}

  /** The product can be tried now, or no longer. */
  public record TrialOffered(String product, boolean offered) {}

  /** So many lapsed activations were closed; where it is not zero, there may be more. */
  public record LapsesTold(int closed) {}

  /**
   * What a remote deactivation does, or has done: exactly one activation ends.
   *
   * @param user the name of who loses the seat
   * @param quota before it is carried out
   * @param counts whether it counts for the quota
   */
  public record RemoteDeactivationReport(
      String serial,
      String activation,
      String user,
      String machine,
      String offlineUseUntil,
      OrderReplies.QuotaBody quota,
      boolean counts,
      String hash) {}
}
