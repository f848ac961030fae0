package dev.licensing.server.postgres;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.server.postgres.RoundTrip.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides, and writes what was decided, in one round trip: locks, conditions, changes, commit. The
 * database checks the conditions itself, so the locks are held while nobody waits for a network.
 */
final class Commit {

  private final Submission submission;
  private final Facts facts;
  private final Decision decision;
  private final List<Sql> also;
  private final List<AccountId> mentioned;
  private final List<Change> changes;
  private final List<Assumption> assumptions;
  private final LicenseEngine engine;

  /**
   * A commit.
   *
   * @param also what must be so besides what the decision assumes
   */
  Commit(LicenseEngine engine, Submission submission, Facts facts, List<Sql> also) {
    this.also = also;
    this.engine = engine;
    this.submission = submission;
    this.facts = facts;
    this.decision = engine.decide(facts, submission.command());
    this.mentioned = mentioned();
    if (decision instanceof Decision.Permitted permitted) {
      this.changes = permitted.changes();
      this.assumptions = permitted.assumptions();
    } else {
      this.changes = List.of();
      this.assumptions = List.of();
    }
  }

  /**
   * Whose data the words may hold that are written with this decision. Who else holds a seat is
   * told in refusals only, and a full serial would make its oldest users busy too.
   */
  private List<AccountId> mentioned() {
    boolean others = !facts.asked().has(Extent.HOLDERS) || decision instanceof Decision.Refused;
    return facts.accounts().stream()
        .map(Account::id)
        .filter(account -> others || facts.asked().caller().equals(Optional.of(account)))
        .toList();
  }

  boolean permits() {
    return decision instanceof Decision.Permitted;
  }

  /** Whether all that changes are activations, of the one serial that the command is about. */
  boolean movesOnlySeats() {
    return changes.stream()
        .allMatch(
            change ->
                change instanceof Change.ActivationStarted
                    || change instanceof Change.ActivationSeen
                    || change instanceof Change.ActivationEnded
                    || change instanceof Change.ActivationLapsed);
  }

  Command command() {
    return submission.command();
  }

  Decision decision() {
    return decision;
  }

  StoredReply reply() {
    return submission.reply().apply(decision);
  }

  Facts facts() {
    return facts;
  }

  List<Change> changes() {
    return changes;
  }

  /** Writes and commits; fails if something the decision rests on holds no more. */
  Execution.Decided write(Connection connection) throws SQLException {
    StoredReply reply = reply();
    Locks locks = locks();
    RoundTrip trip = new RoundTrip();
    if (locks.erased().isPresent()) {
      trip.begin();
    } else {
      trip.beginByKeys();
    }
    Locking.add(trip, locks);
    trip.must(conditions(locks));
    add(trip, reply);
    if (locks.erased().isPresent()) {
      trip.run(connection);
      forget(connection, new AccountId(locks.erased().get()));
    } else {
      trip.commit();
      trip.run(connection);
    }
    return new Execution.Decided(decision, reply);
  }

  /** What is locked before it is looked at, and changed. */
  Locks locks() {
    Locks locks = new Locks(facts, mentioned, submission.command().emails());
    assumptions.forEach(assumption -> assumption.accept(new LocksOfAssumptions(locks)));
    changes.forEach(change -> change.accept(new LocksOfChanges(locks)));
    return locks;
  }

  /** What must be so once that is locked. */
  List<Sql> conditions(Locks locks) {
    List<Sql> conditions = new ArrayList<>(also);
    conditions.add(locks.hold());
    assumptions.forEach(assumption -> conditions.add(assumption.accept(new Checks())));
    return conditions;
  }

  /** Adds all that is written. */
  void add(RoundTrip trip, StoredReply reply) {
    changes.forEach(change -> change.accept(new Changes(trip, facts)));
    addWords(trip, reply);
  }

  private void forget(Connection connection, AccountId erased) throws SQLException {
    RoundTrip last = new Forgetfulness(connection, facts.account(erased).orElseThrow()).apply();
    last.commit();
    last.run(connection);
  }

  /** Notices, the line of the record, the reply: whatever is written beside the changes. */
  private void addWords(RoundTrip trip, StoredReply reply) {
    Command command = submission.command();
    Instant at = command.origin().at();
    RecordEntry entry = engine.record(facts, command, decision);
    Ids about =
        new Ids(
            Stream.of(mentioned.stream(), entry.author().stream(), entry.onBehalfOf().stream())
                .flatMap(accounts -> accounts)
                .distinct()
                .map(AccountId::value)
                .toList());
    if (decision instanceof Decision.Permitted permitted) {
      permitted.notices().forEach(notice -> Notices.add(trip, notice, at, about));
    }
    RecordEntries.add(trip, entry);
    submission
        .idempotency()
        .ifPresent(key -> Replies.add(trip, key, reply, at, about, command.emails()));
  }
}
