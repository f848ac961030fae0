package dev.licensing.core.rule;

import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A floating seat is free from the instant its lease ends, with nobody doing anything; this only
 * tells its user (rules 2.11, 10.1).
 */
record Lapsing(EndLapsedLeases command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).and(Extent.LAPSED);
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    if (!decision.refusals().isEmpty()) {
      return Concern.none();
    }
    Set<ActivationId> lapsed =
        facts.pages().lapsed().map(Activation::id).collect(Collectors.toUnmodifiableSet());
    Set<SerialNumber> serials =
        facts.pages().lapsed().map(Activation::serial).collect(Collectors.toUnmodifiableSet());
    return Concern.none().andSerials(serials).andActivations(lapsed);
  }

  @Override
  public Decision decide(Facts facts) {
    Reasons reasons = new Reasons().add(Callers.onlyTheVendor(command.origin()));
    if (!reasons.none()) {
      return reasons.refused();
    }
    List<Activation> lapsed = facts.pages().lapsed().toList();
    Effects effects = new Effects();
    lapsed.forEach(activation -> close(effects, facts, activation));
    return effects.permitted(new Answer.LapsesTold(lapsed.size()));
  }

  static void close(Effects effects, Facts facts, Activation lapsed) {
    Serial serial = facts.serial(lapsed.serial()).orElseThrow();
    effects
        .change(new Change.ActivationLapsed(lapsed.id(), lapsed.leaseUntil().orElseThrow()))
        .tell(
            Notices.seat(
                    lapsed.account(),
                    NoticeKind.LAPSED,
                    lapsed,
                    serial.liveSeats(),
                    facts.order(serial))
                .with("at", lapsed.leaseUntil().orElseThrow()));
  }
}
