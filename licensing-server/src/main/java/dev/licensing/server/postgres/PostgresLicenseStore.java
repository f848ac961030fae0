package dev.licensing.server.postgres;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Command;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.core.spi.Submission;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The {@link LicenseStore} and its {@link Outbox} in PostgreSQL. Any number of servers may share
 * one database; it holds no state on which an answer depends, and closes nothing. Safe for use by
 * several threads.
 *
 * <p>A command takes two round trips: one loads, the other writes and commits. A refresh takes one
 * if the last of the same installation came this way too. Locks are held during the writing, and
 * taken in the order that {@code Locks} documents. Right at READ COMMITTED and at SERIALIZABLE; the
 * data source chooses. Instants are kept to the microsecond.
 *
 * <p>The schema must be there, see {@link SchemaMigration}. Every method throws {@link
 * dev.licensing.core.spi.StoreException}: {@code BUSY} after twelve attempts, {@code UNAVAILABLE}
 * for everything else that is wrong with the database.
 */
public final class PostgresLicenseStore implements LicenseStore, Outbox {

  private final Database database;
  private final Heartbeats heartbeats = new Heartbeats();
  private final Gathering<GatheredCommand, Execution> gathering = new Gathering<>();

  /** A store over this data source, which should be a pool. */
  public PostgresLicenseStore(DataSource database) {
    this.database = new Database(database);
  }

  @Override
  public Facts read(FactsNeeded needed) {
    return database.repeated(connection -> Load.of(connection, Optional.empty(), needed).facts());
  }

  @Override
  public Execution execute(LicenseEngine engine, Submission submission) {
    Supplier<Execution> alone =
        () -> database.repeated(connection -> attempt(connection, engine, submission));
    return GatheredCommand.welcomes(submission.command())
        ? gathering.execute(new GatheredCommand(engine, submission), alone, this::together)
        : alone.get();
  }

  private List<Optional<Execution>> together(List<GatheredCommand> commands) {
    LicenseEngine engine = commands.get(0).engine();
    List<Submission> submissions = commands.stream().map(GatheredCommand::submission).toList();
    return database
        .unlessInTheWay(connection -> new Batch(engine, heartbeats, submissions).run(connection))
        .orElseGet(() -> Collections.nCopies(submissions.size(), Optional.empty()));
  }

  private Execution attempt(Connection connection, LicenseEngine engine, Submission submission)
      throws SQLException {
    Command command = submission.command();
    FactsNeeded needed = engine.factsFor(command);
    Optional<Facts> recent = heartbeats.take(command, needed);
    if (recent.isPresent()) {
      Sql unchanged = Heartbeats.unchanged(command, recent.get());
      Commit commit = new Commit(engine, submission, recent.get(), List.of(unchanged));
      if (commit.permits()) {
        // If anything has changed since, this fails, and the next attempt finds nothing recent.
        return write(connection, commit);
      }
    }
    Load load = Load.of(connection, submission.idempotency(), needed);
    if (load.earlier().isPresent()) {
      return load.earlier().get();
    }
    return write(connection, new Commit(engine, submission, load.facts(), List.of()));
  }

  private Execution write(Connection connection, Commit commit) throws SQLException {
    Execution.Decided decided = commit.write(connection);
    heartbeats.keep(commit.command(), commit.facts(), decided.decision());
    return decided;
  }

  @Override
  public RecordPage record(SerialNumber serial, Optional<String> after, int most) {
    Optional<SerialHistory.Place> place = after.map(SerialHistory.Place::of);
    return SerialHistory.page(
        database.ask(trip -> SerialHistory.behind(trip, serial, place, most)), most);
  }

  /** {@inheritDoc} A reading ends with what was committed when its first page was asked for. */
  @Override
  public RecordPage history(Optional<String> after, int most) {
    History.Place place = after.map(History.Place::of).orElseGet(this::beginning);
    return History.page(database.ask(trip -> History.behind(trip, place, most)), place, most);
  }

  private History.Place beginning() {
    return History.Place.first(database.transact(History::begin).get(0));
  }

  /**
   * All serials with their orders, a page at a time, ordered by the id of the order and then by
   * number: for an export. A page is of one moment; what is issued while somebody turns pages is
   * seen or not, and what was there before is seen once.
   *
   * @param after where an earlier page said the next one begins; empty for the first page
   * @param most serials on the page, at least one; some hundreds are a good number
   * @throws IllegalArgumentException if no page said so, or if {@code most} is less than one
   */
  public SoldSerial.Page serials(Optional<String> after, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a page has at least one serial");
    }
    SoldSerials.Place place = after.map(SoldSerials.Place::of).orElse(SoldSerials.Place.FIRST);
    return database.ask(trip -> SoldSerials.behind(trip, place, most)).get(0);
  }

  @Override
  public List<Pending> pending(int most) {
    return database.ask(trip -> Notices.pending(trip, most));
  }

  @Override
  public List<Taken> take(Instant now, Instant until, int most) {
    return database.ask(trip -> Deliveries.take(trip, now, until, most));
  }

  @Override
  public void delivered(UUID id) {
    database.change("delete from notice where id = ?", id);
  }

  @Override
  public void failed(Taken taken, Instant again) {
    database.ask(trip -> Deliveries.failed(trip, taken, again));
  }

  @Override
  public void gaveUp(Taken taken, Instant at, String problem) {
    database.ask(trip -> Deliveries.gaveUp(trip, taken, at, problem));
  }

  @Override
  public List<DeadLetter> deadLetters(int most) {
    return database.ask(trip -> Deliveries.dead(trip, most));
  }

  @Override
  public boolean revive(UUID id, Instant now) {
    return !database.ask(trip -> Deliveries.revive(trip, id, now)).isEmpty();
  }

  /**
   * Forgets replies that were kept before this instant, after which their idempotency keys are new
   * again. For housekeeping, now and then; a client's retries must have ended by then.
   */
  public void forgetReplies(Instant before) {
    database.change("delete from reply where kept_at < ?", before);
  }

  /** What is there before deciding, from one round trip. */
  private record Load(List<Execution> found, List<Facts> loaded) {

    static Load of(Connection connection, Optional<Idempotency> idempotency, FactsNeeded needed)
        throws SQLException {
      Load load = new Load(new ArrayList<>(), new ArrayList<>());
      RoundTrip trip = new RoundTrip();
      trip.beginByKeys();
      idempotency.ifPresent(key -> Replies.find(trip, key, load.found()::add));
      FactsQuery.add(trip, needed, load.loaded()::add);
      trip.commit();
      trip.run(connection);
      return load;
    }

    Optional<Execution> earlier() {
      return found.stream().findFirst();
    }

    Facts facts() {
      return loaded.get(0);
    }
  }
}
