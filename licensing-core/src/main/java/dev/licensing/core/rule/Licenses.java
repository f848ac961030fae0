package dev.licensing.core.rule;

import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.OfflineTerms;
import dev.licensing.core.model.Order;
import java.time.Instant;

/** What a license file says, from the terms (rule 12.1). */
final class Licenses {

  private Licenses() {}

  static LicenseClaims forActivation(Activation activation, Order order, Instant at, String nonce) {
    OfflineTerms offline = order.terms().offline();
    return new LicenseClaims(
        order.product(),
        activation.serial(),
        activation.id(),
        activation.machine(),
        order.terms().features(),
        at,
        at.plus(offline.refreshAfter()),
        at.plus(offline.validFor()),
        lastUse(order, at),
        nonce);
  }

  /** Until when a file issued at this instant serves at most. */
  static Instant lastUse(Order order, Instant issuedAt) {
    return issuedAt.plus(order.terms().offline().validFor()).plus(order.terms().offline().grace());
  }
}
