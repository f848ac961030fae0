package dev.licensing.core.model;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many seats a serial has, for whom, and of what kind.
 *
 * @param machineLimit live activations a serial may have, at least 1 (rule 2.2)
 * @param usersAtOnce rule 2.3
 * @param lease for how long a floating seat holds without a heartbeat (rule 2.11), to the
 *     microsecond; empty for node-locked seats
 * @param environments where seats are restricted; what is not named may take any (rule 2.10)
 */
public record SeatTerms(
    int machineLimit,
    UsersAtOnce usersAtOnce,
    Optional<Duration> lease,
    SortedMap<Environment, Allowance> environments) {

  /** The most machines a serial may have. */
  public static final int MOST_MACHINES = 1_000_000;

  /** So that a heartbeat at a third of it is not a flood. */
  public static final Duration SHORTEST_LEASE = Duration.ofSeconds(30);

  /**
   * @throws IllegalArgumentException naming the term that is out of its bounds
   */
  public SeatTerms {
    if (machineLimit < 1 || machineLimit > MOST_MACHINES) {
      throw new IllegalArgumentException("machineLimit is not from 1 to " + MOST_MACHINES);
    }
    lease = Times.some("lease", lease);
    if (lease.isPresent() && lease.get().compareTo(SHORTEST_LEASE) < 0) {
      throw new IllegalArgumentException("lease is shorter than " + SHORTEST_LEASE);
    }
    if (environments.containsKey(Environment.UNKNOWN)) {
      throw new IllegalArgumentException("what is unknown follows from the other environments");
    }
    environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
  }

  /** Node-locked seats, allowed everywhere. */
  public static SeatTerms nodeLocked(int machineLimit, UsersAtOnce users) {
    return new SeatTerms(machineLimit, users, Optional.empty(), new TreeMap<>());
  }

  /** Floating seats for any number of users, allowed everywhere. */
  public static SeatTerms floating(int seats, Duration lease) {
    return new SeatTerms(seats, UsersAtOnce.ANY, Optional.of(lease), new TreeMap<>());
  }

  /** The same terms, with these restrictions and no others. */
  public SeatTerms withEnvironments(Map<Environment, Allowance> restricted) {
    return new SeatTerms(machineLimit, usersAtOnce, lease, new TreeMap<>(restricted));
  }

  /** What may be taken there; where it is unknown, the least that may be taken anywhere. */
  public Allowance allowance(Environment environment) {
    if (environment == Environment.UNKNOWN) {
      return environments.values().stream()
          .max(Comparator.naturalOrder())
          .orElse(Allowance.ANY_SEAT);
    }
    return environments.getOrDefault(environment, Allowance.ANY_SEAT);
  }
}
