package dev.licensing.core.rule;

import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.decision.RemovalReport;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.SerialNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A manager removes a user who has left: at once, everywhere, and for good (chapter 6). */
record Removing(RemoveUser command, Policy policy) implements Act {

  @Override
  public FactsNeeded needs() {
    FactsNeeded needed =
        Act.by(command.origin())
            .andOrder(command.order())
            .andAccount(command.user())
            .and(Extent.ALL_USES_OF_NAMED);
    return everywhere() ? needed : needed.and(Extent.ROLES);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    List<Activation> ended = decision.refusals().isEmpty() ? reached(facts).toList() : List.of();
    return Concern.account(command.user())
        .andOrder(command.order())
        .andSerials(ended.stream().map(Activation::serial).collect(Collectors.toSet()))
        .andActivations(ended.stream().map(Activation::id).collect(Collectors.toSet()));
  }

  @Override
  public Decision decide(Facts facts) {
    Reasons reasons = Orders.managing(facts, command.origin(), command.order());
    if (!reasons.none()) {
      return reasons.refused();
    }
    if (Callers.isVendor(command.origin())) {
      return new Reasons().add(Orders.aManagerMustDoIt(command.order())).refused();
    }
    reasons.add(Callers.personMustHaveProvedWhoTheyAre(command.origin(), policy));
    Optional<Account> user = facts.named(command.user()).filter(who -> usesTheOrder(facts));
    if (user.isEmpty()) {
      return reasons.add(notAUser()).refused();
    }
    RemovalReport report = RemovalReports.of(facts, user.get(), reached(facts).toList());
    reasons
        .addIf(command.origin().by().isPerson(command.user()), Removing::nobodyRemovesThemself)
        .addIf(!retyped(user.get().email()), Removing::theEmailMustBeRetyped)
        .add(Confirmations.ifGiven(command.confirmation(), report));
    return reasons.none() ? removed(facts, user.get(), report) : reasons.refused(report);
  }

  private Decision removed(Facts facts, Account user, RemovalReport report) {
    Account manager = facts.caller().orElseThrow();
    Order order = facts.order(command.order()).orElseThrow();
    Set<ActivationId> live =
        facts.allUses(user.id()).stream()
            .map(Activation::id)
            .collect(Collectors.toUnmodifiableSet());
    Effects effects =
        new Effects()
            .restOn(manager)
            .restOn(user)
            .restOn(order)
            .assume(new Assumption.LiveActivationsAre(user.id(), live, facts.at()))
            .report(report);
    reached(facts).forEach(activation -> end(effects, facts, manager, activation));
    barredFrom(facts)
        .forEach(
            from ->
                effects.change(
                    new Change.UserBarred(new Bar(user.id(), from, manager.id(), facts.at()))));
    touched(facts).forEach(touched -> tellManagers(effects, user, touched));
    return effects.permitted(new Answer.UserRemoved(report));
  }

  private void end(Effects effects, Facts facts, Account manager, Activation activation) {
    Ending ending = new Ending(EndingKind.USER_REMOVED, facts.at(), Optional.of(manager.id()), "");
    effects
        .change(new Change.ActivationEnded(activation.id(), ending))
        .tell(
            Notices.seat(
                activation.account(),
                NoticeKind.REMOVED,
                activation,
                seatsLeft(facts, activation.serial()),
                order(facts, activation)));
  }

  /** When all that end have ended. */
  private int seatsLeft(Facts facts, SerialNumber serial) {
    long ending = reached(facts).filter(a -> a.serial().equals(serial)).count();
    return facts.serial(serial).orElseThrow().liveSeats() - (int) ending;
  }

  private static void tellManagers(Effects effects, Account user, Order touched) {
    touched
        .roles()
        .everybody()
        .forEach(
            who ->
                effects.tell(
                    Notice.to(who, NoticeKind.USER_REMOVED)
                        .with("order", touched.id())
                        .with("user", user.name())));
  }

  private boolean everywhere() {
    return policy.removal() == Policy.Removal.EVERY_ORDER;
  }

  private boolean usesTheOrder(Facts facts) {
    return facts.allUses(command.user()).stream()
        .anyMatch(a -> order(facts, a).id().equals(command.order()));
  }

  /** The activations that end (rule 6.2). */
  private Stream<Activation> reached(Facts facts) {
    return facts.allUses(command.user()).stream()
        .filter(a -> everywhere() || Orders.manages(facts, order(facts, a)));
  }

  private Stream<Order> touched(Facts facts) {
    return reached(facts).map(a -> order(facts, a)).distinct();
  }

  /** The bars say from where the user was removed; how far they reach is the policy's to say. */
  private Stream<OrderId> barredFrom(Facts facts) {
    return everywhere()
        ? Stream.of(command.order())
        : facts.estate().managed().stream().map(Order::id);
  }

  private static Order order(Facts facts, Activation activation) {
    return facts.order(facts.serial(activation.serial()).orElseThrow());
  }

  private boolean retyped(Email email) {
    return Email.parse(command.retyped()).equals(Optional.of(email));
  }

  private Refusal notAUser() {
    return Refusal.of(RefusalCode.USER_NOT_RECOGNISED, Remedy.of(RemedyCode.CHECK_ORDER))
        .with("order", command.order());
  }

  private static Refusal nobodyRemovesThemself() {
    return Refusal.of(RefusalCode.OWN_ACCOUNT, Remedy.of(RemedyCode.ASK_MANAGER));
  }

  private static Refusal theEmailMustBeRetyped() {
    return Refusal.of(RefusalCode.EMAIL_NOT_RETYPED, Remedy.of(RemedyCode.RETYPE_EMAIL));
  }
}
