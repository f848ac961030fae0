package dev.licensing.testkit;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Puts a product that a test has activated into the situations it must cope with, by name. The
 * product learns of them as it does in the field: some by {@code check()}, because time has passed,
 * the others when it next asks its server. Throws an {@link AssertionError} where the engine does
 * not let a situation come about.
 */
public final class Situations {

  private final LicensingWorld world;
  private final AtomicInteger people = new AtomicInteger();

  Situations(LicensingWorld world) {
    this.world = world;
  }

  /** The license file needs grace, and this many days of it are left; time moves there. */
  public void graceWithDaysLeft(SerialNumber serial, int days) {
    Duration grace = world.order(serial).terms().offline().grace();
    if (days < 1 || Duration.ofDays(days).compareTo(grace) > 0) {
      throw new AssertionError("the terms give no grace of " + days + " days, but " + grace);
    }
    world.clock().set(lastUse(serial).minus(Duration.ofDays(days)));
  }

  /** The license file was not renewed in time; time moves to its very end. */
  public void lapsed(SerialNumber serial) {
    world.clock().set(lastUse(serial));
  }

  /** The user has released the activation from elsewhere. */
  public void releasedByForce(SerialNumber serial) {
    Activation use = use(serial);
    world.permitted(
        world.commands().forceRelease(use.account(), use.id(), "the machine is lost"),
        Answer.ForceReleased.class);
  }

  /** A manager has removed the user, who activates nothing any more. */
  public void removed(SerialNumber serial) {
    Account user = account(use(serial).account());
    world.permitted(
        world
            .commands()
            .orders()
            .removeUser(manager(serial), world.order(serial).id(), user.id(), user.email().value()),
        Answer.UserRemoved.class);
  }

  /** The vendor has suspended the order. */
  public void suspended(SerialNumber serial) {
    world.givenStanding(serial, Standing.SUSPENDED);
  }

  /** Every seat that was free is taken, on machines of whoever may use the serial. */
  public void seatLimitReached(SerialNumber serial) {
    Account user = world.order(serial).customer().map(this::account).orElseGet(this::somebody);
    for (int seat = world.serial(serial).liveSeats();
        seat < world.order(serial).terms().machineLimit();
        seat++) {
      world.givenActivation(user, serial, FakeMachine.named("taken-" + seat));
    }
  }

  /** Somebody else uses the serial, which the terms must let one user do at a time. */
  public void heldByAnotherUser(SerialNumber serial) {
    Order order = world.order(serial);
    Terms terms = order.terms();
    if (!terms.oneUserAtATime()) {
      throw new AssertionError("the terms let several users in at the same time");
    }
    Account other = somebody();
    if (terms.access() == Access.OWNER_AND_ASSIGNED) {
      world.givenAssigned(account(order.customer().orElseThrow()), serial, other);
    }
    world.givenActivation(other, serial, FakeMachine.named("somebody-elses"));
  }

  /** The clock was set back to two days before the last contact with the server. */
  public void clockInDoubt(SerialNumber serial) {
    world.clock().set(use(serial).lastSeen().minus(Duration.ofDays(2)));
  }

  /** The server signs with a key that products built so far do not trust. */
  public void keyRotated() {
    world.rotateKeys();
  }

  /** Nobody answers, until {@code world.transport().heal()}. */
  public void serverDown() {
    world.transport().disconnect();
  }

  /** A login page answers in the server's place, until {@code world.transport().heal()}. */
  public void captivePortal() {
    world.transport().captivePortal();
  }

  private Activation use(SerialNumber serial) {
    return world.live(serial).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody uses the serial: activate it first"));
  }

  /** The first instant at which the license file of the machine no longer serves. */
  private Instant lastUse(SerialNumber serial) {
    Activation use = use(serial);
    Terms terms = world.order(serial).terms();
    Instant end = use.lastSeen().plus(terms.offline().validFor()).plus(terms.offline().grace());
    return Stream.of(Optional.of(end), terms.validity().validUntil(), use.leaseUntil())
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private Account somebody() {
    int number = people.incrementAndGet();
    return world.givenAccount("somebody-" + number + "@example.com", "Somebody " + number);
  }

  private Account account(AccountId id) {
    return world
        .store()
        .read(FactsNeeded.by(world.clock().instant(), Optional.of(id)))
        .caller()
        .orElseThrow();
  }

  /** Somebody who manages the order and does not use the serial. */
  private AccountId manager(SerialNumber serial) {
    Order order = world.order(serial);
    AccountId user = use(serial).account();
    Optional<AccountId> customer = order.customer();
    if (customer.isPresent() && !customer.get().equals(user)) {
      return customer.get();
    }
    Account manager = somebody();
    var asked =
        world.permitted(
            world.commands().orders().addManager(user, order.id(), manager.email().value()),
            Answer.class);
    if (asked instanceof Answer.Requested requested) {
      world.permitted(world.commands().vendor().approve(requested.request()), Answer.class);
    }
    return manager.id();
  }
}
