package dev.licensing.examples.server.bulk;

import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order as its rows say it.
 *
 * @param command empty if something is wrong with the rows
 * @param serials of each row, in their order
 * @param standing of the order, unless it is good
 * @param standings of serials that are not in good standing
 */
record ReadOrder(
    OrderFile.Group group,
    Optional<IssueOrder> command,
    List<SerialNumber> serials,
    Standing standing,
    Map<SerialNumber, Standing> standings,
    List<RowProblem> problems) {

  static ReadOrder wrong(OrderFile.Group group, List<RowProblem> problems) {
    return new ReadOrder(
        group, Optional.empty(), List.of(), Standing.GOOD, Map.of(), List.copyOf(problems));
  }
}
