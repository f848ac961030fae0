package dev.licensing.examples.server.serials;

import dev.licensing.examples.server.web.Page;
import java.util.List;
import java.util.stream.Stream;

/** The lines of the table about serials. */
public final class Serials {

  private Serials() {}

  /** All of them. */
  public static List<Page> pages() {
    return Stream.of(
            SerialList.pages(),
            Sharing.pages(),
            Transferring.pages(),
            Relinquishing.pages(),
            ForceReleasing.pages(),
            LostMachine.pages(),
            OneSerial.pages(),
            Claiming.pages())
        .flatMap(List::stream)
        .toList();
  }
}
