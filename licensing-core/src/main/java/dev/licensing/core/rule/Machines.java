package dev.licensing.core.rule;

import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.decision.SeatUse;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.identity.MachineMatch;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which machine is which, and how a seat on one is freed. */
final class Machines {

  private Machines() {}

  static Optional<Refusal> mustBeTellable(Machine machine) {
    return machine.identity().tellsMachinesApart()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                RefusalCode.MACHINE_IDENTITY_TOO_WEAK, Remedy.of(RemedyCode.IDENTIFY_MACHINE)));
  }

  static Optional<Refusal> mustBeTheSame(Facts facts, Activation activation, Machine machine) {
    return same(activation, machine)
        ? Optional.empty()
        : Optional.of(different(facts, activation, machine));
  }

  static boolean same(Activation activation, Machine machine) {
    return machine.identity().sameMachineAs(activation.machine().identity());
  }

  /** What changed its identity can be reactivated; what is gone can be released from elsewhere. */
  static Refusal different(Facts facts, Activation activation, Machine machine) {
    Refusal refusal =
        Refusal.of(RefusalCode.DIFFERENT_MACHINE, Remedy.of(RemedyCode.USE_THAT_MACHINE));
    if (machine.identity().sharesTellingComponent(activation.machine().identity())) {
      refusal =
          refusal.remedied(
              List.of(Remedy.of(RemedyCode.REACTIVATE).with("activation", activation.id())));
    }
    return refusal
        .remedied(List.of(on(RemedyCode.FORCE_RELEASE, facts, activation)))
        .with("machine", activation.machine().name());
  }

  /** The live activation on this machine: of those that match, the best (rules 2.4, 13.1). */
  static Optional<Activation> find(List<Activation> candidates, Machine machine, Instant at) {
    Optional<Activation> best = Optional.empty();
    int most = 0;
    for (Activation candidate : candidates) {
      MachineMatch match = machine.identity().match(candidate.machine().identity());
      if (candidate.liveAt(at) && match.same() && match.score() > most) {
        best = Optional.of(candidate);
        most = match.score();
      }
    }
    return best;
  }

  /** This reading, completed by what was known before (rule 13.4). */
  static Machine refreshed(Machine now, Machine before) {
    MachineIdentity identity = now.identity().completedBy(before.identity());
    return identity.equals(now.identity())
        ? now
        : new Machine(now.name(), identity, now.environment());
  }

  static SeatUse use(Facts facts, Activation activation, Optional<AccountId> caller) {
    return new SeatUse(
        activation.id(),
        activation.account(),
        Callers.name(facts, activation.account()),
        caller.equals(Optional.of(activation.account())),
        activation.machine().name(),
        activation.since(),
        activation.lastSeen());
  }

  /**
   * How the seat is freed: there; from elsewhere only if that machine cannot be reached, and not
   * before the cool-down ends (rules 3.1 to 3.3, 8.3).
   */
  static List<Remedy> freeing(Facts facts, Serial serial, Activation activation, Instant at) {
    Remedy there = releaseThere(facts, activation);
    Remedy force = new Remedy(RemedyCode.FORCE_RELEASE, there.facts());
    return List.of(
        there, serial.coolDownAt(at).map(end -> force.with("notBefore", end)).orElse(force));
  }

  static Remedy releaseThere(Facts facts, Activation activation) {
    return on(RemedyCode.RELEASE_THERE, facts, activation);
  }

  static Remedy on(RemedyCode code, Facts facts, Activation activation) {
    return Remedy.of(code)
        .with("serial", activation.serial())
        .with("activation", activation.id())
        .with("machine", activation.machine().name())
        .with("user", Callers.name(facts, activation.account()));
  }
}
