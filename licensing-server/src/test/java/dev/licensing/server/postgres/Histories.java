package dev.licensing.server.postgres;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.RecordPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole record, page by page. */
final class Histories {

  private Histories() {}

  static List<RecordEntry> all(LicenseStore store) {
    List<RecordEntry> all = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      RecordPage page = store.history(next, 99);
      all.addAll(page.entries());
      next = page.next();
    } while (next.isPresent());
    return all;
  }
}
