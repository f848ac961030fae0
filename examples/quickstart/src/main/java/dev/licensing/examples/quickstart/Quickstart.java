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
    return new Computer(name, folder, server, screen);
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
    screen.step("Alice activates on her desktop; the license file, verified and decoded:");
    Told facts = desktop.run(alice, "activate", serial);
    screen.check(facts.done() && facts.has("license"), "activated");
  }

  private ServerProcess runOffline(Computer desktop, ServerProcess server)
      throws IOException, InterruptedException {
    screen.step("The server is stopped; the application starts all the same");
    server.close();
    screen.check(desktop.run(alice, "start").has("licensed", "true"), "licensed, offline");
    Told refresh = desktop.run(alice, "refresh");
    screen.check(
        refresh.has("reply", "CONNECTION") && refresh.has("licensed", "true"),
        "no answer is not a no: still licensed");
    return ServerProcess.start(data, server.port(), vendorKey);
  }

  private void refuseTheSecondUser(Computer laptop, String serial)
      throws IOException, InterruptedException {
    screen.step("Bob tries to activate on his laptop, and learns every reason");
    Told facts = laptop.run(bob, "activate", serial);
    screen.check(
        facts.refused("HELD_BY_ANOTHER_USER") && facts.refused("MACHINE_LIMIT_REACHED"),
        "refused, for two reasons, each with what to do");
  }

  /** Returns the hash of the report that is soon outdated. */
  private String refuseDeletion(Computer desktop) throws IOException, InterruptedException {
    screen.step("Alice asks to delete her account");
    Told facts = desktop.run(alice, "deletion-report");
    screen.check(
        facts.has("possible", "false") && facts.has("remedy", "RELEASE_THERE"),
        "not possible while her serial is in use");
    return facts.get("hash");
  }

  private void loseAMachine(Computer desktop, Computer laptop, String serial)
      throws IOException, InterruptedException {
    screen.step("Alice releases; Bob activates, and his laptop dies");
    screen.check(desktop.run(alice, "release").done(), "released on Alice's desktop");
    screen.check(laptop.run(bob, "activate", serial).done(), "activated on Bob's laptop");
    Told forced = desktop.run(alice, "force-release", "Bob's laptop does not boot any more");
    screen.check(forced.done(), "Alice force released it");
    Told serials = desktop.run(alice, "serials");
    screen.check(
        serials.has("coolDown") && serials.has("status", "AVAILABLE"),
        "the serial is available, its cool-down runs");
    screen.line("", "...");
    screen.line("bob-laptop", "boots again after all");
    Told back = laptop.run(bob, "refresh");
    screen.check(
        back.has("licensed", "false") && back.has("endedBy", "Alice"),
        "the laptop learned by whom, when and why, signed by the server");
  }

  private void delete(Computer desktop, String outdated) throws IOException, InterruptedException {
    screen.step("Alice deletes her account; what follows from it:");
    Told report = desktop.run(alice, "deletion-report");
    screen.check(
        report.has("possible", "true") && report.has("loses", "Bob"),
        "possible, with its consequences");
    screen.check(
        desktop.run(alice, "delete", outdated).refused("REPORT_CHANGED"),
        "the report of step 5 confirms nothing any more");
    screen.check(
        desktop.run(alice, "delete", report.get("hash")).done(), "confirmed by hash, and deleted");
  }

  private void startOver(Computer laptop, String serial) throws IOException, InterruptedException {
    screen.step("The serial starts over");
    screen.check(
        laptop.run(bob, "activate", serial).refused("SERIAL_UNOWNED"), "Bob cannot activate it");
    screen.check(laptop.run(carol, "register", "Carol").done(), "Carol, who knows it, registers");
    screen.check(laptop.run(carol, "claim", serial).done(), "Carol claimed it and owns it");
    screen.check(laptop.run(carol, "activate", serial).done(), "Carol activated it");
  }
}
