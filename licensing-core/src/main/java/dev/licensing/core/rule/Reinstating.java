package dev.licensing.core.rule;

import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Order;
import java.util.List;
import java.util.Optional;

/**
 * The vendor, or a manager of an order from which a user was removed, lets them activate again
 * (rule 6.6). A manager undoes what reaches the own orders; nothing that ended begins again.
 */
record Reinstating(ReinstateUser command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andAccount(command.user());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.account(command.user());
  }

  @Override
  public Decision decide(Facts facts) {
    boolean vendor = Callers.isVendor(command.origin());
    Optional<Account> user = facts.named(command.user());
    List<Bar> bars =
        facts.bars(command.user()).stream()
            .filter(bar -> vendor || Orders.manages(facts, order(facts, bar)))
            .toList();
    Reasons reasons =
        new Reasons()
            .addIf(!vendor && facts.caller().isEmpty(), Callers::accountMustExist)
            .addIf(user.isEmpty() || (!vendor && bars.isEmpty()), Reinstating::nobodyToReinstate);
    if (!reasons.none()) {
      return reasons.refused();
    }
    Effects effects = new Effects().restOn(user.orElseThrow());
    facts.caller().ifPresent(effects::restOn);
    for (Bar bar : bars) {
      effects
          .restOn(order(facts, bar))
          .change(new Change.UserReinstated(command.user(), bar.order()));
    }
    if (!bars.isEmpty()) {
      effects.tell(Notice.to(command.user(), NoticeKind.REINSTATED));
    }
    return effects.permitted(new Answer.Reinstated(command.user(), !bars.isEmpty()));
  }

  private static Order order(Facts facts, Bar bar) {
    return facts.order(bar.order()).orElseThrow();
  }

  private static Refusal nobodyToReinstate() {
    return Refusal.of(
        RefusalCode.USER_NOT_RECOGNISED,
        Remedy.of(RemedyCode.ASK_MANAGER),
        Remedy.of(RemedyCode.CONTACT_VENDOR));
  }
}
