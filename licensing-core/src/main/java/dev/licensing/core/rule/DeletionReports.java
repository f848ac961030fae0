package dev.licensing.core.rule;

import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What stands against deleting an account, and what follows from it (rules 8.3, 8.4). */
final class DeletionReports {

  private DeletionReports() {}

  static DeletionReport of(Facts facts, Account account) {
    List<Serial> owned = sorted(facts.owned());
    List<Serial> shared = sorted(facts.shared());
    List<SerialInUse> usesOfOwned =
        owned.stream()
            .flatMap(serial -> facts.users(serial.number()).map(use -> inUse(facts, serial, use)))
            .toList();
    Stream<SerialInUse> ownUses =
        shared.stream()
            .flatMap(
                serial ->
                    facts
                        .own()
                        .filter(use -> use.serial().equals(serial.number()))
                        .map(use -> inUse(facts, serial, use)));
    int seats = owned.stream().mapToInt(Serial::liveSeats).sum();
    return new DeletionReport(
        account.id(),
        Stream.concat(usesOfOwned.stream(), ownUses).toList(),
        seats - usesOfOwned.size(),
        owned.stream().map(serial -> Losses.of(facts, serial)).toList(),
        shared.stream().map(Serial::number).toList(),
        facts
            .managed()
            .filter(order -> !order.ownedBy(account.id()))
            .map(Order::id)
            .sorted()
            .toList());
  }

  private static SerialInUse inUse(Facts facts, Serial serial, Activation use) {
    return new SerialInUse(
        serial.number(),
        facts.order(serial).ownedBy(facts.caller().orElseThrow().id()),
        Machines.use(facts, use, facts.asked().caller()),
        Machines.freeing(facts, serial, use, facts.at()));
  }

  static List<Serial> sorted(Stream<Serial> serials) {
    return serials.sorted(Comparator.comparing(Serial::number)).toList();
  }
}
