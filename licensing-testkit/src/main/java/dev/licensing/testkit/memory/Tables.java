package dev.licensing.testkit.memory;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.core.spi.StoredReply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that a store holds. A transaction works on a copy, which replaces the original when it
 * commits: what was published once never changes, so readers need no lock.
 */
final class Tables {

  /** Oldest first; the id settles what began at the same instant. */
  static final Comparator<Activation> BY_AGE =
      Comparator.comparing(Activation::since).thenComparing(Activation::id);

  final Map<AccountId, Account> accounts;
  final Map<AccountId, String> credentials;
  final Set<AccountId> erased;
  final Map<OrderId, Order> orders;
  final Map<SerialNumber, Serial> serials;
  final Map<AssignmentKey, Assignment> assignments;
  final Map<InvitationKey, Invitation> invitations;
  final Map<ActivationId, Activation> activations;
  final Map<String, Session> sessions;
  final Map<UUID, Waiting> outbox;
  final List<RecordEntry> record;
  final Map<ReplyKey, KeptReply> replies;

  /** At most one assignment of an account to a serial. */
  record AssignmentKey(SerialNumber serial, AccountId account) {}

  /** At most one invitation of an address to a serial. */
  record InvitationKey(SerialNumber serial, Email email) {}

  /** Keys of different scopes never meet. */
  record ReplyKey(String scope, String key) {}

  /** A reply, the request it belongs to, and the accounts whose data it may mention. */
  record KeptReply(String request, StoredReply reply, Set<AccountId> about) {}

  /** A notice, and the accounts whose data it may mention. */
  record Waiting(Pending pending, Set<AccountId> about) {}

  Tables() {
    accounts = new LinkedHashMap<>();
    credentials = new LinkedHashMap<>();
    erased = new HashSet<>();
    orders = new LinkedHashMap<>();
    serials = new LinkedHashMap<>();
    assignments = new LinkedHashMap<>();
    invitations = new LinkedHashMap<>();
    activations = new LinkedHashMap<>();
    sessions = new LinkedHashMap<>();
    outbox = new LinkedHashMap<>();
    record = new ArrayList<>();
    replies = new LinkedHashMap<>();
  }

  private Tables(Tables other) {
    accounts = new LinkedHashMap<>(other.accounts);
    credentials = new LinkedHashMap<>(other.credentials);
    erased = new HashSet<>(other.erased);
    orders = new LinkedHashMap<>(other.orders);
    serials = new LinkedHashMap<>(other.serials);
    assignments = new LinkedHashMap<>(other.assignments);
    invitations = new LinkedHashMap<>(other.invitations);
    activations = new LinkedHashMap<>(other.activations);
    sessions = new LinkedHashMap<>(other.sessions);
    outbox = new LinkedHashMap<>(other.outbox);
    record = new ArrayList<>(other.record);
    replies = new LinkedHashMap<>(other.replies);
  }

  Tables copy() {
    return new Tables(this);
  }

  Optional<Account> account(Email email) {
    return accounts.values().stream().filter(a -> a.email().equals(email)).findFirst();
  }

  Stream<Activation> live() {
    return activations.values().stream().filter(Activation::live);
  }

  Stream<Activation> live(SerialNumber serial) {
    return live().filter(activation -> activation.serial().equals(serial)).sorted(BY_AGE);
  }

  Stream<Activation> live(SerialNumber serial, AccountId account) {
    return live(serial).filter(activation -> activation.account().equals(account));
  }

  Stream<Order> ownedBy(AccountId account) {
    return orders.values().stream().filter(order -> order.ownedBy(account));
  }

  /** A row that another row refers to. */
  static <K, V> V referred(Map<K, V> table, K key) {
    V value = table.get(key);
    if (value == null) {
      throw new IllegalStateException("a row refers to " + key + ", which is not there");
    }
    return value;
  }

  /** Replaces what is there; false if nothing is. */
  static <K, V> boolean update(Map<K, V> table, K key, UnaryOperator<V> change) {
    return table.computeIfPresent(key, (same, value) -> change.apply(value)) != null;
  }
}
