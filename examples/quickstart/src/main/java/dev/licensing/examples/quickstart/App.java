package dev.licensing.examples.quickstart;

import dev.licensing.client.ForceRelease;
import dev.licensing.client.LicensingClient;
import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Deletion;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.SeatUse;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.MachineProbe;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The vendor's application, as it is started on a customer's computer: one process, one task. The
 * computer is posed by a machine probe of its own; everything else is what a product would do.
 *
 * <p>Arguments: computer, folder, server, trusted key, e-mail, then the task and what it needs.
 */
public final class App {

  private final LicensingClient client;
  private final String email;
  private final Page page = new Page();

  private App(LicensingClient client, String email) {
    this.client = client;
    this.email = email;
  }

  /** Does its task, tells what came of it, and ends. */
  public static void main(String[] args) {
    try (LicensingClient client =
        LicensingClient.forProduct("acme-studio")
            .server(URI.create(args[2]))
            .trusting(args[3])
            .store(Path.of(args[1]))
            .machine(computer(args[0]))
            .build()) {
      new App(client, args[4]).run(args[5], List.of(args).subList(6, args.length));
    }
  }

  /** What a probe would read on this computer. */
  private static MachineProbe computer(String name) {
    return MachineProbe.of(
        name,
        Environment.BARE_METAL,
        Map.of(
            ComponentKind.MACHINE_ID, "installation of " + name,
            ComponentKind.SYSTEM_UUID, "firmware of " + name,
            ComponentKind.DISK_SERIAL, "disk of " + name));
  }

  private void run(String task, List<String> with) {
    Verdict verdict = client.start();
    switch (task) {
      case "register" ->
          page.reply(client.account().register(email, with.get(0), Quickstart.PASSWORD));
      case "start" -> page.verdict(verdict);
      case "show-license" -> showLicense();
      case "refresh" -> refresh();
      case "release" -> page.reply(client.release());
      default -> {
        client.signIn(email, Quickstart.PASSWORD);
        asPerson(task, with);
      }
    }
  }

  private void asPerson(String task, List<String> with) {
    switch (task) {
      case "claim" -> page.reply(client.account().claim(serials(with.get(0))));
      case "assign" ->
          page.reply(client.account().assign(serials(with.get(0)), new Email(with.get(1))));
      case "activate" -> activate(with.get(0));
      case "serials" -> serials();
      case "force-release" -> forceRelease(with.get(0));
      case "deletion-report" -> deletionReport();
      case "delete" -> page.reply(client.account().delete(new ReportHash(with.get(0))));
      default -> throw new IllegalArgumentException("no such task: " + task);
    }
  }

  private void activate(String serial) {
    Reply<Activated> reply = client.activate(serial);
    page.reply(reply);
    reply
        .done()
        .ifPresent(
            done -> page.line("seat", done.liveSeats() + " of " + done.machineLimit() + " taken"));
  }

  private void showLicense() {
    client.license().ifPresent(license -> page.license(license.claims()));
  }

  private void refresh() {
    page.reply(client.refresh());
    page.verdict(client.check());
  }

  private void serials() {
    Reply<List<SerialOverview>> reply = client.account().serials();
    page.reply(reply);
    reply.done().ifPresent(all -> all.forEach(page::serial));
  }

  /**
   * Ends the one activation of the serial that this account can see, after showing what it does.
   */
  private void forceRelease(String reason) {
    SeatUse use =
        client.account().serials().done().orElseThrow().stream()
            .flatMap(serial -> serial.uses().stream())
            .findFirst()
            .orElseThrow();
    ForceRelease asked = new ForceRelease(use.activation(), true, reason);
    Confirmable<ForceReleaseReport> preview =
        client.account().previewForceRelease(asked).done().orElseThrow();
    page.forceRelease(preview.report());
    page.reply(client.account().forceRelease(asked, preview.hash()));
  }

  private void deletionReport() {
    Reply<Confirmable<Deletion>> reply = client.account().deletionReport();
    page.deletion(reply);
    reply.done().ifPresent(found -> page.fact("hash", found.hash().value()));
  }

  private static List<SerialNumber> serials(String serial) {
    return List.of(new SerialNumber(serial));
  }
}
