package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who shall manage an order, by e-mail: they need not have an account yet (rules 5.1, 5.9).
 *
 * @param purchaser dropped where it is the customer
 */
public record Buyers(
    Optional<Email> customer, Optional<Email> purchaser, SortedSet<Email> licenseManagers) {

  /** Copies the license managers. */
  public Buyers {
    Optional<Email> owner = customer;
    purchaser = purchaser.filter(who -> !Optional.of(who).equals(owner));
    licenseManagers = Collections.unmodifiableSortedSet(new TreeSet<>(licenseManagers));
  }

  /** Nobody. */
  public static Buyers nobody() {
    return new Buyers(Optional.empty(), Optional.empty(), new TreeSet<>());
  }

  /** A customer who bought it for themself. */
  public static Buyers customer(Email customer) {
    return new Buyers(Optional.of(customer), Optional.empty(), new TreeSet<>());
  }

  /** All of them, each once. */
  public SortedSet<Email> everybody() {
    TreeSet<Email> all = new TreeSet<>(licenseManagers);
    customer.ifPresent(all::add);
    purchaser.ifPresent(all::add);
    return all;
  }
}
