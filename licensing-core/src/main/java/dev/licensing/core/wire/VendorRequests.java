package dev.licensing.core.wire;

import org.jspecify.annotations.Nullable;

/** The bodies the vendor sends, see {@link Requests}; the first order is sold by one of those. */
public final class VendorRequests {

  private VendorRequests() {}

  /**
   * {@code POST /v1/vendor/orders/view}.
   *
   * @param email only orders in which whoever has it has a role, or which wait for it; null: all
   * @param after the order behind which the list goes on; null: from its beginning
   */
  public record FindOrders(@Nullable String email, @Nullable String after) {
    @Override
    public String toString() {
      return "FindOrders[]";
    }
  }

  /** {@code POST /v1/vendor/accounts/view}: whose. */
  public record FindAccount(String email) {
    @Override
    public String toString() {
      return "FindAccount[]";
    }
  }

  /** {@code POST /v1/vendor/orders/ID/serials}: how many more. */
  public record AddSerials(int serials) {}

  /** {@code POST /v1/vendor/orders/ID/terms}: all terms, not only those that change. */
  public record ChangeTerms(Requests.TermsBody terms) {}

  /**
   * {@code POST /v1/vendor/orders/ID/standing}; the reason may be empty.
   *
   * @param standing {@code GOOD}, {@code SUSPENDED} or {@code REVOKED}
   * @param serial null for the whole order
   */
  public record ChangeStanding(String standing, @Nullable String serial, String reason) {}

  /**
   * {@code POST /v1/vendor/trials}.
   *
   * @param terms with a trial length; null ends the offer
   */
  public record OfferTrial(String product, Requests.@Nullable TermsBody terms) {}

  /**
   * {@code POST /v1/vendor/activations/ID/deactivation}, and the same with {@code /preview}.
   *
   * @param override whether quota and expiry shall not stand in the way
   * @param reason may be empty if nothing is overridden
   */
  public record DeactivateRemotely(boolean override, String reason) {}
}
