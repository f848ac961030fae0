package dev.licensing.core;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.Forgetting;
import dev.licensing.core.replay.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The least there can be around the engine: it loads what the engine asks for, applies what was
 * permitted, and keeps the record. Single-threaded, so whatever a decision rests on must hold.
 */
class SmallWorld {

  static final String NONCE = "nonce-of-16-chars";
  static final Instant BEGINNING = Instant.parse("2026-11-22T10:00:00Z");

  final LicenseEngine engine;
  final State state;
  final List<RecordEntry> record = new ArrayList<>();

  Instant now = BEGINNING;
  private long ids;

  SmallWorld() {
    this(Policy.standard());
  }

  SmallWorld(Policy policy) {
    this(new LicenseEngine(policy), new State());
  }

  SmallWorld(LicenseEngine engine, State state) {
    this.engine = engine;
    this.state = state;
  }

  /** Decides and applies what was permitted. */
  Decision execute(Command command) {
    Facts facts = facts(engine.factsFor(command));
    Decision decision = engine.decide(facts, command);
    record.add(engine.record(facts, command, decision));
    if (decision instanceof Permitted permitted) {
      apply(permitted, command);
    }
    return decision;
  }

  private void apply(Permitted permitted, Command command) {
    for (Change change : permitted.changes()) {
      if (change instanceof Change.AccountErased erased) {
        Account account = account(erased.account()).orElseThrow();
        record.replaceAll(entry -> Forgetting.of(entry, account));
      }
    }
    if (!state.holds(permitted.assumptions()) || !state.apply(permitted.changes())) {
      throw new AssertionError("what was decided cannot be done: " + command + permitted);
    }
  }

  /** Decides and applies nothing. */
  Decision preview(Command command) {
    return engine.decide(facts(engine.factsFor(command)), command);
  }

  Facts facts(FactsNeeded needed) {
    return state.facts(needed);
  }

  Optional<Account> account(AccountId id) {
    return state.accounts().stream().filter(account -> account.id().equals(id)).findFirst();
  }

  Order order(SerialNumber serial) {
    return order(serial(serial).order());
  }

  Order order(OrderId id) {
    return state.orders().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  Serial serial(SerialNumber number) {
    return state.serials(now).stream()
        .filter(serial -> serial.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  Activation activation(ActivationId id) {
    return state.activations().stream()
        .filter(activation -> activation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Ids from here on, where worlds that are told apart go on from one state. */
  SmallWorld idsFrom(long first) {
    ids = first;
    return this;
  }

  UUID id() {
    return new UUID(0, ++ids);
  }

  Origin by(Actor actor) {
    return new Origin(new CommandId(id()), now, actor);
  }

  /** Somebody who has just signed in. */
  Origin by(AccountId account) {
    return by(new Actor.Person(account, now));
  }

  Origin byVendor() {
    return by(new Actor.Vendor("shop"));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  static Machine machine(String name) {
    return machine(name, name);
  }

  static Machine machine(String name, String hardware) {
    return new Machine(
        name,
        MachineIdentity.hashed(
            "acme-studio",
            Map.of(
                ComponentKind.MACHINE_ID, "id of " + hardware,
                ComponentKind.SYSTEM_UUID, "uuid of " + hardware,
                ComponentKind.PROCESSOR, "a common processor")),
        Environment.BARE_METAL);
  }

  /** The same computer after its system was installed anew: more different than alike. */
  static Machine reinstalled(String name) {
    return new Machine(
        name,
        MachineIdentity.hashed(
            "acme-studio",
            Map.of(
                ComponentKind.MACHINE_ID, "another id",
                ComponentKind.SYSTEM_UUID, "uuid of " + name,
                ComponentKind.PROCESSOR, "a common processor")),
        Environment.BARE_METAL);
  }

  static SerialNumber serialNumber(int index) {
    byte[] random = new byte[15];
    random[13] = (byte) (index >> 8);
    random[14] = (byte) index;
    return SerialNumber.fromRandom(random);
  }
}
