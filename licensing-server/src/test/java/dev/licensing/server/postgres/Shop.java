package dev.licensing.server.postgres;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** Commands as a server would give them, on a store over a real database. */
final class Shop {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final ProductId PRODUCT = new ProductId("acme-studio");
  static final String NONCE = "nonce-nonce-nonce";

  final PostgresLicenseStore store;
  final PostgresSessionStore sessions;
  final LicenseEngine engine = new LicenseEngine();
  private final SecureRandom random = new SecureRandom();

  Shop(DataSource database) {
    this(database, new PostgresLicenseStore(database));
  }

  /** With a store that others use too. */
  Shop(DataSource database, PostgresLicenseStore shared) {
    store = shared;
    sessions = new PostgresSessionStore(database);
  }

  static Origin by(Actor actor) {
    return by(actor, NOON);
  }

  static Origin by(Actor actor, Instant at) {
    return new Origin(new CommandId(UUID.randomUUID()), at, actor);
  }

  static Origin by(AccountId account) {
    return by(new Actor.Person(account, NOON));
  }

  static Machine machine(String name) {
    return machine(name, "disk of " + name);
  }

  static Machine machine(String name, String disk) {
    return new Machine(
        name,
        MachineIdentity.hashed(
            PRODUCT.value(),
            Map.of(
                ComponentKind.MACHINE_ID,
                "id of " + name,
                ComponentKind.BOARD_SERIAL,
                "board of " + name,
                ComponentKind.DISK_SERIAL,
                disk,
                ComponentKind.PROCESSOR,
                "a usual one")),
        Environment.BARE_METAL);
  }

  /** Has it decided, however often the store is busy. */
  Decision decide(Command command) {
    return ((Execution.Decided) execute(submission(command, Optional.empty()))).decision();
  }

  Execution execute(Submission submission) {
    while (true) {
      try {
        return store.execute(engine, submission);
      } catch (StoreException e) {
        if (e.kind() != StoreException.Kind.BUSY) {
          throw e;
        }
      }
    }
  }

  static Submission submission(Command command, Optional<Idempotency> key) {
    return new Submission(
        command,
        key,
        decision ->
            new StoredReply(
                decision.refusals().isEmpty() ? 200 : 409, "\"" + command.origin().id() + "\""));
  }

  AccountId register(String name) {
    AccountId id = new AccountId(UUID.randomUUID());
    Account account = Account.registered(id, new Email(name + "@shop.example"), name);
    decide(new RegisterAccount(by(new Actor.Visitor()), account, "secret of " + name));
    return id;
  }

  SortedSet<SerialNumber> order(Terms terms, int serials) {
    TreeSet<SerialNumber> numbers = new TreeSet<>();
    while (numbers.size() < serials) {
      byte[] bytes = new byte[15];
      random.nextBytes(bytes);
      numbers.add(SerialNumber.fromRandom(bytes));
    }
    OrderId id = new OrderId(UUID.randomUUID());
    decide(IssueOrder.unowned(by(new Actor.Vendor("sales")), id, PRODUCT, terms, numbers));
    return numbers;
  }

  /** Assigns somebody who has an account. */
  void assignTo(AccountId owner, SortedSet<SerialNumber> serials, AccountId user) {
    Account account = store.read(FactsNeeded.by(NOON, Optional.of(user))).caller().orElseThrow();
    decide(new AssignUser(by(owner), serials, account.email()));
  }

  /** One serial that anybody may activate. */
  SerialNumber openSerial(Terms terms) {
    return order(terms, 1).first();
  }

  Decision claim(AccountId account, SortedSet<SerialNumber> serials) {
    return decide(new ClaimSerials(by(account), serials));
  }

  Decision assign(AccountId owner, SortedSet<SerialNumber> serials, String user) {
    return decide(new AssignUser(by(owner), serials, new Email(user + "@shop.example")));
  }

  Activate activation(AccountId account, SerialNumber serial, Machine machine) {
    return activation(account, serial, machine, NOON);
  }

  Activate activation(AccountId account, SerialNumber serial, Machine machine, Instant at) {
    return new Activate(
        by(new Actor.Person(account, at), at),
        serial,
        machine,
        new ActivationId(UUID.randomUUID()),
        Optional.empty(),
        NONCE);
  }

  /** A heartbeat, from its machine. */
  Decision refresh(AccountId account, ActivationId activation, String machine, Instant at) {
    return decide(
        new Refresh(
            by(new Actor.Person(account, at), at),
            activation,
            machine(machine),
            Optional.empty(),
            NONCE));
  }

  Decision activate(AccountId account, SerialNumber serial, String machine) {
    return decide(activation(account, serial, machine(machine)));
  }

  Decision release(AccountId account, ActivationId activation, String machine) {
    return decide(new Release(by(account), activation, machine(machine)));
  }

  Decision forceRelease(AccountId account, ActivationId activation, String reason) {
    return decide(new ForceRelease(by(account), activation, true, reason, Optional.empty()));
  }

  /** Asks for the report, and confirms it. */
  Decision delete(AccountId account) {
    Decision asked = decide(new DeleteAccount(by(account), Optional.empty()));
    return asked.report().isEmpty()
        ? asked
        : decide(new DeleteAccount(by(account), Optional.of(asked.report().get().hash())));
  }
}
