package dev.licensing.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was bought.
 *
 * @param roles who manages it; its customer owns its serials (rule 4.1)
 * @param standing whether the vendor lets it be used (rule 2.7)
 * @param serialCount how many serials it has; a claim must present them all (rule 4.2)
 * @param hosts where a deployed application may run (rule 9.1)
 * @param reservation for whom alone its serials can be claimed (rule 4.9)
 * @param remoteDeactivations when those that count for the quota were carried out, the oldest first
 *     (rule 7.2)
 * @param revision grows with each change; a decision rests on it
 */
public record Order(
    OrderId id,
    ProductId product,
    Roles roles,
    Standing standing,
    Terms terms,
    int serialCount,
    Hosts hosts,
    Optional<Reservation> reservation,
    List<Instant> remoteDeactivations,
    long revision) {

  /**
   * @throws IllegalArgumentException if the order has no serial
   */
  public Order {
    if (serialCount < 1) {
      throw new IllegalArgumentException("an order has at least one serial");
    }
    remoteDeactivations = List.copyOf(remoteDeactivations);
  }

  /** An order that was just sold. */
  public static Order issued(
      OrderId id, ProductId product, Roles roles, Terms terms, int serialCount) {
    return new Order(
        id,
        product,
        roles,
        Standing.GOOD,
        terms,
        serialCount,
        Hosts.none(),
        Optional.empty(),
        List.of(),
        0);
  }

  /** The owner of its serials; empty means unowned. */
  public Optional<AccountId> customer() {
    return roles.customer();
  }

  /** Whether this account owns the serials of the order. */
  public boolean ownedBy(AccountId account) {
    return customer().isPresent() && customer().get().equals(account);
  }

  /** Whether this account manages the order (rule 5.2). */
  public boolean managedBy(AccountId account) {
    return roles.include(account);
  }

  /** The reservation that keeps others from claiming at this instant. */
  public Optional<Reservation> reservationAt(Instant now) {
    return reservation.filter(held -> held.holdsAt(now));
  }

  /** The same order with other roles. */
  public Order withRoles(Roles changed) {
    return new Order(
        id,
        product,
        changed,
        standing,
        terms,
        serialCount,
        hosts,
        reservation,
        remoteDeactivations,
        revision);
  }

  /** The same order in another standing. */
  public Order withStanding(Standing changed) {
    return new Order(
        id,
        product,
        roles,
        changed,
        terms,
        serialCount,
        hosts,
        reservation,
        remoteDeactivations,
        revision);
  }

  /** The same order under other terms. */
  public Order withTerms(Terms changed) {
    return new Order(
        id,
        product,
        roles,
        standing,
        changed,
        serialCount,
        hosts,
        reservation,
        remoteDeactivations,
        revision);
  }

  /** The same order with so many serials more. */
  public Order withMoreSerials(int more) {
    return new Order(
        id,
        product,
        roles,
        standing,
        terms,
        serialCount + more,
        hosts,
        reservation,
        remoteDeactivations,
        revision);
  }

  /** The same order with other hosts. */
  public Order withHosts(Hosts changed) {
    return new Order(
        id,
        product,
        roles,
        standing,
        terms,
        serialCount,
        changed,
        reservation,
        remoteDeactivations,
        revision);
  }

  /** The same order, reserved for somebody or for nobody. */
  public Order withReservation(Optional<Reservation> changed) {
    return new Order(
        id,
        product,
        roles,
        standing,
        terms,
        serialCount,
        hosts,
        changed,
        remoteDeactivations,
        revision);
  }

  /** The same order, with these remote deactivations that count. */
  public Order withRemoteDeactivations(List<Instant> changed) {
    return new Order(
        id, product, roles, standing, terms, serialCount, hosts, reservation, changed, revision);
  }

  /** The same order at another revision. */
  public Order withRevision(long changed) {
    return new Order(
        id,
        product,
        roles,
        standing,
        terms,
        serialCount,
        hosts,
        reservation,
        remoteDeactivations,
        changed);
  }
}
