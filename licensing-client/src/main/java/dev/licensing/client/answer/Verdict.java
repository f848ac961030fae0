package dev.licensing.client.answer;

import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.license.LicenseState;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the product is licensed here and now, and why (rule 12.3). It advises; what the
 * application does with it is the application's business. Immutable.
 */
public sealed interface Verdict {

  /** Whether there is a license that serves, in grace or not. */
  default boolean licensed() {
    return this instanceof Licensed || this instanceof Grace;
  }

  /** What the license includes; empty if there is none. */
  default SortedMap<String, String> features() {
    return Collections.emptySortedMap();
  }

  /** The value of one feature; empty if the license does not include it, or there is none. */
  default Optional<String> feature(String name) {
    return Optional.ofNullable(features().get(name));
  }

  /** Whether {@code refresh()} would help now, as soon as the server can be reached. */
  default boolean refreshDue() {
    return this instanceof Grace;
  }

  /**
   * There is a license.
   *
   * @param features by name
   * @param until the first instant at which the license file needs grace
   * @param state {@code FRESH} or {@code REFRESH_DUE}
   */
  record Licensed(
      SerialNumber serial, SortedMap<String, String> features, Instant until, LicenseState state)
      implements Verdict {

    /** Copies the features. */
    public Licensed {
      features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    }

    @Override
    public boolean refreshDue() {
      return state != LicenseState.FRESH;
    }
  }

  /**
   * There is a license, but its file should have been renewed: tell the user.
   *
   * @param daysLeft a begun day counted whole; at least 1
   * @param until the first instant at which the license no longer serves
   */
  record Grace(
      SerialNumber serial, SortedMap<String, String> features, long daysLeft, Instant until)
      implements Verdict {

    /** Copies the features. */
    public Grace {
      features = Collections.unmodifiableSortedMap(new TreeMap<>(features));
    }
  }

  /** There is no license, and it is known why. */
  record NotLicensed(Ground ground) implements Verdict {

    @Override
    public boolean refreshDue() {
      return ground instanceof Lapsed
          || ground instanceof Withheld
          || ground instanceof BuildNotCovered;
    }
  }

  /**
   * It is not known whether there is a license. This is no "no": ask again in the way the doubt
   * advises (rules 11.5, 12.6).
   */
  record NotKnown(Doubt doubt) implements Verdict {

    @Override
    public boolean refreshDue() {
      return doubt.advice() == Advice.REFRESH;
    }
  }

  /** Why there is no license. */
  sealed interface Ground {}

  /** Nothing was ever activated here. */
  record NeverActivated() implements Ground {}

  /**
   * The license file was not renewed in time.
   *
   * @param at the first instant at which it no longer served
   */
  record Lapsed(Instant at) implements Ground {}

  /**
   * The server gives no license for now, says a signed statement of it: suspended, revoked,
   * expired. The seat is still taken; it can be released, and a later {@code refresh()} may bring a
   * license.
   *
   * @param reasons stable codes, what matters most first; a newer server may send some that are not
   *     known here
   * @param at when the server said so
   */
  record Withheld(List<String> reasons, Instant at) implements Ground {

    /** Copies the reasons. */
    public Withheld {
      reasons = List.copyOf(reasons);
    }

    /** The reasons that are known here. */
    public List<RefusalCode> known() {
      return Arrays.stream(RefusalCode.values())
          .filter(code -> reasons.contains(code.name()))
          .toList();
    }
  }

  /**
   * The maintenance ended before this build was released (rule 11.2). Earlier builds go on.
   *
   * @param builtOn as the application said when it made the client
   * @param updatesUntil builds released from this instant on are not covered
   */
  record BuildNotCovered(Instant builtOn, Instant updatesUntil) implements Ground {}

  /**
   * The activation has ended, says a signed statement of the server (rule 3.5).
   *
   * @param by the name of who ended it; empty if nobody did, or that account exists no more
   * @param reason in their words; may be empty
   */
  record Ended(EndingKind kind, Instant at, String by, String reason) implements Ground {}

  /** It was released from here. */
  record GivenUp(Instant at) implements Ground {}
}
