package dev.licensing.testkit.simulation;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The example of the guide: two people count something together, on a server far away. */
final class Tally implements World {

  private final boolean looks;
  private final Set<String> known = new HashSet<>(); // on the server's disk, as the count is
  private int count;
  private int wanted;
  private int confirmed;

  /** Counting by a server that looks whether it has counted this one before, or does not. */
  Tally(boolean looks) {
    this.looks = looks;
  }

  // tag::world[]
  @Override
  public void setUp(Simulation simulation) {
    Node server = simulation.node("server");
    for (String name : List.of("ann", "ben")) {
      Node client = simulation.node(name);
      simulation.action(name + " counts one", 3, () -> countOne(simulation, client, server));
    }
    simulation
        .timePasses(1, Duration.ofSeconds(1), Duration.ofHours(1))
        .mishap(Mishap.LOST, 4) // one message in four
        .mishap(Mishap.DUPLICATED, 8)
        .mishap(Mishap.INTERLEAVED, 4)
        .mishap(Mishap.CRASHED, 8)
        .invariant("nothing is counted twice", () -> mustBe(count <= wanted))
        .invariant("what was confirmed is counted", () -> mustBe(confirmed <= count));
  }

  private void countOne(Simulation simulation, Node client, Node server) {
    String one = client + "-" + wanted++;
    for (int tries = 0; tries < 3; tries++) {
      var answer = simulation.network().call(client, server, one, asked -> counted(server, asked));
      if (answer.isPresent()) {
        confirmed++;
        return;
      }
    }
  }

  private String counted(Node server, String asked) {
    if (known.add(asked) || !looks) {
      count++;
    }
    server.crashPoint(); // here it may stop: it has counted, and nobody is told
    return "counted";
  }

  // end::world[]

  private void mustBe(boolean so) {
    if (!so) {
      throw new AssertionError(wanted + " wanted, " + count + " counted, " + confirmed + " sure");
    }
  }
}
