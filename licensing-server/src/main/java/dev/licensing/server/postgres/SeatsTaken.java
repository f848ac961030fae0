package dev.licensing.server.postgres;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Change;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.UsersAtOnce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Seats that activations have taken which are written together with the one that is decided next:
 * the database does not know of them yet. Where one has done anything else than take a seat, nobody
 * is decided after it.
 */
final class SeatsTaken {

  private final Map<SerialNumber, List<AccountId>> takers = new HashMap<>();
  private final Set<SerialNumber> closed = new HashSet<>();

  /** What this command finds, with the seats that were taken before it; empty if nobody can say. */
  Optional<Facts> seenBy(Command command, Facts loaded) {
    if (!(command instanceof Activate activate)) {
      return Optional.of(loaded);
    }
    if (closed.contains(activate.serial())) {
      return Optional.empty();
    }
    List<AccountId> before = takers.get(activate.serial());
    return Optional.of(before == null ? loaded : with(loaded, activate.serial(), before));
  }

  /**
   * Whether a decision on such facts can be written with the others. A refusal cannot: it tells of
   * activations that were not loaded.
   */
  boolean accepts(Commit commit) {
    return !(commit.command() instanceof Activate activate)
        || commit.permits()
        || !takers.containsKey(activate.serial());
  }

  /** It is written. */
  void add(Commit commit) {
    if (commit.command() instanceof Activate activate && commit.permits()) {
      if (commit.changes().size() == 1
          && commit.changes().get(0) instanceof Change.ActivationStarted started) {
        takers
            .computeIfAbsent(activate.serial(), none -> new ArrayList<>())
            .add(started.activation().account());
      } else {
        closed.add(activate.serial());
      }
    }
  }

  private static Facts with(Facts facts, SerialNumber number, List<AccountId> takers) {
    List<Serial> serials =
        facts.serials().stream()
            .map(
                serial ->
                    serial.number().equals(number)
                        ? with(serial, takers, facts.order(serial).terms().seats().usersAtOnce())
                        : serial)
            .toList();
    return new Facts(
        facts.asked(),
        facts.accounts(),
        facts.bars(),
        facts.orders(),
        serials,
        facts.assignments(),
        facts.invitations(),
        facts.pendingRoles(),
        facts.activations(),
        facts.requests(),
        facts.trialOffers(),
        facts.trials());
  }

  /** As the schema counts: a sole user is known under terms of one user at a time. */
  private static Serial with(Serial serial, List<AccountId> takers, UsersAtOnce atOnce) {
    Serial counted = serial;
    for (AccountId taker : takers) {
      boolean sole =
          atOnce == UsersAtOnce.ONE
              && (counted.liveSeats() == 0 || counted.soleUser().equals(Optional.of(taker)));
      counted =
          counted.withSeats(counted.liveSeats() + 1, sole ? Optional.of(taker) : Optional.empty());
    }
    return counted;
  }
}
