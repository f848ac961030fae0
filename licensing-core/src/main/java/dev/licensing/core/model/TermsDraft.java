package dev.licensing.core.model;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Terms while they are being put together; beginning with what most vendors want. */
final class TermsDraft {

  SeatTerms seats;
  Access access;
  boolean claimable;
  Duration coolDown = Duration.ofDays(7);
  int remoteDeactivationsPerYear;
  Validity validity = Validity.forEver();
  OfflineTerms offline = OfflineTerms.standard();
  HostTerms hosts = HostTerms.none();
  Admission admission = Admission.ON_APPROVAL;
  Support support = Support.DEVELOPERS;
  Optional<Duration> trialLength = Optional.empty();
  SortedMap<String, String> features = new TreeMap<>();

  TermsDraft(SeatTerms seats, Access access, boolean claimable) {
    this.seats = seats;
    this.access = access;
    this.claimable = claimable;
  }

  TermsDraft(Terms terms) {
    this(terms.seats(), terms.access(), terms.claimable());
    coolDown = terms.coolDown();
    remoteDeactivationsPerYear = terms.remoteDeactivationsPerYear();
    validity = terms.validity();
    offline = terms.offline();
    hosts = terms.hosts();
    admission = terms.admission();
    support = terms.support();
    trialLength = terms.trialLength();
    features = terms.features();
  }

  Terms terms() {
    return new Terms(
        seats,
        access,
        claimable,
        coolDown,
        remoteDeactivationsPerYear,
        validity,
        offline,
        hosts,
        admission,
        support,
        trialLength,
        features);
  }
}
