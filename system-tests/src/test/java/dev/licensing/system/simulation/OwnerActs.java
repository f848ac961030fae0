package dev.licensing.system.simulation;

import dev.licensing.client.ForceRelease;
import dev.licensing.client.LicensingClient;
import dev.licensing.client.ManagerDesk;
import dev.licensing.client.OwnerDesk;
import dev.licensing.client.answer.Reply;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.testkit.simulation.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What people do with their accounts, serials and orders, from inside the product. */
record OwnerActs(Simulation simulation, Cast cast) {

  void offer() {
    simulation.action("claim", 3, () -> asOwner("claims", this::claim));
    simulation.action("assign", 5, () -> asOwner("shares", this::assign));
    simulation.action("unassign", 4, () -> asOwner("shares no more", this::unassign));
    simulation.action("transfer", 7, () -> asOwner("hands on", this::transfer));
    simulation.action("relinquish", 1, () -> asOwner("gives up", this::relinquish));
    simulation.action(
        "force release", 9, () -> asOwner("ends by force", cast.usedSerial(), this::forceRelease));
    simulation.action("remove a user", 4, this::remove);
    simulation.action("reinstate a user", 1, this::reinstate);
    simulation.action("ask what deletion means", 4, this::deletionReport);
    simulation.action("delete an account", 4, this::delete);
    simulation.action("register", 3, this::register);
    simulation.action("ask support", 1, this::askSupport);
  }

  /** One of a person's acts, with everything it may need. */
  private interface Act {
    Reply<?> on(LicensingClient client, SerialNumber serial, Person other);
  }

  private void asOwner(String what, Act act) {
    asOwner(what, cast.serial(), act);
  }

  private void asOwner(String what, SerialNumber serial, Act act) {
    Person person = cast.ownerOf(serial);
    Person other = cast.otherThan(person);
    simulation.note(person + " " + what + " " + cast.name(serial) + ", " + other);
    as(person, client -> act.on(client, serial, other));
  }

  private void as(Person person, Function<LicensingClient, Reply<?>> act) {
    cast.installation()
        .as(
            person,
            client ->
                simulation.note(person + " is told: " + Installation.outcome(act.apply(client))));
  }

  private Reply<?> claim(LicensingClient client, SerialNumber serial, Person other) {
    return client.account().claim(List.of(serial));
  }

  private Reply<?> assign(LicensingClient client, SerialNumber serial, Person other) {
    return client.account().assign(List.of(serial), new Email(other.email()));
  }

  private Reply<?> unassign(LicensingClient client, SerialNumber serial, Person other) {
    return client.account().unassign(List.of(serial), new Email(other.email()));
  }

  private Reply<?> transfer(LicensingClient client, SerialNumber serial, Person other) {
    var asked =
        new OwnerDesk.Transfer(
            List.of(serial),
            new Email(other.email()),
            !simulation.choices().oneIn(3),
            Optional.empty());
    return client
        .owner()
        .previewTransfer(asked)
        .then(report -> client.owner().transfer(asked, report.hash()));
  }

  private Reply<?> relinquish(LicensingClient client, SerialNumber serial, Person other) {
    var asked = new OwnerDesk.Relinquish(List.of(serial), Optional.empty());
    return client
        .owner()
        .previewRelinquish(asked)
        .then(report -> client.owner().relinquish(asked, report.hash()));
  }

  private Reply<?> forceRelease(LicensingClient client, SerialNumber serial, Person other) {
    var use = new ForceRelease(cast.useOf(serial), true, "it burnt down");
    return client
        .account()
        .previewForceRelease(use)
        .then(report -> client.account().forceRelease(use, report.hash()));
  }

  private void remove() {
    Person manager = cast.manager();
    Person user = cast.developer();
    simulation.note(manager + " removes " + user);
    var asked = new ManagerDesk.Removal(cast.managedOrder(), user.account, user.email());
    as(
        manager,
        client ->
            client
                .manager()
                .previewRemoval(asked)
                .then(report -> client.manager().remove(asked, report.hash())));
  }

  private void reinstate() {
    Person manager = cast.manager();
    Person user = cast.person();
    simulation.note(manager + " reinstates " + user);
    as(manager, client -> client.manager().reinstate(user.account));
  }

  private void deletionReport() {
    Person person = cast.person();
    simulation.note(person + " asks what deletion means");
    as(
        person,
        client ->
            client
                .account()
                .deletionReport()
                .map(
                    shown -> {
                      person.isShown(shown.hash(), shown.report());
                      return shown;
                    }));
  }

  /** As it was shown last, perhaps long ago. */
  private void delete() {
    Person person = cast.person();
    person.shown.ifPresent(
        hash -> {
          simulation.note(person + " deletes the account");
          person.confirms(hash);
          as(person, client -> client.account().delete(hash));
        });
  }

  /** An account is refused to who has one, and empty for who comes back (rule 8.7). */
  private void register() {
    Person person = cast.person();
    cast.installation()
        .use(
            client ->
                client
                    .account()
                    .register(person.email(), person.name, Person.PASSWORD)
                    .done()
                    .ifPresent(id -> person.account = id));
  }

  private void askSupport() {
    Person person = cast.person();
    SerialNumber serial = cast.serial();
    as(
        person,
        client -> client.manager().requestRemoteDeactivation(cast.useOf(serial), "it is gone"));
  }
}
