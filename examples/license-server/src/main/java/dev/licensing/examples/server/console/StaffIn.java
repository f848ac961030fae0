package dev.licensing.examples.server.console;

import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import dev.licensing.server.access.VendorScope;
import java.util.List;

/** In and out of the console, with an API key of the vendor. */
public final class StaffIn {

  private StaffIn() {}

  /** The lines of the table. */
  public static List<Page> pages() {
    return List.of(
        Page.view("/console", Audience.STAFF, StaffIn::start),
        Page.form("/console/sign-in", Audience.ANYBODY, StaffIn::form, StaffIn::signIn),
        Page.act("/console/sign-out", Audience.STAFF, StaffIn::form, StaffIn::signOut));
  }

  private static Reply start(Visit visit) {
    boolean views = visit.staff().orElseThrow().may(VendorScope.VIEW);
    return Reply.go(views ? "/console/orders" : "/console/transfer");
  }

  private static Reply form(Visit visit) {
    return Reply.show("console/sign-in", "Vendor console", "");
  }

  private static Reply signIn(Visit visit) {
    if (!visit.beginStaff(visit.field("key"))) {
      throw Refused.because(401, "KEY_NOT_RECOGNISED");
    }
    return Reply.go("/console");
  }

  private static Reply signOut(Visit visit) {
    visit.endStaff();
    return Reply.go("/console/sign-in", Done.SIGNED_OUT);
  }
}
