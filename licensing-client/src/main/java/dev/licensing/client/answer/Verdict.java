package dev.licensing.client.answer;

import dev.licensing.core.license.LicenseState;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.Collections;
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
      return ground instanceof Lapsed;
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
   * The activation was ended, says a signed statement of the server (rule 3.5).
   *
   * @param forced whether from elsewhere, because this machine could not be reached
   * @param by the name of who ended it; empty if that account exists no more
   * @param reason in their words; may be empty
   */
  record Ended(boolean forced, Instant at, String by, String reason) implements Ground {}

  /** It was released from here. */
  record GivenUp(Instant at) implements Ground {}
}
