package dev.licensing.system.simulation;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.replay.State;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sees every commit and every answer, and judges them. */
final class Witness {

  private final Simulation simulation;
  private final Shelf shelf;
  private final StoreRules store;
  private final AnswerRules answers;
  private Optional<String> read = Optional.of("0");

  Witness(Simulation simulation, Shelf shelf, List<Person> people) {
    this.simulation = simulation;
    this.shelf = shelf;
    this.store = new StoreRules(simulation, people);
    this.answers = new AnswerRules(simulation);
  }

  /** What was committed since the last look. */
  void look() {
    List<RecordEntry> lines = new ArrayList<>();
    int known = Integer.parseInt(read.orElseThrow());
    for (Optional<String> next = read; next.isPresent(); ) {
      RecordPage page = shelf.licenses().history(next, 1_000);
      lines.addAll(page.entries());
      next = page.next();
    }
    if (!lines.isEmpty()) {
      read = Optional.of(Integer.toString(known + lines.size()));
      for (RecordEntry line : lines) {
        simulation.note("record: " + line.what() + " " + line.actor() + " " + line.refusals());
      }
      State after = shelf.state().get();
      store.changed(after, lines);
      answers.changed(after);
    }
  }

  /** What a server says, before it is on its way. */
  void answered(WireRequest request, WireResponse response) {
    look();
    simulation.note("answer: " + response.status());
    answers.answered(request, response);
  }

  /** A client says that it is activated. */
  void activated(ActivationId id) {
    if (!answers.exists(id)) {
      simulation.broken(Rules.ACKNOWLEDGED, "the client has " + id + ", and no store");
    }
  }

  /** A client says that it has given its seat back. */
  void released(ActivationId id) {
    if (answers.isLive(id)) {
      simulation.broken(Rules.RELEASED, id + " is live");
    }
  }

  /** Whether this activation takes its seat. */
  boolean isLive(ActivationId id) {
    return answers.isLive(id);
  }
}
