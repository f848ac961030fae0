package dev.licensing.examples.server.console;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorReplies;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.StaffSessions.Staff;
import dev.licensing.examples.server.web.Visit;
import dev.licensing.server.access.VendorScope;
import java.util.List;
import java.util.Optional;

/** A customer, a serial with its history, and an activation that is ended for them. */
public final class Supporting {

  private static final String DEACTIVATION =
      "/console/serials/{serial}/activations/{activation}/deactivation";

  private Supporting() {}

  /** An account by its e-mail. */
  public record Customer(
      String email, Optional<VendorReplies.FoundAccount> found, List<Governing.Row> serials) {}

  /** A serial, and what happened to it. */
  public record Serial(Governing.Row row, Replies.History history, Staff staff) {}

  /** What a remote deactivation would do. */
  public record Deactivation(
      String serial,
      String activation,
      String reason,
      boolean override,
      Optional<VendorReplies.RemoteDeactivationReport> report) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.form("/console/accounts", Audience.STAFF, Supporting::ask, Supporting::find)
            .needs(VendorScope.VIEW),
        Page.form("/console/serials", Audience.STAFF, Supporting::ask, Supporting::look)
            .needs(VendorScope.VIEW),
        Page.view("/console/serials/{serial}", Audience.STAFF, Supporting::serial)
            .needs(VendorScope.VIEW),
        Page.form(DEACTIVATION, Audience.STAFF, Supporting::askFirst, Supporting::preview)
            .needs(VendorScope.SUPPORT),
        Page.act(
                DEACTIVATION + "/confirmation",
                Audience.STAFF,
                Supporting::askFirst,
                Supporting::deactivate)
            .needs(VendorScope.SUPPORT));
  }

  private static Reply ask(Visit visit) {
    return Reply.show(
        "console/accounts",
        "Customers",
        new Customer(visit.field("email"), Optional.empty(), List.of()));
  }

  private static Reply find(Visit visit) {
    VendorReplies.FoundAccount found =
        visit
            .vendor()
            .post(
                "/v1/vendor/accounts/view",
                new VendorRequests.FindAccount(visit.field("email")),
                VendorReplies.FoundAccount.class);
    return Reply.show(
        "console/accounts",
        "Customers",
        new Customer(
            visit.field("email"),
            Optional.of(found),
            found.serials().stream()
                .map(serial -> new Governing.Row(serial, visit.sealed(serial.serial())))
                .toList()));
  }

  private static Reply look(Visit visit) {
    Replies.SerialBody serial =
        visit
            .vendor()
            .post(
                "/v1/serials/view",
                new Requests.ViewSerial(visit.field("serial")),
                Replies.SerialBody.class);
    return Reply.go("/console/serials/" + visit.sealed(serial.serial()));
  }

  private static Reply serial(Visit visit) {
    String handle = visit.path("serial");
    String number = visit.unsealed(handle);
    Replies.SerialBody serial =
        visit
            .vendor()
            .post("/v1/serials/view", new Requests.ViewSerial(number), Replies.SerialBody.class);
    String after = visit.query("after");
    Replies.History history =
        visit
            .vendor()
            .post(
                "/v1/serials/history",
                new Requests.ViewHistory(number, after.isEmpty() ? null : after),
                Replies.History.class);
    return Reply.show(
        "console/serial",
        "Serial",
        new Serial(new Governing.Row(serial, handle), history, visit.staff().orElseThrow()));
  }

  private static Reply askFirst(Visit visit) {
    return deactivation(visit, Optional.empty());
  }

  private static Reply preview(Visit visit) {
    return deactivation(
        visit,
        Optional.of(
            visit
                .vendor()
                .post(
                    "/v1/vendor/activations/" + visit.id("activation") + "/deactivation/preview",
                    body(visit),
                    VendorReplies.RemoteDeactivationReport.class)));
  }

  private static Reply deactivation(
      Visit visit, Optional<VendorReplies.RemoteDeactivationReport> report) {
    return Reply.show(
        "console/deactivation",
        "Remote deactivation",
        new Deactivation(
            visit.path("serial"),
            visit.id("activation"),
            visit.field("reason"),
            visit.ticked("override"),
            report));
  }

  private static Reply deactivate(Visit visit) {
    visit
        .vendor()
        .ask("POST", "/v1/vendor/activations/" + visit.id("activation") + "/deactivation")
        .with(body(visit))
        .confirming(visit.field("hash"))
        .once(visit.once())
        .as(VendorReplies.RemoteDeactivationReport.class);
    return Reply.go("/console/serials/" + visit.path("serial"), Done.DEACTIVATED_REMOTELY);
  }

  private static VendorRequests.DeactivateRemotely body(Visit visit) {
    return new VendorRequests.DeactivateRemotely(visit.ticked("override"), visit.field("reason"));
  }
}
