package dev.licensing.core.rule;

import dev.licensing.core.command.AssignUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The owner lets somebody use serials; who has no account yet is invited (rule 4.4). */
record Assigning(AssignUser command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andSerials(command.serials()).andEmail(command.user());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.named(facts.account(command.user())).andSerials(command.serials());
  }

  @Override
  public Decision decide(Facts facts) {
    Sharing sharing = Sharing.of(facts, command.serials());
    if (!sharing.reasons().none()) {
      return sharing.reasons().refused();
    }
    Optional<Account> user = facts.account(command.user());
    Effects effects = sharing.effects();
    user.ifPresent(effects::restOn);
    SortedMap<SerialNumber, Answer.Sharing> outcome = new TreeMap<>();
    for (Serial serial : sharing.serials()) {
      outcome.put(
          serial.number(),
          user.isPresent()
              ? assign(facts, effects, serial, user.get())
              : invite(facts, effects, serial));
    }
    return effects.permitted(new Answer.Assigned(outcome));
  }

  private static Answer.Sharing assign(Facts facts, Effects effects, Serial serial, Account user) {
    if (Serials.shares(facts, user, serial)) {
      return Answer.Sharing.UNCHANGED;
    }
    effects
        .change(new Change.UserAssigned(new Assignment(serial.number(), user.id(), facts.at())))
        .tell(Notice.to(user.id(), NoticeKind.ASSIGNED).with("serial", serial.number()));
    return Answer.Sharing.ASSIGNED;
  }

  private Answer.Sharing invite(Facts facts, Effects effects, Serial serial) {
    if (facts.invitations(command.user()).stream()
        .anyMatch(i -> i.serial().equals(serial.number()))) {
      return Answer.Sharing.UNCHANGED;
    }
    effects
        .change(new Change.UserInvited(new Invitation(serial.number(), command.user(), facts.at())))
        .tell(Notice.to(command.user(), NoticeKind.INVITED).with("serial", serial.number()));
    return Answer.Sharing.INVITED;
  }
}
