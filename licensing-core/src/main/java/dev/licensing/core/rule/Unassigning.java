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
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Invitation;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The owner withdraws serials, but not from under a live activation (rule 4.6). */
final class Unassigning {

  private Unassigning() {}

  static Decision decide(Facts facts, UnassignUser command) {
    Sharing sharing = Sharing.of(facts, command.origin(), command.serials());
    Optional<Account> user = facts.account(command.user());
    user.ifPresent(
        account ->
            sharing.serials().stream()
                .filter(serial -> facts.assigned(serial.number(), account.id()))
                .forEach(
                    serial ->
                        facts
                            .live(serial.number(), account.id())
                            .findFirst()
                            .map(use -> theUserMustHaveLeft(facts, command, serial, use))
                            .ifPresent(sharing.reasons()::add)));
    if (!sharing.reasons().none()) {
      return sharing.reasons().refused();
    }
    Effects effects = sharing.effects(facts);
    SortedMap<SerialNumber, Answer.Sharing> outcome = new TreeMap<>();
    for (Serial serial : sharing.serials()) {
      outcome.put(
          serial.number(),
          user.isPresent()
              ? unassign(facts, effects, serial, user.get())
              : uninvite(facts, command, effects, serial));
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
        .assume(new Assumption.SerialUnusedBy(serial.number(), user.id()))
        .change(new Change.UserUnassigned(serial.number(), user.id()))
        .tell(Notice.to(user.id(), NoticeKind.UNASSIGNED).with("serial", serial.number()));
    return Answer.Sharing.UNASSIGNED;
  }

  private static Answer.Sharing uninvite(
      Facts facts, UnassignUser command, Effects effects, Serial serial) {
    Optional<Invitation> invitation =
        facts
            .invitations(command.user())
            .filter(found -> found.serial().equals(serial.number()))
            .findFirst();
    invitation.ifPresent(found -> effects.change(new Change.InvitationEnded(found)));
    return invitation.isPresent() ? Answer.Sharing.UNASSIGNED : Answer.Sharing.UNCHANGED;
  }

  private static Refusal theUserMustHaveLeft(
      Facts facts, UnassignUser command, Serial serial, Activation use) {
    return Refusal.of(RefusalCode.USER_HAS_ACTIVATION)
        .with("serial", serial.number())
        .with("machine", use.machine().name())
        .with("since", use.since())
        .remedied(Machines.freeing(facts, serial, use, command.origin().at()));
  }
}
