package dev.licensing.core.rule;

import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The owner withdraws serials, but not from under a live activation (rule 4.6). */
record Unassigning(UnassignUser command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin())
        .andSerials(command.serials())
        .andEmail(command.user())
        .and(Extent.USES_BY_NAMED);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.named(facts.account(command.user())).andSerials(command.serials());
  }

  @Override
  public Decision decide(Facts facts) {
    Sharing sharing = Sharing.of(facts, command.serials());
    Optional<Account> user = facts.account(command.user());
    user.ifPresent(
        account ->
            sharing.serials().stream()
                .filter(serial -> facts.assigned(serial.number(), account.id()))
                .forEach(
                    serial ->
                        sharing.reasons().add(theUserMustHaveLeft(facts, serial, account.id()))));
    if (!sharing.reasons().none()) {
      return sharing.reasons().refused();
    }
    Effects effects = sharing.effects();
    SortedMap<SerialNumber, Answer.Sharing> outcome = new TreeMap<>();
    for (Serial serial : sharing.serials()) {
      outcome.put(
          serial.number(),
          user.isPresent()
              ? unassign(facts, effects, serial, user.get())
              : uninvite(facts, effects, serial));
    }
    return effects.permitted(new Answer.Unassigned(outcome));
  }

  private static Answer.Sharing unassign(
      Facts facts, Effects effects, Serial serial, Account user) {
    if (!facts.assigned(serial.number(), user.id())) {
      return Answer.Sharing.UNCHANGED;
    }
    effects
        .restOn(user)
        .assume(new Assumption.SerialUnusedBy(serial.number(), user.id(), facts.at()))
        .change(new Change.UserUnassigned(serial.number(), user.id()))
        .tell(Notice.to(user.id(), NoticeKind.UNASSIGNED).with("serial", serial.number()));
    return Answer.Sharing.UNASSIGNED;
  }

  private Answer.Sharing uninvite(Facts facts, Effects effects, Serial serial) {
    Optional<Invitation> invitation =
        facts.invitations(command.user()).stream()
            .filter(found -> found.serial().equals(serial.number()))
            .findFirst();
    invitation.ifPresent(found -> effects.change(new Change.InvitationEnded(found)));
    return invitation.isPresent() ? Answer.Sharing.UNASSIGNED : Answer.Sharing.UNCHANGED;
  }

  /** Names the oldest of the user's machines; there may be more. */
  static Optional<Refusal> theUserMustHaveLeft(Facts facts, Serial serial, AccountId user) {
    return facts
        .use(serial.number(), user)
        .map(
            use ->
                Refusal.of(RefusalCode.USER_HAS_ACTIVATION)
                    .with("serial", serial.number())
                    .with("machine", use.machine().name())
                    .with("since", use.since())
                    .remedied(Machines.freeing(facts, serial, use, facts.at())));
  }
}
