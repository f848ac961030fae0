package dev.licensing.system.simulation;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.State;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shell of a store as somebody might write it, over the core's state; sound by itself, and open
 * at each place where such a shell goes wrong.
 */
class PlantedStore implements LicenseStore {

  private static final int ATTEMPTS = 8;

  private final Map<String, Kept> replies = new HashMap<>();
  private final List<RecordEntry> record = new ArrayList<>();
  private final PlantedSessions sessions = new PlantedSessions();
  private State state = new State();

  private record Kept(String request, StoredReply reply) {}

  /** The shelf on which it stands. */
  final Shelf shelf() {
    return new Shelf(this, new AtThePortal(this), sessions, () -> state.copy());
  }

  /** The same store, where it knows that it is the portal that asks. */
  private record AtThePortal(PlantedStore store) implements LicenseStore {

    @Override
    public Facts read(FactsNeeded needed) {
      return store.read(needed);
    }

    @Override
    public Execution execute(LicenseEngine engine, Submission submission) {
      return store.execute(engine, submission, true);
    }

    @Override
    public RecordPage record(SerialNumber serial, Optional<String> after, int most) {
      return store.record(serial, after, most);
    }

    @Override
    public RecordPage history(Optional<String> after, int most) {
      return store.history(after, most);
    }
  }

  /** What the store takes for the state when it loads facts. */
  State believed(State now, Submission submission, boolean portal) {
    return now;
  }

  /** What it hands to the engine. */
  Submission handed(LicenseEngine engine, State now, Submission submission) {
    return submission;
  }

  /** What became of the same key before. */
  Optional<Execution> earlier(Submission submission) {
    return submission
        .idempotency()
        .flatMap(key -> Optional.ofNullable(replies.get(name(key))).map(kept -> again(key, kept)));
  }

  /** Whether a decision must still rest on this when it is committed. */
  boolean matters(Assumption assumption, boolean portal) {
    return true;
  }

  /** What it writes. */
  List<Change> changes(State now, List<Change> decided) {
    return decided;
  }

  /** It was written. */
  void written(Submission submission, Decision decision) {}

  private static Execution again(Idempotency asked, Kept kept) {
    return kept.request().equals(asked.request())
        ? new Execution.Replayed(kept.reply())
        : new Execution.KeyReused();
  }

  private static String name(Idempotency key) {
    return key.scope() + " " + key.key();
  }

  @Override
  public Facts read(FactsNeeded needed) {
    return state.facts(needed);
  }

  @Override
  public final Execution execute(LicenseEngine engine, Submission submission) {
    return execute(engine, submission, false);
  }

  private Execution execute(LicenseEngine engine, Submission submission, boolean portal) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Execution> done = earlier(submission).or(() -> attempt(engine, submission, portal));
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new StoreException(StoreException.Kind.BUSY, "too many others");
  }

  private Optional<Execution> attempt(LicenseEngine engine, Submission asked, boolean portal) {
    Submission submission = handed(engine, state, asked);
    Facts facts = believed(state, submission, portal).facts(engine.factsFor(submission.command()));
    Decision decision = engine.decide(facts, submission.command());
    StoredReply reply = submission.reply().apply(decision);
    RecordEntry line = engine.record(facts, submission.command(), decision);
    Optional<Execution> earlier = earlier(submission);
    if (earlier.isPresent()) {
      return earlier;
    }
    State next = state.copy();
    if (decision instanceof Permitted permitted && !write(next, permitted, portal)) {
      return Optional.empty();
    }
    state = next;
    record.add(line);
    submission
        .idempotency()
        .ifPresent(key -> replies.put(name(key), new Kept(key.request(), reply)));
    written(submission, decision);
    return Optional.of(new Execution.Decided(decision, reply));
  }

  private boolean write(State next, Permitted permitted, boolean portal) {
    boolean holds =
        next.holds(permitted.assumptions().stream().filter(a -> matters(a, portal)).toList());
    if (!holds || !next.apply(changes(next, permitted.changes()))) {
      return false;
    }
    for (Change change : permitted.changes()) {
      sessions.on(change);
      if (change instanceof Change.AccountErased) {
        replies.clear();
      }
    }
    return true;
  }

  @Override
  public RecordPage record(SerialNumber serial, Optional<String> after, int most) {
    throw new UnsupportedOperationException("nobody asks here");
  }

  @Override
  public RecordPage history(Optional<String> after, int most) {
    int from = after.map(Integer::parseInt).orElse(0);
    return new RecordPage(record.subList(from, record.size()), Optional.empty());
  }
}
