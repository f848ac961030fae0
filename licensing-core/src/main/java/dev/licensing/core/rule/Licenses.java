package dev.licensing.core.rule;

import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.OfflineTerms;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Terms;
import java.time.Instant;
import java.util.Optional;

/** What a license file says, from the terms (rule 12.1). */
final class Licenses {

  private Licenses() {}

  static LicenseClaims forActivation(Activation activation, Order order, Instant at, String nonce) {
    OfflineTerms offline = order.terms().offline();
    Optional<Instant> end = end(order.terms(), activation.leaseUntil());
    return new LicenseClaims(
        order.product(),
        activation.serial(),
        activation.id(),
        activation.machine(),
        order.terms().features(),
        at,
        notAfter(refreshAfter(order.terms(), at), end),
        notAfter(at.plus(offline.validFor()), end),
        lastUse(order, at, activation.leaseUntil()),
        order.terms().validity().updatesUntil(),
        activation.leaseUntil(),
        nonce);
  }

  /** The lease of a floating seat that is taken or renewed now (rule 2.11). */
  static Optional<Instant> lease(Terms terms, Instant at) {
    return terms.seats().lease().map(at::plus);
  }

  /** Until when a file issued at this instant serves at most. */
  static Instant lastUse(Order order, Instant issuedAt, Optional<Instant> leaseUntil) {
    OfflineTerms offline = order.terms().offline();
    return notAfter(
        issuedAt.plus(offline.validFor()).plus(offline.grace()), end(order.terms(), leaseUntil));
  }

  /** The same of the file that the machine of an activation has now. */
  static Instant lastUse(Order order, Activation activation) {
    return lastUse(order, activation.lastSeen(), activation.leaseUntil());
  }

  /** A floating seat is renewed at a third of its lease, so that two heartbeats may be lost. */
  private static Instant refreshAfter(Terms terms, Instant at) {
    Instant usual = at.plus(terms.offline().refreshAfter());
    return notAfter(usual, terms.seats().lease().map(lease -> at.plusNanos(lease.toNanos() / 3)));
  }

  /** No file serves beyond its subscription or its lease (rules 2.11, 11.2). */
  private static Optional<Instant> end(Terms terms, Optional<Instant> leaseUntil) {
    Optional<Instant> subscription = terms.validity().validUntil();
    return subscription.isPresent() && leaseUntil.isPresent()
        ? Optional.of(notAfter(subscription.get(), leaseUntil))
        : subscription.or(() -> leaseUntil);
  }

  private static Instant notAfter(Instant instant, Optional<Instant> end) {
    return end.filter(instant::isAfter).orElse(instant);
  }
}
