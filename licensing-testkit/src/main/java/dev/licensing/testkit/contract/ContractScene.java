package dev.licensing.testkit.contract;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Scene;
import dev.licensing.testkit.VirtualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** The scene of one contract test. Names and ids are new each time: the store may be in use. */
final class ContractScene extends Scene {

  /** More than any store under test holds back. */
  private static final int ALL = 1_000_000;

  private final LicenseStore store;
  private final SessionStore sessions;
  private final Outbox outbox;

  ContractScene(LicenseStore store, SessionStore sessions, Outbox outbox) {
    super(store, new VirtualClock(), new SecureRandom(), new ProductId("contract"));
    this.store = store;
    this.sessions = sessions;
    this.outbox = outbox;
  }

  LicenseStore store() {
    return store;
  }

  SessionStore sessions() {
    return sessions;
  }

  Outbox outbox() {
    return outbox;
  }

  /** Anybody who knows the serial may use it, claimed or not. */
  static Terms open(int machines, UsersAtOnce users) {
    return Terms.singleMachine()
        .withSeats(SeatTerms.nodeLocked(machines, users))
        .withAccess(Access.ANYONE_WITH_SERIAL);
  }

  static String newAddress(String who) {
    return who + "-" + UUID.randomUUID() + "@example.com";
  }

  Account person(String who) {
    return givenAccount(newAddress(who), who);
  }

  List<Account> people(int number) {
    return IntStream.range(0, number).mapToObj(i -> person("rival-" + i)).toList();
  }

  FakeMachine machine(String name) {
    return FakeMachine.named(name);
  }

  Decision activate(Account person, SerialNumber serial, String machine) {
    return decide(commands().activate(person.id(), serial, machine(machine)));
  }

  Decision forceRelease(Account person, Activation activation, String reason) {
    return decide(commands().forceRelease(person.id(), activation.id(), reason));
  }

  /** Nothing yet, by nobody, now. */
  FactsNeeded asking() {
    return FactsNeeded.by(clock().instant(), Optional.empty());
  }

  /** Nothing but the account, by that account, now. */
  FactsNeeded asking(Account caller) {
    return FactsNeeded.by(clock().instant(), Optional.of(caller.id()));
  }

  Facts read(FactsNeeded needed) {
    return store.read(needed);
  }

  ReportHash deletionHash(Account account) {
    return decide(commands().deletionReport(account.id())).report().orElseThrow().hash();
  }

  void givenDeleted(Account account) {
    permitted(commands().delete(account.id(), deletionHash(account)), Answer.Deleted.class);
  }

  Activation activation(ActivationId id) {
    return read(asking().andActivation(id)).activation(id).orElseThrow();
  }

  Order order(OrderId id) {
    return read(asking().andOrder(id)).order(id).orElseThrow();
  }

  /** The roles of the order that wait for somebody to register. */
  List<PendingRole> awaited(OrderId id) {
    return read(asking().andOrder(id)).pendingRoles(id);
  }

  /** The whole record, the oldest first, read so many entries at a time. */
  List<RecordEntry> history(int page) {
    List<RecordEntry> all = new ArrayList<>();
    RecordPage read = store.history(Optional.empty(), page);
    all.addAll(read.entries());
    while (read.next().isPresent()) {
      read = store.history(read.next(), page);
      all.addAll(read.entries());
    }
    return all;
  }

  /** The vendor has sold this account an order of one serial. */
  SerialNumber givenBought(Account customer, Terms terms) {
    return givenSold(terms, 1, Buyers.customer(customer.email())).serials().first();
  }

  boolean assigned(SerialNumber serial, Account user) {
    return read(asking(user).andSerials(Set.of(serial))).assigned(serial, user.id());
  }

  /** Notices of this kind that wait for this account. */
  List<Outbox.Pending> waiting(AccountId account, NoticeKind kind) {
    return outbox.pending(ALL).stream()
        .filter(pending -> pending.notice().kind() == kind)
        .filter(pending -> pending.notice().to().equals(new Notice.ToAccount(account)))
        .toList();
  }

  static boolean permitted(Decision decision) {
    return decision instanceof Decision.Permitted;
  }

  /** What was answered; empty if it was refused. */
  static <A extends Answer> Optional<A> answer(Decision decision, Class<A> type) {
    return decision instanceof Decision.Permitted permitted
        ? Optional.of(type.cast(permitted.answer()))
        : Optional.empty();
  }

  static long countPermitted(List<Decision> decisions) {
    return decisions.stream().filter(ContractScene::permitted).count();
  }

  boolean known(Account account) {
    var facts = read(asking(account).andEmail(account.email()));
    return facts.caller().isPresent() || facts.account(account.email()).isPresent();
  }

  Session session(Account account) {
    var now = clock().instant();
    return new Session(token(account), account.id(), now, now.plus(Duration.ofHours(8)));
  }

  static String token(Account account) {
    return "hash-of-a-token-of-" + account.id();
  }
}
