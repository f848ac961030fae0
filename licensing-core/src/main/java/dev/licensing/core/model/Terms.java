package dev.licensing.core.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The data on an order that select the rules. It holds only what the engine obeys today: a term
 * that is stored and ignored would fail open.
 *
 * @param machineLimit live activations a serial may have, at least 1 (rule 2.2)
 * @param usersAtOnce rule 2.3
 * @param access rule 2.5
 * @param claimable whether an unowned serial may be claimed by who presents it (rule 4.2)
 * @param coolDown from a force release until the next is possible (rule 3.3); zero for none
 * @param offline how long a license file serves
 * @param features name to value, written into each license file; at most 64, and 3,000 bytes
 */
public record Terms(
    int machineLimit,
    UsersAtOnce usersAtOnce,
    Access access,
    boolean claimable,
    Duration coolDown,
    OfflineTerms offline,
    SortedMap<String, String> features) {

  /** The most machines a serial may have. */
  public static final int MOST_MACHINES = 1_000_000;

  /** So that a license file still fits into a header of HTTP, where an installation shows it. */
  private static final int MOST_FEATURE_BYTES = 3_000;

  /**
   * @throws IllegalArgumentException naming the term that is out of its bounds
   */
  public Terms {
    if (machineLimit < 1 || machineLimit > MOST_MACHINES) {
      throw new IllegalArgumentException("machineLimit is not from 1 to " + MOST_MACHINES);
    }
    if (coolDown.isNegative()) {
      throw new IllegalArgumentException("coolDown is negative");
    }
    if (features.size() > 64) {
      throw new IllegalArgumentException("more than 64 features");
    }
    if (features.toString().getBytes(StandardCharsets.UTF_8).length > MOST_FEATURE_BYTES) {
      throw new IllegalArgumentException(
          "features are longer than " + MOST_FEATURE_BYTES + " bytes");
    }
    features.forEach(
        (name, value) -> {
          Text.bounded("feature name", name, 64);
          Text.boundedOrEmpty("feature value", value, 256);
        });
    features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
  }

  /**
   * Terms for one machine at a time, shared with assigned users: claimable, cool-down of seven
   * days.
   */
  public static Terms singleMachine() {
    return new Terms(
        1,
        UsersAtOnce.ONE,
        Access.OWNER_AND_ASSIGNED,
        true,
        Duration.ofDays(7),
        OfflineTerms.standard(),
        new TreeMap<>());
  }

  /** Terms for a developer who presents the serial: several machines, one user at a time. */
  public static Terms perDeveloper(int machines) {
    return new Terms(
        machines,
        UsersAtOnce.ONE,
        Access.ANYONE_WITH_SERIAL,
        false,
        Duration.ofDays(7),
        OfflineTerms.standard(),
        new TreeMap<>());
  }

  /** The same terms with another machine limit. */
  public Terms withMachineLimit(int machines) {
    return new Terms(machines, usersAtOnce, access, claimable, coolDown, offline, features);
  }

  /** The same terms with another rule on simultaneous users. */
  public Terms withUsersAtOnce(UsersAtOnce users) {
    return new Terms(machineLimit, users, access, claimable, coolDown, offline, features);
  }

  /** The same terms, claimable or not. */
  public Terms withClaimable(boolean claim) {
    return new Terms(machineLimit, usersAtOnce, access, claim, coolDown, offline, features);
  }

  /** The same terms with another cool-down. */
  public Terms withCoolDown(Duration length) {
    return new Terms(machineLimit, usersAtOnce, access, claimable, length, offline, features);
  }

  /** The same terms with other offline periods. */
  public Terms withOffline(OfflineTerms periods) {
    return new Terms(machineLimit, usersAtOnce, access, claimable, coolDown, periods, features);
  }

  /** The same terms with these features and no others. */
  public Terms withFeatures(Map<String, String> values) {
    return new Terms(
        machineLimit, usersAtOnce, access, claimable, coolDown, offline, new TreeMap<>(values));
  }
}
