package dev.licensing.system.simulation;

import dev.licensing.core.command.Command;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.Standing;
import dev.licensing.testkit.Scene;
import dev.licensing.testkit.VendorCommands;
import dev.licensing.testkit.simulation.Simulation;
import java.util.List;

/** What the vendor does, at a desk beside the store. */
record VendorActs(Simulation simulation, Cast cast, Scene scene) {

  void offer() {
    simulation.action("change a machine limit", 3, this::limit);
    simulation.action("suspend or reinstate an order", 2, this::standing);
    simulation.action("deactivate remotely", 2, this::deactivate);
    simulation.action("reinstate as vendor", 1, this::reinstate);
    simulation.action("tell who has lapsed", 1, () -> does(vendor().endLapsedLeases()));
    simulation.action("decide a request", 2, this::decide);
  }

  private VendorCommands vendor() {
    scene.clock().set(simulation.now());
    return scene.commands().vendor();
  }

  private void does(Command command) {
    simulation.note("the vendor is told: " + scene.decide(command).refusals());
  }

  private void limit() {
    Order order = cast.order();
    int limit = 1 + simulation.choices().below(2);
    simulation.note("limit " + limit);
    does(vendor().changeTerms(order.id(), order.terms().withMachineLimit(limit)));
  }

  private void standing() {
    Order order = cast.order();
    Standing standing = simulation.choices().oneIn(3) ? Standing.SUSPENDED : Standing.GOOD;
    simulation.note(standing.name());
    does(vendor().changeStanding(order.id(), standing));
  }

  private void deactivate() {
    does(vendor().deactivate(cast.useOf(cast.serial()), "support was asked"));
  }

  private void reinstate() {
    Person person = cast.person();
    simulation.note(person.name);
    does(vendor().reinstate(person.account));
  }

  private void decide() {
    List<Request> open = cast.requests();
    if (!open.isEmpty()) {
      Request request = simulation.choices().any(open);
      does(
          simulation.choices().oneIn(3)
              ? vendor().decline(request.id(), "no")
              : vendor().approve(request.id()));
    }
  }
}
