package dev.licensing.core.rule;

import dev.licensing.core.command.Origin;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What assigning and unassigning have in common: only the owner does it, to all serials named or to
 * none (rules 4.4, 4.5). To who has nothing to do with a serial it looks as if it did not exist.
 *
 * @param serials those that exist and that the caller shares
 */
record Sharing(Reasons reasons, Optional<Account> caller, List<Serial> serials) {

  static Sharing of(Facts facts, Origin origin, Set<SerialNumber> named) {
    Optional<Account> caller = facts.caller();
    Reasons reasons = new Reasons().addIf(caller.isEmpty(), Callers::accountMustExist);
    List<Serial> shared = new ArrayList<>();
    for (SerialNumber number : named) {
      Optional<Serial> serial =
          facts
              .serial(number)
              .filter(s -> caller.isPresent() && Serials.shares(facts, caller.get(), s));
      serial.ifPresent(shared::add);
      reasons.addIf(serial.isEmpty(), () -> Serials.notRecognised(number));
      reasons.addIf(
          serial.filter(s -> !Serials.owns(facts, caller.orElseThrow(), s)).isPresent(),
          () -> Serials.onlyTheOwner(number));
    }
    return new Sharing(reasons, caller, List.copyOf(shared));
  }

  /** Effects that rest on the owner still being the owner, and on the serials as they are. */
  Effects effects(Facts facts) {
    Effects effects = new Effects().restOn(caller.orElseThrow());
    serials.forEach(serial -> effects.restOn(facts.order(serial)).restOn(serial));
    return effects;
  }
}
