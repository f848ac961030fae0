package dev.licensing.benchmarks;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.identity.MachineMatch;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Roles;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision on an activation; it must not depend on how many seats are taken. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecisionBenchmark {

  /** Seats of the serial that are taken already. */
  @Param({"1", "100000"})
  public int liveSeats;

  private final LicenseEngine engine = new LicenseEngine();
  private final Machine machine = machine("desktop");
  private final Machine known = machine("desktop, some time ago");
  private Activate command;
  private Facts facts;

  /** Loads what a store would load. */
  @Setup
  public void load() {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    Account account =
        Account.registered(new AccountId(new UUID(0, 1)), new Email("alice@example.com"), "Alice");
    SerialNumber number = SerialNumber.fromRandom(new byte[15]);
    Order order =
        Order.issued(
            new OrderId(new UUID(0, 2)),
            new ProductId("acme-studio"),
            Roles.nobody().withCustomer(Optional.of(account.id())),
            Terms.singleMachine()
                .withSeats(SeatTerms.nodeLocked(SeatTerms.MOST_MACHINES, UsersAtOnce.ANY)),
            1);
    Serial serial = Serial.unused(number, order.id()).withSeats(liveSeats, Optional.empty());
    command =
        new Activate(
            new Origin(new CommandId(new UUID(0, 3)), now, new Actor.Person(account.id(), now)),
            number,
            machine,
            new ActivationId(new UUID(0, 4)),
            Optional.empty(),
            "nonce-of-16-chars");
    List<Activation> users =
        IntStream.range(0, Math.min(liveSeats, 20))
            .mapToObj(
                i ->
                    Activation.started(
                        new ActivationId(new UUID(1, i)),
                        number,
                        new AccountId(new UUID(2, i)),
                        machine("machine " + i),
                        now,
                        Optional.empty()))
            .toList();
    facts =
        new Facts(
            engine.factsFor(command),
            List.of(account),
            List.of(),
            List.of(order),
            List.of(serial),
            List.of(),
            List.of(),
            List.of(),
            users,
            List.of(),
            List.of(),
            List.of());
  }

  /** Permitted: one more seat. */
  @Benchmark
  public Decision activate() {
    return engine.decide(facts, command);
  }

  /** Two readings of a machine compared. */
  @Benchmark
  public MachineMatch matchIdentity() {
    return machine.identity().match(known.identity());
  }

  private static Machine machine(String name) {
    return new Machine(
        name,
        MachineIdentity.hashed(
            "acme-studio",
            Map.of(ComponentKind.MACHINE_ID, name, ComponentKind.SYSTEM_UUID, "uuid")),
        Environment.BARE_METAL);
  }
}
