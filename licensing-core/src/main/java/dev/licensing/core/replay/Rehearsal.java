package dev.licensing.core.replay;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Report;
import dev.licensing.core.model.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays a record with other terms. */
final class Rehearsal {

  private final LicenseEngine engine;
  private final TermsChange change;
  private final State state = new State();
  private final List<Divergence> nowPermitted = new ArrayList<>();
  private final List<Divergence> nowRefused = new ArrayList<>();
  private final List<Divergence> otherReasons = new ArrayList<>();
  private final List<Divergence> followUps = new ArrayList<>();
  private int same;

  Rehearsal(LicenseEngine engine, TermsChange change) {
    this.engine = engine;
    this.change = change;
  }

  DryRun of(List<RecordEntry> entries) {
    entries.forEach(this::play);
    return new DryRun(same, nowPermitted, nowRefused, otherReasons, followUps);
  }

  private void play(RecordEntry entry) {
    Decision decision = confirmed(underOtherTerms(entry.command()));
    compare(entry, new Divergence(entry, decision.refusals()));
    if (decision instanceof Permitted permitted) {
      state.apply(permitted.changes());
    }
  }

  private void compare(RecordEntry entry, Divergence divergence) {
    if (divergence.now().equals(entry.refusals())) {
      same++;
    } else if (divergence.now().contains(RefusalCode.ACTIVATION_NOT_RECOGNISED)) {
      followUps.add(divergence);
    } else if (divergence.now().isEmpty()) {
      nowPermitted.add(divergence);
    } else if (entry.permitted()) {
      nowRefused.add(divergence);
    } else {
      otherReasons.add(divergence);
    }
  }

  private Command underOtherTerms(Command command) {
    if (command instanceof IssueOrder issue) {
      return new IssueOrder(
          issue.origin(),
          issue.order(),
          issue.product(),
          change.instead(issue.product(), issue.terms()),
          issue.serials(),
          issue.buyers());
    }
    if (command instanceof ChangeTerms other) {
      Optional<Order> order = Optional.ofNullable(state.orders.get(other.order()));
      return order
          .<Command>map(
              known ->
                  new ChangeTerms(
                      other.origin(),
                      other.order(),
                      change.instead(known.product(), other.terms())))
          .orElse(other);
    }
    return command instanceof OfferTrial offer
        ? new OfferTrial(
            offer.origin(),
            offer.product(),
            offer.terms().map(terms -> change.instead(offer.product(), terms)))
        : command;
  }

  /** Who confirmed what they saw then would have confirmed what they had seen instead. */
  private Decision confirmed(Command command) {
    Decision decision = decided(command);
    boolean sawSomethingElse = decision.refusals().equals(List.of(RefusalCode.REPORT_CHANGED));
    return sawSomethingElse && command instanceof DeleteAccount deletion
        ? decided(new DeleteAccount(deletion.origin(), decision.report().map(Report::hash)))
        : decision;
  }

  private Decision decided(Command command) {
    return engine.decide(state.facts(engine.factsFor(command)), command);
  }
}
