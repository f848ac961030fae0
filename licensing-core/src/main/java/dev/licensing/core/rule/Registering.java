package dev.licensing.core.rule;

import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;

/** One e-mail, one account; what waits for it becomes its own (rules 4.4, 5.9). */
record Registering(RegisterAccount command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andEmail(command.account().email());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.account(command.account().id());
  }

  @Override
  public Decision decide(Facts facts) {
    Account account = command.account();
    if (facts.account(account.email()).isPresent()) {
      return new Reasons().add(emailTaken(RemedyCode.SIGN_IN)).refused();
    }
    Effects effects =
        new Effects().change(new Change.AccountRegistered(account, command.credential()));
    Newcomers.takeUp(effects, facts, account.id(), account.email());
    return effects.permitted(new Answer.Registered(account.id()));
  }

  static Refusal emailTaken(RemedyCode remedy) {
    return Refusal.of(RefusalCode.EMAIL_TAKEN, Remedy.of(remedy));
  }
}
