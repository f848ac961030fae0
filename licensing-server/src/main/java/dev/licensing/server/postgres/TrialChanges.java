package dev.licensing.server.postgres;

import dev.licensing.core.decision.Change;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Trial;

/** What becomes of trials (rule 11.4). */
final class TrialChanges {

  private final RoundTrip trip;

  TrialChanges(RoundTrip trip) {
    this.trip = trip;
  }

  void offered(Change.TrialOffered change) {
    trip.change(
        """
        insert into trial_offer (product, terms, revision) values (?, ?::jsonb, 0)
          on conflict (product)
          do update set terms = excluded.terms, revision = trial_offer.revision + 1
        """,
        change.product().value(),
        change.terms().map(terms -> Json.written(terms, Terms.class)).orElse(null));
  }

  void started(Trial trial) {
    trip.change(
        "insert into trial (serial, product, components, since) values (?, ?, ?, ?)",
        trial.serial().value(),
        trial.product().value(),
        Machines.all(trial.machine()),
        trial.since());
    trip.change(
        """
        insert into trial_component (product, component, serial) select ?, unnest(?::text[]), ?
        """,
        trial.product().value(),
        Machines.telling(trial.machine()),
        trial.serial().value());
  }
}
