package dev.licensing.testkit.memory;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.State;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.Proof;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.testkit.memory.Tables.Waiting;
import dev.licensing.testkit.memory.Transaction.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A {@link LicenseStore} in memory, for tests: the real engine decides, every promise of the seam
 * is kept, and nothing survives the object. Safe for use by several threads.
 *
 * <p>It decides on a snapshot and commits only if the assumptions still hold, as a database does
 * under several servers, so what races there races here. It loads exactly the facts that were asked
 * for. A commit copies the tables: made for thousands of rows, not for millions.
 */
public final class MemoryLicenseStore implements LicenseStore, SessionStore, Outbox {

  /** How often it decides beside others before it decides alone. */
  private static final int ATTEMPTS = 8;

  private final Transaction transaction;
  private volatile Tables tables = new Tables();

  /** An empty store. */
  public MemoryLicenseStore() {
    this(new Transaction());
  }

  MemoryLicenseStore(Transaction transaction) {
    this.transaction = transaction;
  }

  /** Everything that decisions have made so far: a copy, to look at. */
  public State state() {
    return tables.state.copy();
  }

  @Override
  public Facts read(FactsNeeded needed) {
    return tables.state.facts(needed);
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException {@code BUSY} only for an engine whose decision contradicts the guards
   *     even when nobody else is at work
   */
  @Override
  public Execution execute(LicenseEngine engine, Submission submission) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      Optional<Execution> done = attempt(engine, submission);
      if (done.isPresent()) {
        return done.get();
      }
    }
    return alone(engine, submission);
  }

  private synchronized Execution alone(LicenseEngine engine, Submission submission) {
    return attempt(engine, submission)
        .orElseThrow(
            () ->
                new StoreException(
                    StoreException.Kind.BUSY,
                    "the decision on " + submission.command().origin().id() + " cannot be kept"));
  }

  private Optional<Execution> attempt(LicenseEngine engine, Submission submission) {
    Tables seen = tables;
    Optional<Execution> earlier = transaction.earlier(seen, submission);
    if (earlier.isPresent()) {
      return earlier;
    }
    Command command = submission.command();
    Facts facts = seen.state.facts(engine.factsFor(command));
    Decision decision = engine.decide(facts, command);
    StoredReply reply = submission.reply().apply(decision);
    RecordEntry line = engine.record(facts, command, decision);
    return commit(submission, new Outcome(facts, decision, line, reply));
  }

  private synchronized Optional<Execution> commit(Submission submission, Outcome outcome) {
    Optional<Execution> earlier = transaction.meanwhile(tables, submission);
    if (earlier.isPresent()) {
      return earlier;
    }
    Tables next = tables.copy();
    if (!transaction.apply(next, submission, outcome)) {
      return Optional.empty();
    }
    tables = next;
    return Optional.of(new Execution.Decided(outcome.decision(), outcome.reply()));
  }

  /** {@inheritDoc} A page ends where it says how many entries are older than it. */
  @Override
  public RecordPage record(SerialNumber serial, Optional<String> after, int most) {
    List<RecordEntry> all = tables.record;
    int place = after.map(older -> place(older, all.size())).orElse(all.size());
    List<RecordEntry> found = new ArrayList<>();
    while (place > 0 && found.size() < most) {
      RecordEntry entry = all.get(--place);
      if (concerns(entry, serial)) {
        found.add(entry);
      }
    }
    boolean more = all.subList(0, place).stream().anyMatch(entry -> concerns(entry, serial));
    return new RecordPage(found, more ? Optional.of(Integer.toString(place)) : Optional.empty());
  }

  private static boolean concerns(RecordEntry entry, SerialNumber serial) {
    return entry.serials().contains(serial) && !entry.isHeartbeat();
  }

  /** {@inheritDoc} A page ends where it says how many entries are before the next. */
  @Override
  public RecordPage history(Optional<String> after, int most) {
    List<RecordEntry> all = tables.record;
    int from = after.map(place -> place(place, all.size())).orElse(0);
    int to = (int) Math.min(all.size(), (long) from + most);
    return new RecordPage(
        all.subList(from, to),
        to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }

  private static int place(String text, int size) {
    int place = Integer.parseInt(text);
    if (place < 0 || place > size) {
      throw new IllegalArgumentException("no page of this store ends there");
    }
    return place;
  }

  @Override
  public List<Pending> pending(int most) {
    return Deliveries.waiting(tables).map(Waiting::pending).limit(most).toList();
  }

  @Override
  public synchronized List<Taken> take(Instant now, Instant until, int most) {
    List<Taken> taken = new ArrayList<>();
    change(next -> taken.addAll(Deliveries.take(next, now, until, most)));
    return taken;
  }

  @Override
  public void delivered(UUID id) {
    change(next -> next.outbox.remove(id));
  }

  @Override
  public void failed(Taken taken, Instant again) {
    change(next -> Deliveries.failed(next, taken, again));
  }

  @Override
  public void gaveUp(Taken taken, Instant at, String problem) {
    change(next -> Deliveries.gaveUp(next, taken, at, problem));
  }

  @Override
  public List<DeadLetter> deadLetters(int most) {
    return Deliveries.dead(tables).limit(most).toList();
  }

  @Override
  public synchronized boolean revive(UUID id, Instant now) {
    boolean dead = Deliveries.dead(tables).anyMatch(letter -> letter.pending().id().equals(id));
    change(next -> Deliveries.revive(next, id, now));
    return dead;
  }

  @Override
  public Optional<Credential> credential(Email email) {
    Tables seen = tables;
    return seen.account(email).map(a -> credential(seen, a.id()));
  }

  private static Credential credential(Tables seen, AccountId account) {
    return new Credential(account, seen.credentials.getOrDefault(account, ""));
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException {@code UNAVAILABLE} if the account exists no more: what belongs to it is
   *     gone, and stays gone (rule 8.6)
   */
  @Override
  public void open(Session session) {
    change(
        next -> {
          if (next.account(session.account()).isEmpty()) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "no such account");
          }
          next.sessions.put(session.tokenHash(), session);
        });
  }

  @Override
  public Optional<Session> find(String tokenHash) {
    return Optional.ofNullable(tables.sessions.get(tokenHash));
  }

  @Override
  public void close(String tokenHash) {
    change(next -> next.sessions.remove(tokenHash));
  }

  @Override
  public void closeAll(AccountId account) {
    change(next -> closeAll(next, account));
  }

  private static void closeAll(Tables next, AccountId account) {
    next.sessions.values().removeIf(session -> session.account().equals(account));
  }

  @Override
  public void keep(Proof proof) {
    change(
        next -> {
          if (proof instanceof Proof.Registration || next.account(proof.about()).isPresent()) {
            next.proofs.put(proof.tokenHash(), proof);
          }
        });
  }

  @Override
  public Optional<Proof> proof(String tokenHash) {
    return Optional.ofNullable(tables.proofs.get(tokenHash));
  }

  @Override
  public synchronized boolean replaceCredential(AccountId account, String credential) {
    if (tables.account(account).isEmpty()) {
      return false;
    }
    change(
        next -> {
          next.credentials.put(account, credential);
          closeAll(next, account);
          next.proofs.values().removeIf(proof -> proof.about().equals(account));
        });
    return true;
  }

  private synchronized void change(Consumer<Tables> change) {
    Tables next = tables.copy();
    change.accept(next);
    tables = next;
  }
}
