package dev.licensing.examples.server.bulk;

import dev.licensing.core.model.SerialNumber;
import java.util.List;

/** What became of an order, and so of its rows. */
sealed interface ImportedOrder {

  OrderFile.Group group();

  /**
   * It is there.
   *
   * @param now whether it was issued now
   * @param serials of each row
   */
  record There(OrderFile.Group group, String id, boolean now, List<SerialNumber> serials)
      implements ImportedOrder {}

  /** It was not imported: none of its rows was. */
  record Failed(OrderFile.Group group, List<RowProblem> problems) implements ImportedOrder {}
}
