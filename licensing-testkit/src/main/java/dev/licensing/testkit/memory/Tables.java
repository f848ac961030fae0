package dev.licensing.testkit.memory;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.replay.State;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.core.spi.Proof;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.core.spi.StoredReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All that a store holds: the state that decisions make, and what stands beside it. A transaction
 * works on a copy, which replaces the original when it commits: what was published once never
 * changes, so readers need no lock.
 */
final class Tables {

  final State state;
  final Map<AccountId, String> credentials;
  final Map<String, Session> sessions;
  final Map<String, Proof> proofs;
  final Map<UUID, Waiting> outbox;
  final List<RecordEntry> record;
  final Map<ReplyKey, KeptReply> replies;

  /** Keys of different scopes never meet. */
  record ReplyKey(String scope, String key) {}

  /** A reply, the request it belongs to, and the accounts whose data it may mention. */
  record KeptReply(String request, StoredReply reply, Set<AccountId> about) {}

  /** A notice, the accounts whose data it may mention, and what became of it so far. */
  record Waiting(Pending pending, Set<AccountId> about, Fate fate) {

    Waiting with(Fate other) {
      return new Waiting(pending, about, other);
    }
  }

  /**
   * What became of a notice.
   *
   * @param due from when it may be taken
   * @param attempts how often it was
   * @param dead why and when it was put aside
   */
  record Fate(Instant due, int attempts, Optional<Dead> dead) {}

  /** Put aside. */
  record Dead(Instant at, String problem) {}

  Tables() {
    state = new State();
    credentials = new LinkedHashMap<>();
    sessions = new LinkedHashMap<>();
    proofs = new LinkedHashMap<>();
    outbox = new LinkedHashMap<>();
    record = new ArrayList<>();
    replies = new LinkedHashMap<>();
  }

  private Tables(Tables other) {
    state = other.state.copy();
    credentials = new LinkedHashMap<>(other.credentials);
    sessions = new LinkedHashMap<>(other.sessions);
    proofs = new LinkedHashMap<>(other.proofs);
    outbox = new LinkedHashMap<>(other.outbox);
    record = new ArrayList<>(other.record);
    replies = new LinkedHashMap<>(other.replies);
  }

  Tables copy() {
    return new Tables(this);
  }

  Optional<Account> account(Email email) {
    return state.facts(nobody().andEmail(email)).account(email);
  }

  Optional<Account> account(AccountId id) {
    return state.facts(nobody().andAccount(id)).named(id);
  }

  /** Who is an account does not depend on when. */
  private static FactsNeeded nobody() {
    return FactsNeeded.by(Instant.EPOCH, Optional.empty());
  }
}
