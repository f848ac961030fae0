package dev.licensing.testkit.memory;

import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.replay.State;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.core.spi.Proof;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.testkit.memory.Tables.KeptReply;
import dev.licensing.testkit.memory.Tables.ReplyKey;
import dev.licensing.testkit.memory.Tables.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is committed in one step: changes, notices, the line of the record, the reply. It works on a
 * copy of the tables that is thrown away after a "no".
 */
class Transaction {

  /** What was decided on which facts, and what is written about it. */
  record Outcome(Facts facts, Decision decision, RecordEntry line, StoredReply reply) {

    /** The accounts whose data notices and reply may mention. */
    Set<AccountId> about() {
      return Stream.concat(
              facts.accounts().stream().map(Account::id),
              Stream.of(line.author(), line.onBehalfOf()).flatMap(Optional::stream))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** What became of the same key before. */
  Optional<Execution> earlier(Tables tables, Submission submission) {
    return submission
        .idempotency()
        .flatMap(key -> Optional.ofNullable(tables.replies.get(key(key))).map(k -> again(key, k)));
  }

  /** What became of the same key while this was decided. */
  Optional<Execution> meanwhile(Tables tables, Submission submission) {
    return earlier(tables, submission);
  }

  private static Execution again(Idempotency asked, KeptReply kept) {
    return kept.request().equals(asked.request())
        ? new Execution.Replayed(kept.reply())
        : new Execution.KeyReused();
  }

  /** Applies all; false if the decision rests on what is no longer so. */
  boolean apply(Tables next, Submission submission, Outcome outcome) {
    if (outcome.decision() instanceof Permitted permitted) {
      if (!hold(next, permitted) || !change(next, permitted)) {
        return false;
      }
      tell(next, permitted, outcome);
    }
    record(next, outcome.line());
    submission.idempotency().ifPresent(key -> keep(next, key, outcome));
    return true;
  }

  private static void keep(Tables next, Idempotency idempotency, Outcome outcome) {
    next.replies.put(
        key(idempotency), new KeptReply(idempotency.request(), outcome.reply(), outcome.about()));
  }

  private boolean hold(Tables next, Permitted permitted) {
    return next.state.holds(assumptions(permitted));
  }

  private boolean change(Tables next, Permitted permitted) {
    permitted.changes().forEach(change -> beside(next, change));
    return next.state.apply(changes(next.state, permitted.changes()));
  }

  /** What must still be so. */
  Collection<Assumption> assumptions(Permitted permitted) {
    return permitted.assumptions();
  }

  /** What becomes of this state. */
  List<Change> changes(State state, List<Change> decided) {
    return decided;
  }

  /** What a change means beside the state, which is still as it was. */
  void beside(Tables next, Change change) {
    if (change instanceof Change.AccountRegistered registered) {
      next.credentials.put(registered.account().id(), registered.credential());
    } else if (change instanceof Change.AccountChanged changed && isElsewhere(next, changed)) {
      // A mail to the address before opens the account no more.
      next.proofs
          .values()
          .removeIf(
              proof ->
                  proof instanceof Proof.Reset && proof.about().equals(changed.account().id()));
    } else if (change instanceof Change.AccountErased erased) {
      next.account(erased.account()).ifPresent(account -> Erasure.erase(next, account));
    }
  }

  private static boolean isElsewhere(Tables next, Change.AccountChanged changed) {
    return next.account(changed.account().email()).isEmpty();
  }

  void tell(Tables next, Permitted permitted, Outcome outcome) {
    int place = 0;
    for (Notice notice : permitted.notices()) {
      UUID id = id(outcome.line(), place++);
      Pending pending = new Pending(id, outcome.line().at(), notice);
      next.outbox.put(id, new Waiting(pending, outcome.about(), Deliveries.begun(pending)));
    }
  }

  void record(Tables next, RecordEntry line) {
    next.record.add(line);
  }

  private static UUID id(RecordEntry line, int place) {
    String name = line.id() + "/" + place;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static ReplyKey key(Idempotency idempotency) {
    return new ReplyKey(idempotency.scope(), idempotency.key());
  }
}
