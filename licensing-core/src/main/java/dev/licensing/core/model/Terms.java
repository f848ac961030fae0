package dev.licensing.core.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The data on an order that select the rules. It holds only what the engine obeys: a term that is
 * stored and ignored would fail open.
 *
 * @param seats how many, for whom, of what kind
 * @param access rule 2.5
 * @param claimable whether an unowned serial may be claimed by who presents it (rule 4.2)
 * @param coolDown from a force release or a reactivation until the next is possible (rule 3.3), to
 *     the microsecond; zero for none
 * @param remoteDeactivationsPerYear rule 7.2; from 0 to {@value #MOST_REMOTE_DEACTIVATIONS}
 * @param validity until when the license holds, and for which builds (rule 11.2)
 * @param offline how long a license file serves
 * @param hosts where a deployed application may run (chapter 9)
 * @param admission how license managers are added (rule 5.7)
 * @param support who may ask for technical support (rule 5.3)
 * @param trialLength for how long a trial under these terms lasts (rule 11.4); empty where they are
 *     not of a trial
 * @param features name to value, written into each license file; at most 64, and 3,000 bytes
 */
public record Terms(
    SeatTerms seats,
    Access access,
    boolean claimable,
    Duration coolDown,
    int remoteDeactivationsPerYear,
    Validity validity,
    OfflineTerms offline,
    HostTerms hosts,
    Admission admission,
    Support support,
    Optional<Duration> trialLength,
    SortedMap<String, String> features) {

  /** The most remote deactivations an order may have in a year. */
  public static final int MOST_REMOTE_DEACTIVATIONS = 100;

  /** So that a license file still fits into a header of HTTP, where an installation shows it. */
  private static final int MOST_FEATURE_BYTES = 3_000;

  /**
   * @throws IllegalArgumentException naming the term that is out of its bounds
   */
  public Terms {
    coolDown = Times.period("coolDown", coolDown);
    trialLength = Times.some("trialLength", trialLength);
    if (remoteDeactivationsPerYear < 0 || remoteDeactivationsPerYear > MOST_REMOTE_DEACTIVATIONS) {
      throw new IllegalArgumentException(
          "remoteDeactivationsPerYear is not from 0 to " + MOST_REMOTE_DEACTIVATIONS);
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
   * One machine at a time, owned, shared with assigned users, claimable; a cool-down of seven days
   * after a force release.
   */
  public static Terms singleMachine() {
    return new TermsDraft(SeatTerms.nodeLocked(1, UsersAtOnce.ONE), Access.OWNER_AND_ASSIGNED, true)
        .terms();
  }

  /**
   * For a developer who presents the serial: several machines, one user at a time, two remote
   * deactivations a year, license managers on approval.
   */
  public static Terms perDeveloper(int machines) {
    TermsDraft draft =
        new TermsDraft(
            SeatTerms.nodeLocked(machines, UsersAtOnce.ONE), Access.ANYONE_WITH_SERIAL, false);
    draft.remoteDeactivationsPerYear = 2;
    return draft.terms();
  }

  /** A pool of floating seats for the owner and assigned users, each held by heartbeat. */
  public static Terms floating(int seats, Duration lease) {
    return new TermsDraft(SeatTerms.floating(seats, lease), Access.OWNER_AND_ASSIGNED, true)
        .terms();
  }

  /** One machine, tried for this long. */
  public static Terms trial(Duration length) {
    TermsDraft draft =
        new TermsDraft(SeatTerms.nodeLocked(1, UsersAtOnce.ONE), Access.OWNER_AND_ASSIGNED, false);
    draft.coolDown = Duration.ZERO;
    draft.trialLength = Optional.of(length);
    return draft.terms();
  }

  /** As {@link #singleMachine()}, until an instant (rule 11.2). */
  public static Terms subscription(Instant validUntil) {
    return singleMachine().withValidity(new Validity(Optional.of(validUntil), Optional.empty()));
  }

  /** As {@link #singleMachine()}, for ever, with all builds before an instant (rule 11.2). */
  public static Terms perpetual(Instant updatesUntil) {
    return singleMachine().withValidity(new Validity(Optional.empty(), Optional.of(updatesUntil)));
  }

  /** Live activations a serial may have. */
  public int machineLimit() {
    return seats.machineLimit();
  }

  /** Whether only one account may use a serial at a time (rule 2.3). */
  public boolean oneUserAtATime() {
    return seats.usersAtOnce() == UsersAtOnce.ONE;
  }

  /** The same terms with other seats. */
  public Terms withSeats(SeatTerms changed) {
    return edited(draft -> draft.seats = changed);
  }

  /** The same terms with another machine limit. */
  public Terms withMachineLimit(int machines) {
    return withSeats(
        new SeatTerms(machines, seats.usersAtOnce(), seats.lease(), seats.environments()));
  }

  /** The same terms with another rule on simultaneous users. */
  public Terms withUsersAtOnce(UsersAtOnce users) {
    return withSeats(
        new SeatTerms(seats.machineLimit(), users, seats.lease(), seats.environments()));
  }

  /** The same terms with another rule on who may activate. */
  public Terms withAccess(Access changed) {
    return edited(draft -> draft.access = changed);
  }

  /** The same terms, claimable or not. */
  public Terms withClaimable(boolean claim) {
    return edited(draft -> draft.claimable = claim);
  }

  /** The same terms with another cool-down. */
  public Terms withCoolDown(Duration length) {
    return edited(draft -> draft.coolDown = length);
  }

  /** The same terms with another number of remote deactivations a year. */
  public Terms withRemoteDeactivationsPerYear(int number) {
    return edited(draft -> draft.remoteDeactivationsPerYear = number);
  }

  /** The same terms with other ends. */
  public Terms withValidity(Validity changed) {
    return edited(draft -> draft.validity = changed);
  }

  /** The same terms with other offline periods. */
  public Terms withOffline(OfflineTerms periods) {
    return edited(draft -> draft.offline = periods);
  }

  /** The same terms with other hosts. */
  public Terms withHosts(HostTerms changed) {
    return edited(draft -> draft.hosts = changed);
  }

  /** The same terms with another way to become license manager. */
  public Terms withAdmission(Admission changed) {
    return edited(draft -> draft.admission = changed);
  }

  /** The same terms with another rule on support. */
  public Terms withSupport(Support changed) {
    return edited(draft -> draft.support = changed);
  }

  /** The same terms with these features and no others. */
  public Terms withFeatures(Map<String, String> values) {
    return edited(draft -> draft.features = new TreeMap<>(values));
  }

  private Terms edited(Consumer<TermsDraft> change) {
    TermsDraft draft = new TermsDraft(this);
    change.accept(draft);
    return draft.terms();
  }
}
