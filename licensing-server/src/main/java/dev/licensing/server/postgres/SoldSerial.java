package dev.licensing.server.postgres;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.util.List;
import java.util.Optional;

/**
 * A serial, with its order and who manages that.
 *
 * @param buyers by e-mail, whether they have an account already or their role waits for one (rule
 *     5.9)
 * @param serial its seats are as they are counted, those that lapsed and were not closed included
 */
public record SoldSerial(Order order, Buyers buyers, Serial serial) {

  /**
   * Some of all serials.
   *
   * @param next where the next page begins; empty if there is none
   */
  public record Page(List<SoldSerial> serials, Optional<String> next) {

    /** Copies the list. */
    public Page {
      serials = List.copyOf(serials);
    }
  }
}
