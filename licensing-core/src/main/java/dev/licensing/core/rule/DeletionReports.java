package dev.licensing.core.rule;

import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.decision.SerialLost;
import dev.licensing.core.facts.Estate;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What stands against deleting an account, and what follows from it (rules 8.3, 8.4). */
final class DeletionReports {

  private DeletionReports() {}

  static DeletionReport of(Facts facts, Account account) {
    Estate estate = facts.estate();
    List<Serial> owned = sorted(estate.owned());
    List<Serial> shared = sorted(estate.shared());
    List<SerialInUse> blocking = new ArrayList<>();
    int moreSeats = 0;
    for (Serial serial : owned) {
      List<Activation> users = facts.users(serial.number());
      for (Activation use : users) {
        blocking.add(inUse(facts, serial, true, use));
      }
      moreSeats += serial.liveSeats() - users.size();
    }
    List<Activation> own = estate.uses();
    for (Serial serial : shared) {
      for (Activation use : own) {
        if (use.serial().equals(serial.number())) {
          blocking.add(inUse(facts, serial, false, use));
        }
      }
    }
    return new DeletionReport(
        account.id(),
        blocking,
        moreSeats,
        lost(facts, owned),
        numbers(shared),
        rolesWithOthers(estate, account));
  }

  private static List<SerialLost> lost(Facts facts, List<Serial> serials) {
    List<SerialLost> lost = new ArrayList<>(serials.size());
    for (Serial serial : serials) {
      lost.add(Losses.of(facts, serial));
    }
    return lost;
  }

  private static List<SerialNumber> numbers(List<Serial> serials) {
    List<SerialNumber> numbers = new ArrayList<>(serials.size());
    for (Serial serial : serials) {
      numbers.add(serial.number());
    }
    return numbers;
  }

  private static List<OrderId> rolesWithOthers(Estate estate, Account account) {
    List<OrderId> roles = new ArrayList<>();
    for (Order order : estate.managed()) {
      if (!order.ownedBy(account.id())) {
        roles.add(order.id());
      }
    }
    roles.sort(Comparator.naturalOrder());
    return roles;
  }

  private static SerialInUse inUse(Facts facts, Serial serial, boolean owned, Activation use) {
    return new SerialInUse(
        serial.number(),
        owned,
        Machines.use(facts, use, facts.asked().caller()),
        Machines.freeing(facts, serial, use, facts.at()));
  }

  static List<Serial> sorted(List<Serial> serials) {
    List<Serial> sorted = new ArrayList<>(serials);
    sorted.sort(Comparator.comparing(Serial::number));
    return sorted;
  }
}
