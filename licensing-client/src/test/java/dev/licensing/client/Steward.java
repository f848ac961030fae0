package dev.licensing.client;

import dev.licensing.client.answer.LicenseListener;
import dev.licensing.client.answer.UpkeepStatus;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.policy.UpkeepPolicy;
import dev.licensing.client.upkeep.Caretaker;
import dev.licensing.testkit.LicensingWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An upkeep whose turns a test takes, at the times at which its thread would. */
final class Steward implements LicenseListener {

  final List<Verdict> heard = new ArrayList<>();
  final List<UpkeepStatus.State> states = new ArrayList<>();
  private final LicensingWorld world;
  private final Caretaker caretaker;

  Steward(LicensingWorld world, LicensingClient client) {
    this.world = world;
    this.caretaker = client.caretaker(UpkeepPolicy.standard(), this);
  }

  @Override
  public void verdictChanged(Verdict before, Verdict now) {
    heard.add(now);
  }

  @Override
  public void upkeepChanged(UpkeepStatus now) {
    states.add(now.state());
  }

  Duration turn() {
    return caretaker.turn();
  }

  /** Turns and rests, until so much time has passed. */
  void pass(Duration time) {
    Instant end = world.clock().instant().plus(time);
    Duration rest = turn();
    while (world.clock().instant().plus(rest).isBefore(end)) {
      world.clock().advance(rest.isZero() ? Duration.ofMillis(1) : rest);
      rest = turn();
    }
    world.clock().set(end);
    turn();
  }

  void hurry() {
    caretaker.hurry();
  }

  void leave() {
    caretaker.leave();
  }

  UpkeepStatus status() {
    return caretaker.status();
  }
}
