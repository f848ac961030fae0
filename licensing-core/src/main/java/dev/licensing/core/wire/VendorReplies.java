package dev.licensing.core.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server says to the vendor, see {@link Replies}. */
public final class VendorReplies {

  private VendorReplies() {}

  /**
   * Orders, by their ids, at most a hundred.
   *
   * @param next behind which the list goes on; null at its end
   */
  public record FoundOrders(List<FoundOrderBody> orders, @Nullable String next) {}

  /**
   * One of them.
   *
   * @param customer the e-mail, with an account or without; null if there is no customer
   */
  public record FoundOrderBody(
      String order,
      String product,
      String standing,
      Requests.ValidityBody validity,
      int serialCount,
      @Nullable String customer) {}

  /** An account, and its serials and orders as it sees them itself. */
  public record FoundAccount(
      Replies.AccountBody account,
      List<Replies.SerialBody> serials,
      List<OrderReplies.OverviewBody> orders) {}

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

  /** Notices that could not be delivered, the oldest first, at most a hundred. */
  public record DeadLetters(List<DeadLetterBody> letters) {}

  /**
   * A notice that could not be delivered.
   *
   * @param since when it was written
   * @param account whom it is for; null where that is an e-mail
   * @param email whom it is for; null where that is an account
   * @param attempts how often it was tried
   * @param at when it was put aside
   * @param problem why, for people
   */
  public record DeadLetterBody(
      String id,
      String since,
      String kind,
      @Nullable String account,
      @Nullable String email,
      Map<String, String> facts,
      int attempts,
      String at,
      String problem) {}

  /** Whether there was such a dead letter; it waits again now. */
  public record Revived(boolean revived) {}
}
