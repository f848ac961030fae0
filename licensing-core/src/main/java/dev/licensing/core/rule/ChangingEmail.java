package dev.licensing.core.rule;

import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Policy;
import java.util.Optional;

/** The person is reached elsewhere; both addresses are told (rules 4.4, 5.9). */
record ChangingEmail(ChangeEmail command, Policy policy) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andEmail(command.email());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.account(facts.asked().caller());
  }

  @Override
  public Decision decide(Facts facts) {
    Optional<Account> caller = facts.caller();
    Optional<Account> holder = facts.account(command.email());
    Reasons reasons =
        new Reasons()
            .addIf(caller.isEmpty(), Callers::accountMustExist)
            .add(Callers.personMustHaveProvedWhoTheyAre(command.origin(), policy))
            .addIf(
                holder.isPresent() && !holder.equals(caller),
                () -> Registering.emailTaken(RemedyCode.SIGN_IN));
    return reasons.none()
        ? changed(facts, caller.orElseThrow(), holder.isPresent())
        : reasons.refused();
  }

  private Decision changed(Facts facts, Account account, boolean already) {
    Effects effects = new Effects().restOn(account);
    if (!already) {
      effects
          .change(new Change.AccountChanged(account.withEmail(command.email())))
          .tell(Notice.to(account.email(), NoticeKind.EMAIL_CHANGED))
          .tell(Notice.to(command.email(), NoticeKind.EMAIL_CHANGED));
      Newcomers.takeUp(effects, facts, account.id(), command.email());
    }
    return effects.permitted(new Answer.EmailChanged(account.id(), command.email()));
  }
}
