package dev.licensing.system.simulation;

import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Status;
import dev.licensing.client.answer.Verdict;
import dev.licensing.core.model.ActivationId;
import dev.licensing.testkit.simulation.Simulation;
import java.time.Instant;
import java.util.Optional;

/** What an installation may make of what it was told. */
final class ClientRules {

  private final Simulation simulation;
  private final Installation here;
  private final Witness witness;
  private Optional<Instant> latest = Optional.empty();
  private Optional<ActivationId> held = Optional.empty();

  ClientRules(Simulation simulation, Installation here, Witness witness) {
    this.simulation = simulation;
    this.here = here;
    this.witness = witness;
  }

  void offer() {
    simulation.invariant(Rules.TIME, this::time);
    simulation.invariant(Rules.NO_IS_SIGNED, this::held);
    simulation.eventually(Rules.AGREED, this::agreed);
  }

  private void time() {
    Optional<Instant> time = here.client().status().serverTime();
    boolean back = latest.isPresent() && time.isPresent() && time.get().isBefore(latest.get());
    if (back && !here.gaveUp) {
      throw new AssertionError(here.node + ": " + time + " after " + latest);
    }
    latest = time.or(() -> latest);
  }

  /** While it is at something, what it holds is on its way from one to another. */
  private void held() {
    if (here.node.isBusy() || !here.node.isUp()) {
      return;
    }
    Status status = here.client().status();
    boolean another = status.verdict().equals(new Verdict.NotKnown(Doubt.MACHINE_CHANGED));
    Optional<ActivationId> now = status.activation().filter(id -> !another);
    boolean freeing = status.pending().equals(Optional.of(Status.Pending.RELEASE));
    boolean lost = held.isPresent() && !now.equals(held) && !freeing;
    if (lost && !here.gaveUp && witness.isLive(held.get())) {
      throw new AssertionError(here.node + " held " + held + ", which is live, now " + now);
    }
    held = now;
  }

  /** Everything is healed; after a refresh the server's word is the client's. */
  private void agreed() {
    here.use(
        client -> {
          client.refresh(); // which finishes what was left open
          client.refresh();
          Status status = client.status();
          Optional<ActivationId> licensed =
              status.activation().filter(id -> status.verdict().licensed());
          if (licensed.isPresent()
              && status.pending().isEmpty()
              && !witness.isLive(licensed.get())) {
            throw new AssertionError(here.node + " is licensed by " + licensed + ", which is over");
          }
        });
  }
}
