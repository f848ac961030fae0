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
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * The least there can be around the engine: it hands out all it has as facts, and applies what was
 * permitted. Single-threaded; the stores have their own contract.
 */
final class SmallWorld implements Change.Cases<Void> {

  static final String NONCE = "nonce-of-16-chars";

  final LicenseEngine engine = new LicenseEngine();
  final Map<AccountId, Account> accounts = new TreeMap<>();
  final Map<OrderId, Order> orders = new TreeMap<>();
  final Map<SerialNumber, Serial> serials = new TreeMap<>();
  final List<Assignment> assignments = new ArrayList<>();
  final List<Invitation> invitations = new ArrayList<>();
  final Map<ActivationId, Activation> activations = new TreeMap<>();
  final List<RecordEntry> record = new ArrayList<>();

  Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private long ids;

  /** Decides on everything there is and applies what was permitted. */
  Decision execute(Command command) {
    Facts facts = facts(engine.factsFor(command));
    Decision decision = engine.decide(facts, command);
    record.add(engine.record(facts, command, decision));
    if (decision instanceof Permitted permitted) {
      permitted.changes().forEach(change -> change.accept(this));
    }
    return decision;
  }

  /** Decides and applies nothing. */
  Decision preview(Command command) {
    return engine.decide(facts(engine.factsFor(command)), command);
  }

  Facts facts(FactsNeeded needed) {
    return new Facts(
        needed,
        List.copyOf(accounts.values()),
        List.copyOf(orders.values()),
        needed.estate()
            ? needed.caller().map(this::estate).orElse(List.of())
            : List.copyOf(serials.values()),
        assignments,
        invitations,
        List.copyOf(activations.values()));
  }

  private List<Serial> estate(AccountId caller) {
    return serials.values().stream()
        .filter(
            serial ->
                order(serial).ownedBy(caller)
                    || assignments.stream()
                        .anyMatch(
                            a -> a.serial().equals(serial.number()) && a.account().equals(caller))
                    || activations.values().stream()
                        .anyMatch(
                            a ->
                                a.live()
                                    && a.serial().equals(serial.number())
                                    && a.account().equals(caller)))
        .toList();
  }

  Order order(Serial serial) {
    return orders.get(serial.order());
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
                ComponentKind.PROCESSOR, "a common processor")));
  }

  static SerialNumber serialNumber(int index) {
    byte[] random = new byte[15];
    random[14] = (byte) index;
    return SerialNumber.fromRandom(random);
  }

  @Override
  public Void on(Change.AccountRegistered change) {
    accounts.put(change.account().id(), change.account());
    return null;
  }

  @Override
  public Void on(Change.AccountErased change) {
    Email email = accounts.get(change.account()).email();
    accounts.remove(change.account());
    assignments.removeIf(assignment -> assignment.account().equals(change.account()));
    invitations.removeIf(invitation -> invitation.email().equals(email));
    return null;
  }

  @Override
  public Void on(Change.OrderIssued change) {
    orders.put(change.order().id(), change.order());
    change.serials().forEach(s -> serials.put(s, Serial.unused(s, change.order().id())));
    return null;
  }

  @Override
  public Void on(Change.OwnerChanged change) {
    Order o = orders.get(change.order());
    orders.put(
        o.id(),
        new Order(
            o.id(),
            o.product(),
            change.owner(),
            change.terms(),
            o.serialCount(),
            o.revision() + 1));
    return null;
  }

  @Override
  public Void on(Change.UserAssigned change) {
    assignments.add(change.assignment());
    return null;
  }

  @Override
  public Void on(Change.UserUnassigned change) {
    assignments.removeIf(
        a -> a.serial().equals(change.serial()) && a.account().equals(change.account()));
    return null;
  }

  @Override
  public Void on(Change.UserInvited change) {
    invitations.add(change.invitation());
    return null;
  }

  @Override
  public Void on(Change.InvitationEnded change) {
    invitations.remove(change.invitation());
    return null;
  }

  @Override
  public Void on(Change.SharingEnded change) {
    assignments.removeIf(assignment -> assignment.serial().equals(change.serial()));
    invitations.removeIf(invitation -> invitation.serial().equals(change.serial()));
    return null;
  }

  @Override
  public Void on(Change.ActivationStarted change) {
    Activation started = change.activation();
    activations.put(started.id(), started);
    seats(started.serial(), 1);
    return null;
  }

  @Override
  public Void on(Change.ActivationSeen change) {
    activations.computeIfPresent(
        change.activation(), (id, a) -> a.seen(change.machine(), change.at()));
    return null;
  }

  @Override
  public Void on(Change.ActivationEnded change) {
    Activation ended = activations.get(change.activation()).ended(change.ending());
    activations.put(ended.id(), ended);
    seats(ended.serial(), -1);
    return null;
  }

  @Override
  public Void on(Change.CoolDownStarted change) {
    update(
        change.serial(),
        s ->
            new Serial(
                s.number(),
                s.order(),
                s.liveSeats(),
                s.soleUser(),
                Optional.of(change.until()),
                s.revision() + 1));
    return null;
  }

  private void seats(SerialNumber number, int more) {
    List<AccountId> users =
        activations.values().stream()
            .filter(a -> a.live() && a.serial().equals(number))
            .map(Activation::account)
            .distinct()
            .toList();
    update(
        number,
        s ->
            new Serial(
                s.number(),
                s.order(),
                s.liveSeats() + more,
                users.size() == 1 ? Optional.of(users.get(0)) : Optional.empty(),
                s.coolDownUntil(),
                s.revision()));
  }

  private void update(SerialNumber number, Function<Serial, Serial> how) {
    serials.computeIfPresent(number, (key, serial) -> how.apply(serial));
  }
}
