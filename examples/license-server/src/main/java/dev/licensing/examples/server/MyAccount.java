package dev.licensing.examples.server;

import dev.licensing.examples.server.account.Profile;
import dev.licensing.examples.server.account.SigningIn;
import dev.licensing.examples.server.account.SigningUp;
import dev.licensing.examples.server.console.StaffIn;
import dev.licensing.examples.server.offline.Offline;
import dev.licensing.examples.server.serials.Serials;
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
            Serials.pages(),
            Offline.pages(),
            StaffIn.pages())
        .flatMap(List::stream)
        .toList();
  }
}
