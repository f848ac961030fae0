package dev.licensing.client;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;

/** Somebody with an account, a serial of their own, a computer, and a directory on it. */
record Desk(
    LicensingWorld world, Account user, SerialNumber serial, FakeMachine machine, Path directory) {

  static final String EMAIL = "ada@example.com";

  static Desk in(LicensingWorld world, Path directory, Terms terms) {
    Account user = world.givenAccount(EMAIL, "Ada");
    SerialNumber serial = world.givenOwned(user, terms);
    return new Desk(world, user, serial, FakeMachine.named("desk"), directory);
  }

  static Desk in(LicensingWorld world, Path directory) {
    return in(world, directory, Terms.singleMachine().withMachineLimit(2));
  }

  /** The same person and directory, with this computer instead. */
  Desk on(FakeMachine other) {
    return new Desk(world, user, serial, other, directory);
  }

  /** The same person and computer, with this directory instead. */
  Desk at(Path other) {
    return new Desk(world, user, serial, machine, other);
  }

  /** A client as after the start of the application: it sends once, and nobody is signed in. */
  LicensingClient started() {
    LicensingClient client = builder(world.transport()).build();
    client.start();
    return client;
  }

  /** A client with Ada signed in. */
  LicensingClient signedIn() {
    LicensingClient client = started();
    client.useToken(world.signedIn(user));
    return client;
  }

  /** A client on which the serial is activated. */
  LicensingClient activated() {
    LicensingClient client = signedIn();
    must(client.activate(serial.value()));
    return client;
  }

  LicensingClientBuilder builder(LicenseTransport transport) {
    return LicensingClient.forProduct("acme-studio")
        .server(transport)
        .trusting(world.trustedKeys())
        .store(directory)
        .machine(machine)
        .clock(world.clock())
        .retries(RetryPolicy.never());
  }

  /** What was asked for; if it was not done, the test stands on the wrong ground. */
  static <T> T must(Reply<T> reply) {
    return reply.done().orElseThrow(() -> new AssertionError("not done: " + reply));
  }

  int liveSeats() {
    return world.serial(serial).liveSeats();
  }
}
