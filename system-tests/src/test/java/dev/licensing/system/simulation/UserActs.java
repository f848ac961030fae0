package dev.licensing.system.simulation;

import dev.licensing.client.answer.Reply;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.testkit.simulation.Simulation;

/** What people do on their machines. */
record UserActs(Simulation simulation, Cast cast, Witness witness, Portal portal) {

  void offer() {
    simulation.action("activate", 28, this::activate);
    simulation.action("refresh", 8, this::refresh);
    simulation.action("release", 5, this::release);
    simulation.action("ask for a license file", 3, () -> request(cast.installation()));
    simulation.action("carry a request to the portal", 3, () -> carry(cast.installation()));
    simulation.action("activate by files", 6, this::byFiles);
    simulation.action("bring a license", 3, () -> bring(cast.installation()));
    simulation.action("write a return ticket", 1, this::ticket);
    simulation.action("carry a ticket to the portal", 2, this::carryTicket);
    simulation.action("repair a machine", 1, this::repair);
    simulation.action("reactivate", 1, this::reactivate);
  }

  private void said(Object who, Reply<?> reply) {
    simulation.note(who + " is told: " + Installation.outcome(reply));
  }

  private void activate() {
    Installation here = cast.installation();
    Person person = cast.person();
    SerialNumber serial = cast.serial();
    simulation.note(person + " activates " + cast.name(serial) + " on " + here.node);
    here.as(
        person,
        client -> {
          var reply = client.activate(serial.value());
          said(person, reply);
          reply
              .done()
              .ifPresent(
                  done -> {
                    here.gaveUp = false;
                    witness.activated(done.activation());
                  });
        });
  }

  private void refresh() {
    Installation here = cast.installation();
    here.use(client -> said(here.node, client.refresh()));
  }

  private void release() {
    Installation here = cast.installation();
    here.use(
        client -> {
          here.gaveUp = true;
          var reply = client.release();
          said(here.node, reply);
          reply.done().ifPresent(done -> witness.released(done.activation()));
        });
  }

  /** All of the way, where nobody dawdles. */
  private void byFiles() {
    Installation here = cast.installation();
    request(here);
    carry(here);
    bring(here);
  }

  private void request(Installation here) {
    SerialNumber serial = cast.serial();
    here.use(
        client -> {
          var reply = client.offline().request(serial.value());
          said(here.node + " about " + cast.name(serial), reply);
          here.request = reply.done().map(file -> file.text());
        });
  }

  private void carry(Installation from) {
    Person person = cast.person();
    from.request.ifPresent(
        request -> {
          simulation.note(person + " carries that of " + from.node);
          from.brought = portal.license(person, request).or(() -> from.brought);
        });
  }

  private void bring(Installation here) {
    here.brought.ifPresent(
        license ->
            here.use(
                client -> {
                  var reply = client.offline().importLicense(license);
                  said(here.node, reply);
                  here.gaveUp &= reply.done().isEmpty();
                }));
  }

  private void ticket() {
    Installation here = cast.installation();
    here.use(
        client -> {
          here.gaveUp = true;
          var reply = client.offline().returnTicket();
          said(here.node, reply);
          here.ticket = reply.done().map(file -> file.text()).or(() -> here.ticket);
        });
  }

  private void carryTicket() {
    Installation from = cast.installation();
    from.ticket.ifPresent(
        ticket -> simulation.note("taken back: " + portal.takesBack(ticket) + ", " + from.node));
  }

  private void repair() {
    Installation here = cast.installation();
    if (!here.node.isBusy() && here.node.isUp()) {
      simulation.note(here.node + " gets a new mainboard");
      here.becomes(here.machine().withNewMainboard());
    }
  }

  private void reactivate() {
    Installation here = cast.installation();
    here.use(client -> said(here.node, client.reactivate()));
  }
}
