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
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Assignment;

/** One e-mail, one account; invitations for it become assignments (rule 4.4). */
final class Registration {

  private Registration() {}

  static Decision decide(Facts facts, RegisterAccount command) {
    Account account = command.account();
    if (facts.account(account.email()).isPresent()) {
      return new Reasons()
          .add(Refusal.of(RefusalCode.EMAIL_TAKEN, Remedy.of(RemedyCode.SIGN_IN)))
          .refused();
    }
    Effects effects =
        new Effects().change(new Change.AccountRegistered(account, command.credential()));
    facts
        .invitations(account.email())
        .forEach(
            invitation ->
                effects
                    .change(new Change.InvitationEnded(invitation))
                    .change(
                        new Change.UserAssigned(
                            new Assignment(
                                invitation.serial(), account.id(), command.origin().at()))));
    return effects.permitted(new Answer.Registered(account.id()));
  }
}
