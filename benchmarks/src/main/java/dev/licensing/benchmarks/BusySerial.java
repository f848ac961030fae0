package dev.licensing.benchmarks;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.Release;
import dev.licensing.core.decision.Change;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Roles;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.replay.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A serial of floating seats, so many of them taken by people to whom Alice, its owner, assigned
 * it. Bob is assigned too, has no seat, and owns a serial that nobody uses. Facts are cut from the
 * whole of it, as every store has to cut them.
 */
final class BusySerial {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final int PEOPLE = 40;

  private final State state = new State();
  private final SerialNumber serial = SerialNumber.fromRandom(new byte[15]);
  private final AccountId alice = person("alice", 1);
  private final AccountId bob = person("bob", 2);
  private final Activation first;

  /** With so many seats taken. */
  BusySerial(int seats) {
    Terms terms =
        Terms.singleMachine()
            .withSeats(SeatTerms.floating(SeatTerms.MOST_MACHINES, LEASE))
            .withFeatures(Map.of("edition", "professional", "export", "pdf,svg"));
    issued(alice, terms, serial);
    issued(
        bob,
        terms,
        SerialNumber.fromRandom(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}));
    changed(new Change.UserAssigned(new Assignment(serial, bob, NOW)));
    List<AccountId> people = new ArrayList<>();
    for (int i = 0; i < Math.min(seats, PEOPLE); i++) {
      AccountId user = person("user" + i, 10 + i);
      changed(new Change.UserAssigned(new Assignment(serial, user, NOW)));
      people.add(user);
    }
    List<Activation> taken = new ArrayList<>();
    for (int i = 0; i < seats; i++) {
      taken.add(
          Activation.started(
              new ActivationId(new UUID(2, i)),
              serial,
              people.get(i % people.size()),
              machine("machine " + i),
              NOW.minusSeconds(60),
              Optional.of(NOW.plus(LEASE))));
    }
    taken.forEach(activation -> changed(new Change.ActivationStarted(activation)));
    first = taken.get(0);
  }

  /** What a store loads for the command. */
  Facts facts(LicenseEngine engine, Command command) {
    return state.facts(engine.factsFor(command));
  }

  /** Bob takes one more seat. */
  Command activate() {
    return new Activate(
        by(person(bob)),
        serial,
        machine("desktop"),
        new ActivationId(new UUID(3, 1)),
        Optional.of(NOW.minus(Duration.ofDays(30))),
        "nonce-of-16-chars");
  }

  /** The heartbeat of a seat that is taken. */
  Command renew() {
    return new Refresh(
        by(new Actor.Installation(first.id())),
        first.id(),
        machine(first.machine().name()),
        Optional.of(NOW.minus(Duration.ofDays(30))),
        "nonce-of-16-chars");
  }

  /** A seat that is taken is given back from its machine. */
  Command release() {
    return new Release(
        by(new Actor.Installation(first.id())), first.id(), machine(first.machine().name()));
  }

  /** Bob asks what it means to delete his account, which nothing blocks. */
  Command previewDeletion() {
    return new DeleteAccount(by(person(bob)), Optional.empty());
  }

  /** Alice asks, and every seat that is taken is in her way. */
  Command previewBlockedDeletion() {
    return new DeleteAccount(by(person(alice)), Optional.empty());
  }

  /** A machine as its probes read it, anew each time. */
  static Machine machine(String name) {
    return new Machine(
        name,
        MachineIdentity.hashed(
            "acme-studio",
            Map.of(
                ComponentKind.MACHINE_ID,
                name,
                ComponentKind.SYSTEM_UUID,
                "uuid of " + name,
                ComponentKind.PROCESSOR,
                "GenuineIntel 6 142")),
        Environment.BARE_METAL);
  }

  private static Origin by(Actor actor) {
    return new Origin(new CommandId(new UUID(4, 1)), NOW, actor);
  }

  private static Actor person(AccountId account) {
    return new Actor.Person(account, NOW);
  }

  private AccountId person(String name, long id) {
    AccountId account = new AccountId(new UUID(1, id));
    changed(
        new Change.AccountRegistered(
            Account.registered(account, new Email(name + "@example.com"), name), ""));
    return account;
  }

  private void issued(AccountId owner, Terms terms, SerialNumber number) {
    Order order =
        Order.issued(
            new OrderId(owner.value()),
            new ProductId("acme-studio"),
            Roles.nobody().withCustomer(Optional.of(owner)),
            terms,
            1);
    changed(new Change.OrderIssued(order, new TreeSet<>(List.of(number))));
  }

  private void changed(Change change) {
    if (!state.apply(List.of(change))) {
      throw new IllegalStateException("cannot be: " + change);
    }
  }
}
