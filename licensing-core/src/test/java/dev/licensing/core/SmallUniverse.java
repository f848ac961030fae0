package dev.licensing.core;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Validity;
import dev.licensing.core.replay.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A universe small enough to be explored: three accounts, two orders with three serials, three
 * machines of which one may be installed anew, and time in half years, so that every end (of a
 * cool-down, a lease, a subscription, a reservation, the window of a quota) is met exactly.
 */
final class SmallUniverse {

  static final Duration TICK = Duration.ofDays(365).dividedBy(2);
  static final Instant BEGINNING = SmallWorld.BEGINNING;
  static final List<SerialNumber> SERIALS = List.of(Story.SERIAL, Story.SECOND, Story.THIRD);
  static final List<Machine> MACHINES =
      List.of(Story.DESKTOP, Story.LAPTOP, SmallWorld.reinstalled("desktop"));

  /** Alice's, of two serials: one machine and one user at a time, shared with whom she assigns. */
  static final Terms SHARED = Terms.singleMachine().withCoolDown(TICK);

  /** Carol's to manage, of one serial: two seats for anybody, leased for a year. */
  static final Terms RENEWED =
      Terms.perDeveloper(2)
          .withSeats(SeatTerms.floating(2, TICK.multipliedBy(2)))
          .withCoolDown(TICK)
          .withRemoteDeactivationsPerYear(1);

  /** The same as it was sold: a subscription of a year and a half. */
  static final Terms OPEN =
      RENEWED.withValidity(
          new Validity(Optional.of(BEGINNING.plus(TICK.multipliedBy(3))), Optional.empty()));

  final State state;
  final List<AccountId> people;
  final List<OrderId> orders;

  private SmallUniverse(State state, List<AccountId> people, List<OrderId> orders) {
    this.state = state;
    this.people = people;
    this.orders = orders;
  }

  /** Everybody is there, Alice owns the first order and shares it with Bob, nothing is used. */
  static SmallUniverse beginning() {
    Story story = new Story();
    OrderId shared =
        story.sold(SHARED, Buyers.customer(Story.email("alice")), Story.SERIAL, Story.SECOND);
    OrderId open = story.sold(OPEN, Story.buyers("", "", "carol"), Story.THIRD);
    Story.permitted(story.assign(story.alice, "bob", Story.SERIAL));
    return new SmallUniverse(
        story.world.state, List.of(story.alice, story.bob, story.carol), List.of(shared, open));
  }

  /** What can be asked in a state; the caller gives the world in which it is asked. */
  List<Command> commands(SmallWorld world) {
    return new SmallCommands(this, world).all();
  }
}
