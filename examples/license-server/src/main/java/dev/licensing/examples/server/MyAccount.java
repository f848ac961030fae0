package dev.licensing.examples.server;

import dev.licensing.examples.server.account.Deletion;
import dev.licensing.examples.server.account.Profile;
import dev.licensing.examples.server.account.SigningIn;
import dev.licensing.examples.server.account.SigningUp;
import dev.licensing.examples.server.console.Deciding;
import dev.licensing.examples.server.console.Governing;
import dev.licensing.examples.server.console.ImportDesk;
import dev.licensing.examples.server.console.Selling;
import dev.licensing.examples.server.console.StaffIn;
import dev.licensing.examples.server.console.Supporting;
import dev.licensing.examples.server.console.Transferring;
import dev.licensing.examples.server.console.Undelivered;
import dev.licensing.examples.server.history.History;
import dev.licensing.examples.server.offline.Offline;
import dev.licensing.examples.server.orders.Hosts;
import dev.licensing.examples.server.orders.OrderRoles;
import dev.licensing.examples.server.orders.Orders;
import dev.licensing.examples.server.orders.UserRemoval;
import dev.licensing.examples.server.serials.Serials;
import dev.licensing.examples.server.web.Page;
import java.util.List;
import java.util.stream.Stream;

/** The table of all pages. */
final class MyAccount {

  private MyAccount() {}

  static List<Page> pages(ImportDesk imports) {
    return Stream.of(
            SigningIn.pages(),
            SigningUp.pages(),
            Profile.pages(),
            StaffIn.pages(),
            Selling.pages(),
            Governing.pages(),
            Deciding.pages(),
            Supporting.pages(),
            Undelivered.pages(),
            Transferring.pages(imports),
            Deletion.pages(),
            Orders.pages(),
            OrderRoles.pages(),
            Hosts.pages(),
            UserRemoval.pages(),
            Serials.pages(),
            Offline.pages(),
            History.pages())
        .flatMap(List::stream)
        .toList();
  }
}
