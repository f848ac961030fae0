package dev.licensing.core.rule;

import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.Roles;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Trial;
import dev.licensing.core.model.TrialOffer;
import dev.licensing.core.model.Validity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One trial for each machine and product (rule 11.4). */
record Trying(StartTrial command, Policy policy) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin())
        .andMachine(command.machine().identity())
        .andTrial(command.product());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    Concern concern = Concern.account(facts.asked().caller());
    return decision instanceof Decision.Permitted permitted
            && permitted.answer() instanceof Answer.Activated activated
        ? concern
            .andSerials(Set.of(activated.activation().serial()))
            .andActivation(activated.activation().id())
        : concern;
  }

  @Override
  public Decision decide(Facts facts) {
    Optional<Account> caller = facts.caller();
    if (caller.isEmpty()) {
      return new Reasons().add(Callers.accountMustExist()).refused();
    }
    Optional<Activation> running = ownOnThisMachine(facts, caller.get());
    return running
        .map(activation -> again(facts, activation))
        .orElseGet(() -> begin(facts, caller.get()));
  }

  /** A trial that this account runs on this machine goes on; the answer was lost (rule 2.4). */
  private Decision again(Facts facts, Activation activation) {
    Instant at = facts.at();
    Serial serial = facts.serial(activation.serial()).orElseThrow();
    Order order = facts.order(serial);
    Reasons reasons =
        new Reasons()
            .add(
                Callers.barredAccountsActivateNothing(
                    facts, facts.caller().orElseThrow(), Optional.of(order), policy))
            .addAll(Granting.refusals(order, serial, command.buildDate(), at));
    if (!reasons.none()) {
      return reasons.refused();
    }
    Effects effects = new Effects().restOn(order).restOn(serial);
    Activation seen = Refreshing.seen(effects, order, activation, command.machine(), at);
    return effects
        .sign(Licenses.forActivation(seen, order, at, command.nonce()))
        .permitted(
            new Answer.Activated(seen, true, serial.liveSeats(), order.terms().machineLimit()));
  }

  private Decision begin(Facts facts, Account caller) {
    Optional<TrialOffer> offer = facts.trialOffer();
    Reasons reasons =
        new Reasons()
            .addIf(offer.isEmpty(), this::theVendorMustOfferIt)
            .add(Callers.barredAccountsActivateNothing(facts, caller, Optional.empty(), policy))
            .add(Machines.mustBeTellable(command.machine()))
            .addIf(triedHere(facts).findAny().isPresent(), this::onlyOnce);
    offer.ifPresent(
        known ->
            reasons
                .add(Granting.theBuildMustBeCovered(known.terms(), command.buildDate()))
                .add(Granting.theEnvironmentMustBeAllowed(known.terms(), command.machine())));
    return reasons.none() ? begun(facts, caller, offer.orElseThrow()) : reasons.refused();
  }

  private Decision begun(Facts facts, Account caller, TrialOffer offer) {
    Instant at = facts.at();
    Terms terms = offer.terms();
    Instant end = at.plus(terms.trialLength().orElseThrow());
    Order order =
        Order.issued(
            command.order(),
            command.product(),
            Roles.nobody().withCustomer(Optional.of(caller.id())),
            terms.withValidity(new Validity(Optional.of(end), terms.validity().updatesUntil())),
            1);
    Activation started =
        Activation.started(
            command.activation(),
            command.serial(),
            caller.id(),
            command.machine(),
            at,
            Licenses.lease(terms, at));
    return new Effects()
        .restOn(caller)
        .assume(
            new Assumption.TrialsAre(
                command.product(),
                offer.revision(),
                command.machine().identity(),
                facts.trials().stream().map(Trial::serial).collect(Collectors.toSet())))
        .change(new Change.OrderIssued(order, new TreeSet<>(Set.of(command.serial()))))
        .change(new Change.ActivationStarted(started))
        .change(
            new Change.TrialStarted(
                new Trial(command.product(), command.serial(), command.machine().identity(), at)))
        .tell(Notices.seat(caller.id(), NoticeKind.ACTIVATED, started, 1, order))
        .sign(Licenses.forActivation(started, order, at, command.nonce()))
        .permitted(new Answer.Activated(started, false, 1, terms.machineLimit()));
  }

  private Stream<Trial> triedHere(Facts facts) {
    return facts.trials().stream()
        .filter(trial -> command.machine().identity().sameMachineAs(trial.machine()));
  }

  private Optional<Activation> ownOnThisMachine(Facts facts, Account caller) {
    return triedHere(facts)
        .flatMap(trial -> facts.users(trial.serial()).stream())
        .filter(use -> use.account().equals(caller.id()))
        .filter(use -> Machines.same(use, command.machine()))
        .findFirst();
  }

  private Refusal theVendorMustOfferIt() {
    return Refusal.of(RefusalCode.TRIAL_NOT_OFFERED, Remedy.of(RemedyCode.BUY))
        .with("product", command.product());
  }

  private Refusal onlyOnce() {
    return Refusal.of(RefusalCode.TRIAL_USED, Remedy.of(RemedyCode.BUY))
        .with("product", command.product());
  }

  /** The vendor lets a product be tried, or no longer. */
  record Offering(OfferTrial command) implements Act {

    @Override
    public FactsNeeded needs() {
      return Act.by(command.origin());
    }

    @Override
    public Concern concern(Facts facts, Decision decision) {
      return Concern.none();
    }

    @Override
    public Decision decide(Facts facts) {
      Reasons reasons = new Reasons().add(Callers.onlyTheVendor(command.origin()));
      return reasons.none()
          ? new Effects()
              .change(new Change.TrialOffered(command.product(), command.terms()))
              .permitted(new Answer.TrialOffered(command.product(), command.terms().isPresent()))
          : reasons.refused();
    }
  }
}
