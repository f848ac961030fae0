package dev.licensing.system.simulation;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Report;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.State;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Submission;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The bugs that are planted: each a store with one mistake of the kind that people make. */
final class Plants {

  private Plants() {}

  /** Counts the seats when it loads them, and inserts without looking again. */
  static final class ChecksThenInserts extends PlantedStore {

    @Override
    boolean matters(Assumption assumption, boolean portal) {
      return !(assumption instanceof Assumption.OrderAt); // its revision moves below
    }

    @Override
    List<Change> changes(State now, List<Change> decided) {
      return decided.stream().flatMap(change -> unguarded(now, change)).toList();
    }

    private static Stream<Change> unguarded(State now, Change change) {
      if (!(change instanceof Change.ActivationStarted started)) {
        return Stream.of(change);
      }
      Order order = order(now, started.activation().serial());
      Order wide = order.withTerms(order.terms().withMachineLimit(SeatTerms.MOST_MACHINES));
      return Stream.of(new Change.OrderChanged(wide), started, new Change.OrderChanged(order));
    }
  }

  /** Makes new rows of the serials that get another owner. */
  static final class LosesCoolDowns extends PlantedStore {

    @Override
    List<Change> changes(State now, List<Change> decided) {
      return decided.stream().flatMap(change -> anew(now, change)).toList();
    }

    private static Stream<Change> anew(State now, Change change) {
      if (!(change instanceof Change.OrderChanged changed)
          || now.orders().stream()
              .anyMatch(
                  order ->
                      order.id().equals(changed.order().id())
                          && order.customer().equals(changed.order().customer()))) {
        return Stream.of(change);
      }
      Stream<Change> fresh =
          now.serials(Instant.EPOCH).stream()
              .filter(serial -> serial.order().equals(changed.order().id()))
              .map(serial -> Serial.unused(serial.number(), serial.order()))
              .map(Change.SerialChanged::new);
      return Stream.concat(Stream.of(change), fresh);
    }
  }

  /** Takes the repetition of an activation for another one. */
  static final class SeatsAgain extends PlantedStore {

    private final Map<String, Activation> byKey = new HashMap<>();

    @Override
    Optional<Execution> earlier(Submission submission) {
      boolean activated =
          submission
              .idempotency()
              .flatMap(key -> Optional.ofNullable(byKey.get(key.key())))
              .filter(use -> hasRoom(shelf().state().get(), use.serial()))
              .isPresent();
      return activated ? Optional.empty() : super.earlier(submission);
    }

    private static boolean hasRoom(State now, SerialNumber serial) {
      long taken =
          now.activations().stream()
              .filter(use -> use.serial().equals(serial) && use.ending().isEmpty())
              .count();
      return taken < order(now, serial).terms().machineLimit();
    }

    @Override
    State believed(State now, Submission submission, boolean portal) {
      Optional<Activation> before =
          submission.idempotency().map(key -> byKey.get(key.key())).filter(use -> isOpen(now, use));
      if (before.isEmpty()) {
        return now;
      }
      State without = now.copy();
      without.apply(
          List.of(
              new Change.ActivationEnded(
                  before.get().id(),
                  new Ending(EndingKind.RELEASED, before.get().since(), Optional.empty(), ""))));
      return without;
    }

    private static boolean isOpen(State now, Activation use) {
      return now.activations().stream()
          .anyMatch(known -> known.id().equals(use.id()) && known.ending().isEmpty());
    }

    @Override
    boolean matters(Assumption assumption, boolean portal) {
      return !(assumption instanceof Assumption.CandidatesAre);
    }

    @Override
    void written(Submission submission, Decision decision) {
      if (decision instanceof Permitted permitted
          && permitted.answer() instanceof Answer.Activated activated) {
        submission.idempotency().ifPresent(key -> byKey.put(key.key(), activated.activation()));
      }
    }
  }

  /** Asks who is barred everywhere but at the vendor's page for machines without a network. */
  static final class PortalOverlooksBars extends PlantedStore {

    @Override
    State believed(State now, Submission submission, boolean portal) {
      State without = now.copy();
      if (portal) {
        now.bars()
            .forEach(
                bar ->
                    without.apply(List.of(new Change.UserReinstated(bar.account(), bar.order()))));
      }
      return without;
    }

    @Override
    boolean matters(Assumption assumption, boolean portal) {
      return !portal || !(assumption instanceof Assumption.AccountAt);
    }
  }

  /** Takes any confirmation for that of the report of the moment. */
  static final class DeletesAnyway extends PlantedStore {

    @Override
    Submission handed(LicenseEngine engine, State now, Submission submission) {
      if (!(submission.command() instanceof DeleteAccount deletion)
          || deletion.confirmation().isEmpty()) {
        return submission;
      }
      Decision decision = engine.decide(now.facts(engine.factsFor(deletion)), deletion);
      return new Submission(
          new DeleteAccount(deletion.origin(), decision.report().map(Report::hash)),
          submission.idempotency(),
          submission.reply());
    }
  }

  /** Decides whatever comes, however often it comes. */
  static final class ForgetsReplies extends PlantedStore {

    @Override
    Optional<Execution> earlier(Submission submission) {
      return Optional.empty();
    }
  }

  /** Says that the seat is free, and forgets to free it. */
  static final class ReleasesOnPaper extends PlantedStore {

    @Override
    List<Change> changes(State now, List<Change> decided) {
      return decided.stream()
          .filter(
              change ->
                  !(change instanceof Change.ActivationEnded ended)
                      || ended.ending().kind() != EndingKind.RELEASED)
          .toList();
    }
  }

  private static Order order(State state, SerialNumber number) {
    return state.serials(Instant.EPOCH).stream()
        .filter(serial -> serial.number().equals(number))
        .flatMap(
            serial -> state.orders().stream().filter(order -> order.id().equals(serial.order())))
        .findFirst()
        .orElseThrow();
  }
}
