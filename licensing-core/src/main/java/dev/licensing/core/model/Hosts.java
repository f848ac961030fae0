package dev.licensing.core.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The host names of an order, and until when the runtime keys issued for them serve (rules 9.1,
 * 9.3).
 *
 * @param productionKeysUntil when the last of the production keys ends; empty if there is none
 * @param testKeysUntil the same of test keys
 */
public record Hosts(
    SortedSet<HostName> production,
    SortedSet<HostName> test,
    Optional<Instant> productionKeysUntil,
    Optional<Instant> testKeysUntil) {

  private static final Hosts NONE =
      new Hosts(new TreeSet<>(), new TreeSet<>(), Optional.empty(), Optional.empty());

  /** Copies the names. */
  public Hosts {
    production = Collections.unmodifiableSortedSet(new TreeSet<>(production));
    test = Collections.unmodifiableSortedSet(new TreeSet<>(test));
  }

  /** No host name and no key. */
  public static Hosts none() {
    return NONE;
  }

  /** The names of this class. */
  public SortedSet<HostName> of(HostClass hostClass) {
    return switch (hostClass) {
      case PRODUCTION -> production;
      case TEST -> test;
    };
  }

  /** When the last key of this class ends, if one still serves at this instant. */
  public Optional<Instant> keysUntil(HostClass hostClass, Instant now) {
    Optional<Instant> end =
        switch (hostClass) {
          case PRODUCTION -> productionKeysUntil;
          case TEST -> testKeysUntil;
        };
    return end.filter(now::isBefore);
  }

  /** The same hosts, with these names of this class. */
  public Hosts with(HostClass hostClass, Collection<HostName> names) {
    return switch (hostClass) {
      case PRODUCTION -> new Hosts(new TreeSet<>(names), test, productionKeysUntil, testKeysUntil);
      case TEST -> new Hosts(production, new TreeSet<>(names), productionKeysUntil, testKeysUntil);
    };
  }

  /** The same hosts, after a key of this class was issued that ends then. */
  public Hosts withKeyUntil(HostClass hostClass, Instant end) {
    return switch (hostClass) {
      case PRODUCTION ->
          new Hosts(production, test, later(productionKeysUntil, end), testKeysUntil);
      case TEST -> new Hosts(production, test, productionKeysUntil, later(testKeysUntil, end));
    };
  }

  private static Optional<Instant> later(Optional<Instant> known, Instant end) {
    return Optional.of(known.filter(end::isBefore).orElse(end));
  }
}
