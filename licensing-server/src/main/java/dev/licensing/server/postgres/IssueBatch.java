package dev.licensing.server.postgres;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.server.postgres.BulkOrders.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One attempt to issue orders together: loads what is there, decides on each, and writes what was
 * decided if it still holds. Two round trips, like one command.
 */
final class IssueBatch {

  private final LicenseEngine engine;
  private final List<IssueOrder> orders;
  private final IssuedRows rows = new IssuedRows();
  private final Set<AccountId> mentioned = new TreeSet<>();
  private final Set<Email> named = new TreeSet<>();
  private final Set<Assumption> assumptions = new LinkedHashSet<>();
  private final List<Change> issued = new ArrayList<>();

  IssueBatch(LicenseEngine engine, List<IssueOrder> orders) {
    this.engine = engine;
    this.orders = orders;
  }

  List<Outcome> commit(Connection connection) throws SQLException {
    KnownOrders known =
        KnownOrders.load(connection, orders.stream().map(engine::factsFor).toList());
    List<Outcome> outcomes = orders.stream().map(order -> outcome(known, order)).toList();
    if (outcomes.stream().anyMatch(outcome -> !(outcome instanceof Outcome.AlreadyThere))) {
      write(connection, known);
    }
    return outcomes;
  }

  private Outcome outcome(KnownOrders known, IssueOrder command) {
    if (known.hasIssued(command)) {
      return new Outcome.AlreadyThere(command.order());
    }
    Facts facts = known.facts(engine.factsFor(command));
    Decision decision = engine.decide(facts, command);
    List<AccountId> about = facts.accounts().stream().map(Account::id).toList();
    mentioned.addAll(about);
    named.addAll(command.emails());
    rows.recorded(engine.record(facts, command, decision));
    if (decision instanceof Refused refused) {
      return new Outcome.Refused(command.order(), refused.reasons());
    }
    Permitted permitted = (Permitted) decision;
    permitted.notices().forEach(notice -> rows.told(notice, facts.at(), about));
    assumptions.addAll(permitted.assumptions());
    change(known, permitted.changes());
    return new Outcome.Issued(command.order());
  }

  /** A new order, and the roles that wait for it; each of these is one revision of it. */
  private void change(KnownOrders known, List<Change> changes) {
    long waiting = 0;
    for (Change change : changes) {
      if (change instanceof Change.RoleAwaited awaited) {
        rows.awaited(awaited.role());
        waiting++;
      } else if (!(change instanceof Change.OrderIssued)) {
        throw new IllegalStateException("issuing an order makes no " + change);
      }
    }
    for (Change change : changes) {
      if (change instanceof Change.OrderIssued made) {
        Order order = made.order().withRevision(made.order().revision() + waiting);
        known.add(order, made.serials());
        rows.issued(order, made);
        issued.add(made);
      }
    }
  }

  private void write(Connection connection, KnownOrders known) throws SQLException {
    Locks locks = new Locks(known.all(), mentioned, named);
    assumptions.forEach(assumption -> assumption.accept(new LocksOfAssumptions(locks)));
    issued.forEach(change -> change.accept(new LocksOfChanges(locks)));
    RoundTrip trip = new RoundTrip();
    trip.begin();
    Locking.add(trip, locks);
    trip.must(conditions(locks));
    rows.write(trip);
    trip.commit();
    trip.run(connection);
  }

  private List<Sql> conditions(Locks locks) {
    List<Sql> conditions = new ArrayList<>();
    conditions.add(locks.hold());
    conditions.add(accountsAreAsSeen());
    assumptions.stream()
        .filter(assumption -> !(assumption instanceof Assumption.AccountAt))
        .forEach(assumption -> conditions.add(assumption.accept(new Checks())));
    return conditions;
  }

  /** All accounts in one condition; there may be as many as orders. */
  private Sql accountsAreAsSeen() {
    List<String> ids = new ArrayList<>();
    List<String> revisions = new ArrayList<>();
    for (Assumption assumption : assumptions) {
      if (assumption instanceof Assumption.AccountAt seen) {
        ids.add(seen.account().toString());
        revisions.add(Long.toString(seen.revision()));
      }
    }
    return new Sql()
        .add(
            """
            (select count(*) from account a join unnest(?::text[], ?::text[]) s (id, revision)
                on a.id = s.id::uuid and a.revision = s.revision::bigint where not erased) = ?\
            """,
            new RoundTrip.Texts(ids),
            new RoundTrip.Texts(revisions),
            (long) ids.size());
  }
}
