package dev.licensing.core.rule;

import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import java.util.Optional;

/** A request is turned down with a reason, or withdrawn by who made it (rules 4.3, 5.6). */
record Declining(DeclineRequest command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andRequest(command.request());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Approving.concern(facts, command.request());
  }

  @Override
  public Decision decide(Facts facts) {
    Optional<OpenRequest> open = OpenRequest.visible(facts, command.origin(), command.request());
    if (open.isEmpty()) {
      return new Reasons().add(OpenRequest.notRecognised(command.request())).refused();
    }
    boolean own = open.get().isBy(command.origin());
    Reasons reasons =
        new Reasons()
            .add(own ? Optional.empty() : open.get().mustBeTheCallersToDecide(command.origin()));
    if (!reasons.none()) {
      return reasons.refused();
    }
    Effects effects =
        Orders.effects(facts, open.get().order())
            .change(new Change.RequestClosed(command.request()));
    if (!own) {
      effects.tell(open.get().told(NoticeKind.REQUEST_DECLINED).with("reason", command.reason()));
    }
    return effects.permitted(new Answer.Declined(command.request()));
  }
}
