package dev.licensing.core.rule;

import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.decision.SerialLost;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Serial;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands against deleting an account, and what follows from it (rules 8.3, 8.4). */
final class DeletionReports {

  private DeletionReports() {}

  static DeletionReport of(Facts facts, Account account, Instant at) {
    List<Serial> owned = sorted(facts.owned());
    List<Serial> shared = sorted(facts.shared());
    List<SerialInUse> usesOfOwned =
        owned.stream()
            .flatMap(
                serial -> facts.users(serial.number()).map(use -> inUse(facts, serial, use, at)))
            .toList();
    Stream<SerialInUse> ownUses =
        shared.stream()
            .flatMap(
                serial ->
                    facts
                        .own()
                        .filter(use -> use.serial().equals(serial.number()))
                        .map(use -> inUse(facts, serial, use, at)));
    int seats = owned.stream().mapToInt(Serial::liveSeats).sum();
    return new DeletionReport(
        account.id(),
        Stream.concat(usesOfOwned.stream(), ownUses).toList(),
        seats - usesOfOwned.size(),
        owned.stream().map(serial -> lost(facts, serial)).toList(),
        shared.stream().map(Serial::number).toList());
  }

  private static SerialInUse inUse(Facts facts, Serial serial, Activation use, Instant at) {
    return new SerialInUse(
        serial.number(),
        facts.order(serial).ownedBy(facts.caller().orElseThrow().id()),
        Machines.use(facts, use, facts.asked().caller()),
        Machines.freeing(facts, serial, use, at));
  }

  private static SerialLost lost(Facts facts, Serial serial) {
    return new SerialLost(serial.number(), names(facts, serial));
  }

  /** The names of the assigned users of an owned serial. */
  static List<String> names(Facts facts, Serial serial) {
    return facts
        .assignees(serial.number())
        .map(assignment -> facts.account(assignment.account()))
        .flatMap(Optional::stream)
        .map(Account::name)
        .sorted()
        .toList();
  }

  static List<Serial> sorted(Stream<Serial> serials) {
    return serials.sorted(Comparator.comparing(Serial::number)).toList();
  }
}
