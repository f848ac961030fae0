package dev.licensing.examples.server;

import dev.licensing.examples.server.account.Deletion;
import dev.licensing.examples.server.account.Profile;
import dev.licensing.examples.server.account.SigningIn;
import dev.licensing.examples.server.account.SigningUp;
import dev.licensing.examples.server.console.StaffIn;
import dev.licensing.examples.server.orders.Hosts;
import dev.licensing.examples.server.orders.LostMachine;
import dev.licensing.examples.server.orders.OrderRoles;
import dev.licensing.examples.server.orders.Orders;
import dev.licensing.examples.server.orders.UserRemoval;
import dev.licensing.examples.server.web.Page;
import java.util.List;
import java.util.stream.Stream;

/** The table of all pages. */
final class MyAccount {

  private MyAccount() {}

  static List<Page> pages() {
    return Stream.of(
            SigningIn.pages(),
            SigningUp.pages(),
            Profile.pages(),
            Deletion.pages(),
            Orders.pages(),
            OrderRoles.pages(),
            Hosts.pages(),
            UserRemoval.pages(),
            LostMachine.pages(),
            StaffIn.pages())
        .flatMap(List::stream)
        .toList();
  }
}
