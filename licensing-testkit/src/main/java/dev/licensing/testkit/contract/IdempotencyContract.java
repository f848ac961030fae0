package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.licensing.core.command.Command;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Execution.Decided;
import dev.licensing.core.spi.Execution.KeyReused;
import dev.licensing.core.spi.Execution.Replayed;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.StoredReply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same request again is the same request (rule 2.4, second sentence). */
abstract class IdempotencyContract {

  private static final String LOOK =
      "rule 2.4: look at how the reply is kept under scope and key, in the transaction of the change";

  private String key;
  private Account alice;
  private SerialNumber serial;

  abstract ContractScene scene();

  @BeforeEach
  void aSerialWithRoomForAll() {
    key = UUID.randomUUID().toString();
    alice = scene().person("alice");
    serial = scene().givenSerial(ContractScene.open(50, UsersAtOnce.ANY));
  }

  @Test
  @Tag("rule-2.4")
  void aRepeatedRequestIsNotDecidedAgain() {
    Decided first = assertInstanceOf(Decided.class, submit("alice", "request", activate(1)), LOOK);
    Execution again = submit("alice", "request", activate(2));
    assertEquals(new Replayed(first.reply()), again, LOOK);
    assertEquals(1, scene().serial(serial).liveSeats(), LOOK);
  }

  @Test
  @Tag("rule-2.4")
  void ofOneRequestSentManyTimesAtOnceOneIsDecidedAndAllGetItsReply() {
    List<Execution> done = Race.between(8, i -> submit("alice", "request", activate(i)));
    assertEquals(1, done.stream().filter(Decided.class::isInstance).count(), LOOK);
    assertEquals(7, done.stream().filter(Replayed.class::isInstance).count(), LOOK);
    Set<StoredReply> replies =
        done.stream().map(IdempotencyContract::reply).collect(Collectors.toSet());
    assertEquals(1, replies.size(), LOOK + "; the same reply to all");
    assertEquals(1, scene().serial(serial).liveSeats(), LOOK);
  }

  @Test
  @Tag("rule-2.4")
  void anotherRequestUnderTheSameKeyIsRefusedAndChangesNothing() {
    submit("alice", "request", activate(1));
    Execution other = submit("alice", "another request", activate(2));
    assertInstanceOf(KeyReused.class, other, LOOK);
    assertEquals(1, scene().serial(serial).liveSeats(), LOOK + "; a reused key decides nothing");
    assertEquals(1, activations(), LOOK + "; a reused key records nothing");
  }

  @Test
  @Tag("rule-2.4")
  void ofDifferentRequestsUnderOneKeyAtOnceOneIsDecided() {
    List<Execution> done = Race.between(8, i -> submit("alice", "request " + i, activate(i)));
    assertEquals(1, done.stream().filter(Decided.class::isInstance).count(), LOOK);
    assertEquals(7, done.stream().filter(KeyReused.class::isInstance).count(), LOOK);
    assertEquals(1, scene().serial(serial).liveSeats(), LOOK);
  }

  @Test
  @Tag("rule-2.4")
  void keysOfDifferentScopesNeverMeet() {
    submit("alice", "request", activate(1));
    assertInstanceOf(Decided.class, submit("bob", "request", activate(2)), LOOK);
    assertEquals(2, scene().serial(serial).liveSeats(), LOOK);
  }

  @Test
  @Tag("rule-2.4")
  void aRefusalIsKeptToo() {
    SerialNumber full = scene().givenSerial(ContractScene.open(1, UsersAtOnce.ANY));
    var taken = scene().givenActivation(alice, full, scene().machine("first"));
    Decided refused =
        assertInstanceOf(Decided.class, submit("alice", "request", activate(full, "second")), LOOK);
    scene().decide(scene().commands().release(alice.id(), taken.id(), scene().machine("first")));
    Execution again = submit("alice", "request", activate(full, "second"));
    assertEquals(
        new Replayed(refused.reply()), again, LOOK + "; a refusal is a reply like any other");
    assertEquals(0, scene().serial(full).liveSeats(), LOOK);
  }

  private long activations() {
    return scene().store().record(serial, 100).stream()
        .filter(entry -> entry.what().equals("Activate"))
        .count();
  }

  private Execution submit(String scope, String request, Command command) {
    Idempotency idempotency = new Idempotency(scope + " of " + alice.id(), key, request);
    return scene().submit(command, Optional.of(idempotency));
  }

  private Command activate(int machine) {
    return activate(serial, "machine-" + machine);
  }

  private Command activate(SerialNumber number, String machine) {
    return scene().commands().activate(alice.id(), number, scene().machine(machine));
  }

  private static StoredReply reply(Execution done) {
    return done instanceof Decided decided ? decided.reply() : ((Replayed) done).reply();
  }
}
