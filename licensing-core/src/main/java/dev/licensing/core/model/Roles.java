package dev.licensing.core.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who manages an order. When customer and purchaser are the same person, only the customer is
 * recorded (rule 5.1).
 *
 * @param customer the owner of the serials; empty means unowned
 */
public record Roles(
    Optional<AccountId> customer,
    Optional<AccountId> purchaser,
    SortedSet<AccountId> licenseManagers) {

  private static final Roles NOBODY = of(Optional.empty(), Optional.empty(), new TreeSet<>());

  /** Copies the license managers, and drops a purchaser who is the customer. */
  public Roles {
    Optional<AccountId> owner = customer;
    purchaser = purchaser.filter(who -> !Optional.of(who).equals(owner));
    licenseManagers = Collections.unmodifiableSortedSet(new TreeSet<>(licenseManagers));
  }

  /** Nobody manages it. */
  public static Roles nobody() {
    return NOBODY;
  }

  /** These people manage it. */
  public static Roles of(
      Optional<AccountId> customer,
      Optional<AccountId> purchaser,
      Collection<AccountId> licenseManagers) {
    return new Roles(customer, purchaser, new TreeSet<>(licenseManagers));
  }

  /** Whether this account has any of the roles (rule 5.2). */
  public boolean include(AccountId account) {
    return is(customer, account) || is(purchaser, account) || licenseManagers.contains(account);
  }

  /** Whether this account bought the order, for itself or for the customer (rule 5.6). */
  public boolean bought(AccountId account) {
    return is(customer, account) || is(purchaser, account);
  }

  /** Everybody who manages it, each once. */
  public SortedSet<AccountId> everybody() {
    TreeSet<AccountId> all = new TreeSet<>(licenseManagers);
    customer.ifPresent(all::add);
    purchaser.ifPresent(all::add);
    return all;
  }

  /** The same roles with another customer, or none. */
  public Roles withCustomer(Optional<AccountId> owner) {
    return new Roles(owner, purchaser, licenseManagers);
  }

  /** The same roles, and this account has this one too. */
  public Roles with(Role role, AccountId account) {
    SortedSet<AccountId> managers = new TreeSet<>(licenseManagers);
    return switch (role) {
      case CUSTOMER -> withCustomer(Optional.of(account));
      case PURCHASER -> new Roles(customer, Optional.of(account), licenseManagers);
      case LICENSE_MANAGER -> {
        managers.add(account);
        yield new Roles(customer, purchaser, managers);
      }
    };
  }

  /** The same roles without any of this account's. */
  public Roles without(AccountId account) {
    SortedSet<AccountId> managers = new TreeSet<>(licenseManagers);
    managers.remove(account);
    return new Roles(
        customer.filter(who -> !who.equals(account)),
        purchaser.filter(who -> !who.equals(account)),
        managers);
  }

  /** The same roles, and this account is no license manager. */
  public Roles withoutLicenseManager(AccountId account) {
    SortedSet<AccountId> managers = new TreeSet<>(licenseManagers);
    managers.remove(account);
    return new Roles(customer, purchaser, managers);
  }

  private static boolean is(Optional<AccountId> one, AccountId account) {
    return one.isPresent() && one.get().equals(account);
  }
}
