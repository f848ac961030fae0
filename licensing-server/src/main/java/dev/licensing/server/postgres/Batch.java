package dev.licensing.server.postgres;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Commands of one kind, of which no two are about the same installation, done in one transaction:
 * loaded by one query, decided one by one on what concerns each alone, and written by the same few
 * statements as one of them, with a row for each. If anything is in the way of one, none is done.
 *
 * <p>What all of them rest on is checked before any of them changes something, so a decision that
 * changes more than seats is left out: another may rest on that.
 */
final class Batch {

  private final LicenseEngine engine;
  private final Heartbeats heartbeats;
  private final List<Submission> submissions;
  private final List<FactsNeeded> needed;
  private final Map<Integer, Execution> done = new HashMap<>();
  private final SortedMap<Integer, Commit> commits = new TreeMap<>();

  Batch(LicenseEngine engine, Heartbeats heartbeats, List<Submission> submissions) {
    this.engine = engine;
    this.heartbeats = heartbeats;
    this.submissions = submissions;
    this.needed =
        submissions.stream().map(submission -> engine.factsFor(submission.command())).toList();
  }

  /** What came of each, in their order; empty for what is to be done alone. */
  List<Optional<Execution>> run(Connection connection) throws SQLException {
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < submissions.size(); i++) {
      if (!decidedOnWhatIsKnown(i)) {
        unknown.add(i);
      }
    }
    if (!unknown.isEmpty()) {
      load(connection, unknown);
    }
    if (!commits.isEmpty()) {
      write(connection);
    }
    return IntStream.range(0, submissions.size())
        .mapToObj(i -> Optional.ofNullable(done.get(i)))
        .toList();
  }

  private boolean decidedOnWhatIsKnown(int i) {
    Submission submission = submissions.get(i);
    Optional<Commit> decided =
        heartbeats
            .take(submission.command(), needed.get(i))
            .map(
                recent ->
                    new Commit(
                        engine,
                        submission,
                        recent,
                        List.of(Heartbeats.unchanged(submission.command(), recent))))
            .filter(commit -> commit.permits() && commit.movesOnlySeats());
    decided.ifPresent(commit -> commits.put(i, commit));
    return decided.isPresent();
  }

  private void load(Connection connection, List<Integer> unknown) throws SQLException {
    SortedMap<Integer, Facts> loaded = new TreeMap<>();
    RoundTrip trip = new RoundTrip();
    trip.beginByKeys();
    replies(trip, unknown);
    Map<String, Rows> alike = new LinkedHashMap<>();
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i : unknown) {
      Sql sql = FactsQuery.sql(needed.get(i));
      String text = sql.text();
      alike
          .computeIfAbsent(text, none -> new Rows("select given.i, (" + text + ") from $rows"))
          .add(sql.values());
      places.computeIfAbsent(text, none -> new ArrayList<>()).add(i);
    }
    alike.forEach(
        (text, rows) -> facts(trip, rows.forEach(), places.getOrDefault(text, List.of()), loaded));
    trip.commit();
    trip.run(connection);
    SeatsTaken taken = new SeatsTaken();
    loaded.forEach(
        (i, facts) -> {
          if (!done.containsKey(i)) {
            taken
                .seenBy(submissions.get(i).command(), facts)
                .ifPresent(seen -> decide(i, seen, taken));
          }
        });
  }

  private void decide(int i, Facts facts, SeatsTaken taken) {
    Commit commit = new Commit(engine, submissions.get(i), facts, List.of());
    if (commit.movesOnlySeats() && taken.accepts(commit)) {
      taken.add(commit);
      commits.put(i, commit);
    }
  }

  private void replies(RoundTrip trip, List<Integer> unknown) {
    List<Integer> keyed =
        unknown.stream().filter(i -> submissions.get(i).idempotency().isPresent()).toList();
    if (!keyed.isEmpty()) {
      List<Idempotency> keys =
          keyed.stream().map(i -> submissions.get(i).idempotency().orElseThrow()).toList();
      Replies.findEach(trip, keys, (place, found) -> done.put(keyed.get(place), found));
    }
  }

  private void facts(RoundTrip trip, Sql query, List<Integer> places, Map<Integer, Facts> loaded) {
    trip.query(
        query.text(),
        rows -> {
          while (rows.next()) {
            int i = places.get(rows.getInt(1) - 1);
            loaded.put(i, FactsReading.read(needed.get(i), rows.getString(2)));
          }
        },
        query.values());
  }

  private void write(Connection connection) throws SQLException {
    List<Locks> locks = new ArrayList<>();
    List<Sql> conditions = new ArrayList<>();
    for (Commit commit : commits.values()) {
      Locks its = commit.locks();
      locks.add(its);
      conditions.addAll(commit.conditions(its));
    }
    RoundTrip trip = new RoundTrip();
    trip.beginByKeys();
    Locking.add(trip, Locks.together(locks));
    trip.mustEach(conditions);
    int first = trip.next();
    commits.forEach(
        (i, commit) -> {
          StoredReply reply = commit.reply();
          trip.anotherCommand(first);
          commit.add(trip, reply);
          done.put(i, new Execution.Decided(commit.decision(), reply));
        });
    trip.commit();
    trip.run(connection);
    commits
        .values()
        .forEach(commit -> heartbeats.keep(commit.command(), commit.facts(), commit.decision()));
  }
}
