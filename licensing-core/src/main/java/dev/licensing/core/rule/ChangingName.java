package dev.licensing.core.rule;

import dev.licensing.core.command.ChangeName;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;

/** Others see the person under another name. It opens nothing, so no fresh proof is asked for. */
record ChangingName(ChangeName command) implements Act {

  @Override
  public FactsNeeded needs() {
    return ViewingPeople.account(command.origin().at(), command.origin().by().person());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.account(facts.asked().caller());
  }

  @Override
  public Decision decide(Facts facts) {
    return facts
        .caller()
        .map(caller -> changed(facts, caller))
        .orElseGet(() -> new Reasons().add(Callers.accountMustExist()).refused());
  }

  private Decision changed(Facts facts, Account account) {
    Account renamed = account.withName(command.name());
    Effects effects = new Effects().restOn(account);
    if (!renamed.equals(account)) {
      effects.change(new Change.AccountChanged(renamed));
    }
    return effects.permitted(new Answer.NameChanged(ViewingPeople.view(facts, renamed)));
  }
}
