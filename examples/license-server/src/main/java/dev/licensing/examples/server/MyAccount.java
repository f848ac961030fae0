package dev.licensing.examples.server;

import dev.licensing.examples.server.account.Deletion;
import dev.licensing.examples.server.account.Profile;
import dev.licensing.examples.server.account.SigningIn;
import dev.licensing.examples.server.account.SigningUp;
import dev.licensing.examples.server.console.StaffIn;
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
            StaffIn.pages())
        .flatMap(List::stream)
        .toList();
  }
}
