package dev.licensing.server.body;

import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.OfflineTerms;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Validity;
import dev.licensing.core.wire.Requests;
import java.util.Map;
import java.util.TreeMap;

/** Turns terms into the record by which they were sent. */
final class TermsAnswers {

  private TermsAnswers() {}

  static Requests.TermsBody terms(Terms terms) {
    return new Requests.TermsBody(
        seats(terms.seats()),
        terms.access().name(),
        terms.claimable(),
        terms.coolDown().toString(),
        terms.remoteDeactivationsPerYear(),
        validity(terms.validity()),
        offline(terms.offline()),
        hosts(terms.hosts()),
        terms.admission().name(),
        terms.support().name(),
        Answers.text(terms.trialLength()),
        terms.features());
  }

  static Requests.ValidityBody validity(Validity validity) {
    return new Requests.ValidityBody(
        Answers.text(validity.validUntil()), Answers.text(validity.updatesUntil()));
  }

  private static Requests.SeatsBody seats(SeatTerms seats) {
    Map<String, String> environments = new TreeMap<>();
    seats
        .environments()
        .forEach((environment, may) -> environments.put(environment.name(), may.name()));
    return new Requests.SeatsBody(
        seats.machineLimit(),
        seats.usersAtOnce().name(),
        Answers.text(seats.lease()),
        environments);
  }

  private static Requests.OfflineBody offline(OfflineTerms offline) {
    return new Requests.OfflineBody(
        offline.refreshAfter().toString(),
        offline.validFor().toString(),
        offline.grace().toString());
  }

  private static Requests.HostTermsBody hosts(HostTerms hosts) {
    return new Requests.HostTermsBody(
        hosts.production(),
        hosts.test(),
        hosts.wildcards(),
        hosts.applications(),
        hosts.keyValidFor().toString());
  }
}
