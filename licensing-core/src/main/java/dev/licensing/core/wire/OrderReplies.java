package dev.licensing.core.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server says of orders, see {@link Replies}. */
public final class OrderReplies {

  private OrderReplies() {}

  /** {@code GET /v1/orders}: those that the account manages or has activated. */
  public record Orders(List<OverviewBody> orders) {}

  /**
   * One of them.
   *
   * @param manages whether the account manages it, or has only activated it
   */
  public record OverviewBody(
      String order,
      String product,
      boolean manages,
      String standing,
      Requests.ValidityBody validity,
      int serialCount) {}

  /**
   * One order, as far as the caller may see it.
   *
   * @param support whether the caller may ask for technical support
   * @param contents all the rest, for managers and the vendor; null for a developer
   */
  public record OrderBody(
      String order,
      String product,
      List<ManagerBody> managers,
      boolean support,
      @Nullable ContentsBody contents) {}

  /** Whom to ask; somebody with several roles is listed once for each. */
  public record ManagerBody(String role, String name, String email) {}

  /** A role that waits for somebody to register. */
  public record AwaitedBody(String role, String email) {}

  /**
   * What managers see.
   *
   * @param serials the first, or those behind the one that was named
   * @param next behind which the list goes on; null at its end
   * @param removed who was removed from this order and can be reinstated, the latest first, at most
   *     a hundred
   */
  public record ContentsBody(
      String standing,
      Requests.TermsBody terms,
      int serialCount,
      List<AwaitedBody> awaited,
      List<Replies.SerialBody> serials,
      @Nullable String next,
      HostsBody hosts,
      QuotaBody quota,
      List<RequestBody> requests,
      List<RemovedBody> removed) {}

  /** Somebody who was removed and is barred from activating, by the account, and since when. */
  public record RemovedBody(String account, String name, String email, String since) {}

  /**
   * The host names of an order.
   *
   * @param productionKeysUntil when the last of the keys ends; null if there was none
   * @param testKeysUntil the same of test keys
   */
  public record HostsBody(
      List<String> production,
      List<String> test,
      @Nullable String productionKeysUntil,
      @Nullable String testKeysUntil) {}

  /**
   * Remote deactivations of the last 365 days.
   *
   * @param nextFreeAt null if one is free, or if there never is
   */
  public record QuotaBody(int used, int allowed, @Nullable String nextFreeAt) {}

  /**
   * An open request.
   *
   * @param kind {@code ACCESS} (details {@code serial}, {@code message}), {@code ORDER_TRANSFER}
   *     ({@code email}, {@code name}), {@code LICENSE_MANAGER} ({@code email}) or {@code
   *     REMOTE_DEACTIVATION} ({@code activation}, {@code reason})
   * @param by the account that asks
   * @param name its name; null if the account is no more
   * @param email its e-mail; null if the account is no more
   */
  public record RequestBody(
      String request,
      String kind,
      String order,
      String by,
      @Nullable String name,
      @Nullable String email,
      String at,
      Map<String, String> details) {}

  /** {@code GET /v1/vendor/requests}: those on which the vendor decides, the oldest first. */
  public record OpenRequests(List<RequestBody> requests) {}

  /**
   * What became of a license manager.
   *
   * @param outcome {@code ASSIGNED}, {@code INVITED}, {@code UNCHANGED}, {@code REMOVED}, or {@code
   *     REQUESTED} where the vendor is asked
   * @param request the request, else null
   */
  public record LicenseManagerChanged(
      String order, String email, String outcome, @Nullable String request) {}

  /**
   * What removing a user does, or has done.
   *
   * @param name the user's
   * @param touched every activation that ends
   * @param instead what to do if it is about one machine only
   */
  public record RemovalReport(
      String user,
      String name,
      List<TouchedBody> touched,
      List<Replies.RemedyBody> instead,
      String hash) {}

  /** One activation that ends. */
  public record TouchedBody(
      String order, String product, String serial, Replies.UseBody use, String offlineUseUntil) {}

  /** The user may activate again; false if they could all the time. */
  public record Reinstated(String user, boolean wasBarred) {}

  /**
   * What became of each host: {@code ADDED}, {@code REMOVED}, {@code UNCHANGED}.
   *
   * @param keysUntil until when keys that were issued before still serve; null if there is none
   */
  public record HostnamesChanged(
      String order, String hostClass, Map<String, String> hosts, @Nullable String keysUntil) {}

  /**
   * A runtime key.
   *
   * @param key its id
   * @param earlierKeysUntil until when keys that were issued before still serve; null if there is
   *     none
   * @param runtimeKey the signed key, which verifies offline
   */
  public record RuntimeKeyIssued(
      String key, String validUntil, @Nullable String earlierKeysUntil, String runtimeKey) {}
}
