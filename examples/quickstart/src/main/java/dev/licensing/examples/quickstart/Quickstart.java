package dev.licensing.examples.quickstart;

import dev.licensing.examples.quickstart.Computer.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * From a serial number to a working, released and deleted account: a real license server on a real
 * PostgreSQL in one process, the applications of two computers in others. Ends with 0 only if each
 * step ended as it should.
 */
public final class Quickstart {

  static final String PASSWORD = "correct horse battery staple";

  private final Screen screen = new Screen();
  private final Path data;
  private final String run = UUID.randomUUID().toString().substring(0, 4);
  private final String vendorKey = UUID.randomUUID().toString();
  private final String alice = "alice." + run + "@example.com";
  private final String bob = "bob." + run + "@example.com";
  private final String carol = "carol." + run + "@example.com";

  private Quickstart(Path data) {
    this.data = data;
  }

  /** Tells the story; the first argument may name the folder for the data. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path data = Path.of(args.length > 0 ? args[0] : "quickstart-data").toAbsolutePath();
    Files.createDirectories(data);
    System.exit(new Quickstart(data).tell() ? 0 : 1);
  }

  private boolean tell() throws IOException, InterruptedException {
    long began = System.nanoTime();
    screen.title("licensing: from a serial number to a deleted account");
    screen.line("starting", "a license server and its PostgreSQL, data in " + data);
    try (ServerProcess first = ServerProcess.start(data, 0, vendorKey)) {
      screen.line("server", first.address() + ", process " + first.pid());
      String serial = Vendor.sell(first.address(), vendorKey);
      screen.line("sold", serial + ", one machine at a time");
      Computer desktop = computer("alice-desktop", first);
      Computer laptop = computer("bob-laptop", first);

      ownAndShare(desktop, laptop, serial);
      activate(desktop, serial);
      try (ServerProcess second = runOffline(desktop, first)) {
        screen.line("server", "back, process " + second.pid());
        refuseTheSecondUser(laptop, serial);
        String report = refuseDeletion(desktop);
        loseAMachine(desktop, laptop, serial);
        delete(desktop, report);
        startOver(laptop, serial);
      }
    }
    screen.summary((System.nanoTime() - began) / 1e9);
    return screen.allRight();
  }

  private Computer computer(String name, ServerProcess server) throws IOException {
    Path folder = data.resolve("run-" + run);
    Files.createDirectories(folder);
    return new Computer(name, folder, server);
  }

  private void ownAndShare(Computer desktop, Computer laptop, String serial)
      throws IOException, InterruptedException {
    screen.step("Two accounts, one owner");
    screen.check(desktop.run(alice, "register", "Alice").done(), "Alice has an account");
    screen.check(laptop.run(bob, "register", "Bob").done(), "Bob has an account");
    screen.check(
        desktop.run(alice, "claim", serial).done(), "Alice claimed the serial and owns it");
    screen.check(desktop.run(alice, "assign", serial, bob).done(), "Alice assigned Bob to it");
  }

  private void activate(Computer desktop, String serial) throws IOException, InterruptedException {
    screen.step("Alice activates on her desktop");
    Told told = desktop.run(alice, "activate", serial);
    screen.check(told.done(), "activated", told);
    Told license = desktop.run(alice, "show-license");
    screen.check(license.has("license"), "the license file, verified and decoded:", license);
  }

  private ServerProcess runOffline(Computer desktop, ServerProcess server)
      throws IOException, InterruptedException {
    screen.step("The server is stopped; the application starts all the same");
    server.close();
    Told start = desktop.run(alice, "start");
    screen.check(start.has("licensed", "true"), "licensed, offline, from the license file", start);
    Told refresh = desktop.run(alice, "refresh");
    screen.check(
        refresh.has("reply", "CONNECTION") && refresh.has("licensed", "true"),
        "no answer is not a \"no\"",
        refresh);
    return ServerProcess.start(data, server.port(), vendorKey);
  }

  private void refuseTheSecondUser(Computer laptop, String serial)
      throws IOException, InterruptedException {
    screen.step("Bob tries to activate on his laptop");
    Told told = laptop.run(bob, "activate", serial);
    screen.check(
        told.refused("HELD_BY_ANOTHER_USER") && told.refused("MACHINE_LIMIT_REACHED"),
        "refused, with every reason and what to do",
        told);
  }

  /** Returns the hash of the report that is soon outdated. */
  private String refuseDeletion(Computer desktop) throws IOException, InterruptedException {
    screen.step("Alice asks to delete her account");
    Told told = desktop.run(alice, "deletion-report");
    screen.check(
        told.has("possible", "false") && told.has("remedy", "RELEASE_THERE"),
        "refused while a serial of hers is in use",
        told);
    return told.get("hash");
  }

  private void loseAMachine(Computer desktop, Computer laptop, String serial)
      throws IOException, InterruptedException {
    screen.step("Alice releases; Bob activates, and his laptop dies");
    screen.check(desktop.run(alice, "release").done(), "released on Alice's desktop");
    screen.check(laptop.run(bob, "activate", serial).done(), "activated on Bob's laptop");
    Told forced = desktop.run(alice, "force-release", "Bob's laptop does not boot any more");
    screen.check(forced.done(), "dead; force released by Alice, who read what that means:", forced);
    Told serials = desktop.run(alice, "serials");
    screen.check(
        serials.has("coolDown") && serials.has("status", "AVAILABLE"),
        "the serial is available, and its cool-down runs",
        serials);
    Told back = laptop.run(bob, "refresh");
    screen.check(
        back.has("licensed", "false") && back.has("endedBy", "Alice"),
        "Bob's laptop is back, and learns by whom, when and why, signed by the server",
        back);
  }

  private void delete(Computer desktop, String outdated) throws IOException, InterruptedException {
    screen.step("Alice asks again to delete her account");
    Told report = desktop.run(alice, "deletion-report");
    screen.check(
        report.has("possible", "true") && report.has("loses", "Bob"),
        "possible, and this follows from it:",
        report);
    Told refused = desktop.run(alice, "delete", outdated);
    screen.check(
        refused.refused("REPORT_CHANGED"), "the report of step 5 confirms nothing now", refused);
    screen.check(
        desktop.run(alice, "delete", report.get("hash")).done(),
        "confirmed by the hash of this report, and deleted");
  }

  private void startOver(Computer laptop, String serial) throws IOException, InterruptedException {
    screen.step("The serial starts over");
    Told refused = laptop.run(bob, "activate", serial);
    screen.check(refused.refused("SERIAL_UNOWNED"), "Bob can no longer activate it", refused);
    screen.check(laptop.run(carol, "register", "Carol").done(), "Carol, who knows it, registers");
    screen.check(laptop.run(carol, "claim", serial).done(), "Carol claims it and owns it");
    Told told = laptop.run(carol, "activate", serial);
    screen.check(told.done(), "Carol activates it", told);
  }
}
