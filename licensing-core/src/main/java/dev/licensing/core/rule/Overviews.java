package dev.licensing.core.rule;

import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What an account sees of the serials it owns, may use, or uses. */
public final class Overviews {

  private Overviews() {}

  /** Owned serials first; empty if the account exists no more. */
  public static List<SerialOverview> of(Facts facts, Instant at) {
    return facts
        .caller()
        .map(
            caller ->
                Stream.concat(
                        DeletionReports.sorted(facts.owned()).stream(),
                        DeletionReports.sorted(facts.shared()).stream())
                    .map(serial -> overview(facts, caller, serial, at))
                    .toList())
        .orElse(List.of());
  }

  private static SerialOverview overview(Facts facts, Account caller, Serial serial, Instant at) {
    Order order = facts.order(serial);
    boolean shares = Serials.shares(facts, caller, serial);
    return new SerialOverview(
        serial.number(),
        order.product(),
        order.ownedBy(caller.id()),
        serial.status(),
        serial.liveSeats(),
        order.terms().machineLimit(),
        serial.coolDownAt(at),
        facts
            .users(serial.number())
            .filter(use -> shares || use.account().equals(caller.id()))
            .map(use -> Machines.use(facts, use, facts.asked().caller()))
            .toList(),
        order.ownedBy(caller.id()) ? DeletionReports.names(facts, serial) : List.of());
  }
}
