package dev.licensing.core.rule;

import dev.licensing.core.command.Activate;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.Serial;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may activate what, where, and how many (chapter 2). */
record Activating(Activate command, Policy policy) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin())
        .andSerials(Set.of(command.serial()))
        .andMachine(command.machine().identity())
        .and(Extent.HOLDERS);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    Concern concern = Concern.account(facts.asked().caller()).andSerials(Set.of(command.serial()));
    return decision instanceof Decision.Permitted permitted
            && permitted.answer() instanceof Answer.Activated activated
        ? concern.andActivation(activated.activation().id())
        : concern;
  }

  @Override
  public Decision decide(Facts facts) {
    Optional<Account> account = facts.caller();
    Optional<Serial> serial = facts.serial(command.serial());
    if (account.isEmpty() || serial.isEmpty()) {
      return new Reasons()
          .addIf(account.isEmpty(), Callers::accountMustExist)
          .addIf(serial.isEmpty(), () -> Serials.notRecognised(command.serial()))
          .refused();
    }
    return new Attempt(facts, account.get(), serial.get(), facts.order(serial.get())).decide();
  }

  /** By somebody known, on a serial that exists. */
  private final class Attempt {

    private final Facts facts;
    private final Account account;
    private final Serial serial;
    private final Order order;
    private final Instant at = command.origin().at();

    Attempt(Facts facts, Account account, Serial serial, Order order) {
      this.facts = facts;
      this.account = account;
      this.serial = serial;
      this.order = order;
    }

    Decision decide() {
      List<Activation> candidates = facts.candidates(serial.number());
      Optional<Activation> existing = Machines.find(candidates, command.machine(), at);
      Seats seats = new Seats(facts, account, serial, order);
      Reasons reasons =
          new Reasons()
              .add(
                  Callers.barredAccountsActivateNothing(facts, account, Optional.of(order), policy))
              .add(seats.theSerialMustBeEnoughForItsBearer())
              .add(seats.somebodyMustOwnIt())
              .add(seats.ownerMustHaveGrantedAccess())
              .addAll(Granting.refusals(order, serial, command.buildDate(), at))
              .add(Machines.mustBeTellable(command.machine()));
      if (existing.isEmpty()) {
        reasons
            .add(Granting.theEnvironmentMustBeAllowed(order.terms(), command.machine()))
            .add(seats.oneUserAtATime())
            .add(seats.aSeatMustBeFree());
      }
      if (!reasons.none()) {
        return reasons.refused();
      }
      Effects effects =
          new Effects()
              .restOn(account)
              .restOn(order)
              .restOn(serial)
              .assume(
                  new Assumption.CandidatesAre(
                      serial.number(),
                      account.id(),
                      command.machine().identity(),
                      ids(candidates)));
      return existing.isPresent() ? again(effects, existing.get()) : anew(effects, candidates);
    }

    /** The same account on the same machine takes no second seat (rule 2.4). */
    private Decision again(Effects effects, Activation found) {
      Activation seen = Refreshing.seen(effects, order, found, command.machine(), at);
      return effects
          .sign(Licenses.forActivation(seen, order, at, command.nonce()))
          .permitted(new Answer.Activated(seen, true, serial.liveSeats(), limit()));
    }

    private Decision anew(Effects effects, List<Activation> candidates) {
      for (Activation candidate : candidates) {
        if (candidate.lapsedAt(at) && Machines.same(candidate, command.machine())) {
          Lapsing.close(effects, facts, candidate);
        }
      }
      Activation started =
          Activation.started(
              command.activation(),
              serial.number(),
              account.id(),
              command.machine(),
              at,
              Licenses.lease(order.terms(), at));
      int taken = serial.liveSeats() + 1;
      return effects
          .change(new Change.ActivationStarted(started))
          .tell(Notices.seat(account.id(), NoticeKind.ACTIVATED, started, taken, order))
          .sign(Licenses.forActivation(started, order, at, command.nonce()))
          .permitted(new Answer.Activated(started, false, taken, limit()));
    }

    private int limit() {
      return order.terms().machineLimit();
    }

    private static Set<ActivationId> ids(List<Activation> activations) {
      Set<ActivationId> ids = new HashSet<>();
      activations.forEach(activation -> ids.add(activation.id()));
      return ids;
    }
  }
}
