package dev.licensing.testkit.memory;

import dev.licensing.core.command.Activate;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Assumption.OrderAt;
import dev.licensing.core.decision.Assumption.RolesAreIn;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Change.AccountErased;
import dev.licensing.core.decision.Change.ActivationEnded;
import dev.licensing.core.decision.Change.ActivationSeen;
import dev.licensing.core.decision.Change.ActivationStarted;
import dev.licensing.core.decision.Change.OrderChanged;
import dev.licensing.core.decision.Change.SerialChanged;
import dev.licensing.core.decision.Change.UserBarred;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.replay.State;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Submission;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What stores get wrong: each of these is the real transaction with one mistake. */
final class Flaws {

  private Flaws() {}

  /** A store that makes something else of what was decided. */
  private abstract static class Altering extends Transaction {

    @Override
    final List<Change> changes(State state, List<Change> decided) {
      return decided.stream().flatMap(change -> instead(state, change)).toList();
    }

    abstract Stream<Change> instead(State state, Change change);
  }

  /**
   * Trusts what it read before: nothing checks the seats in the write itself. The order is under
   * wide terms while the seat is taken, so its revision moves, and counts for nothing here.
   */
  static final Transaction CHECKS_THEN_INSERTS =
      new Altering() {
        @Override
        Collection<Assumption> assumptions(Permitted permitted) {
          return without(OrderAt.class, permitted);
        }

        @Override
        Stream<Change> instead(State state, Change change) {
          return change instanceof ActivationStarted started
              ? unguarded(state, started)
              : Stream.of(change);
        }
      };

  private static Stream<Change> unguarded(State state, ActivationStarted started) {
    Order order = order(state, started.activation().serial());
    Terms wide =
        order.terms().withMachineLimit(SeatTerms.MOST_MACHINES).withUsersAtOnce(UsersAtOnce.ANY);
    return Stream.of(new OrderChanged(order.withTerms(wide)), started, new OrderChanged(order));
  }

  private static Order order(State state, SerialNumber serial) {
    var facts =
        state.facts(FactsNeeded.by(Instant.EPOCH, Optional.empty()).andSerials(Set.of(serial)));
    return facts.order(facts.serial(serial).orElseThrow());
  }

  private static Collection<Assumption> without(
      Class<? extends Assumption> ignored, Permitted permitted) {
    return permitted.assumptions().stream().filter(a -> !ignored.isInstance(a)).toList();
  }

  private static Activation activation(State state, ActivationId id) {
    return state
        .facts(FactsNeeded.by(Instant.EPOCH, Optional.empty()).andActivation(id))
        .activation(id)
        .orElseThrow();
  }

  static final Transaction IGNORES_ASSUMPTIONS =
      new Transaction() {
        @Override
        Collection<Assumption> assumptions(Permitted permitted) {
          return List.of();
        }
      };

  /** Looks for the roles of an account when it decides, and not when it commits. */
  static final Transaction IGNORES_NEW_ROLES =
      new Transaction() {
        @Override
        Collection<Assumption> assumptions(Permitted permitted) {
          return without(RolesAreIn.class, permitted);
        }
      };

  static final Transaction FORGETS_REPLIES =
      new Transaction() {
        @Override
        Optional<Execution> earlier(Tables tables, Submission submission) {
          return Optional.empty();
        }
      };

  static final Transaction LOOKS_FOR_REPLIES_EARLY_ONLY =
      new Transaction() {
        @Override
        Optional<Execution> meanwhile(Tables tables, Submission submission) {
          return Optional.empty();
        }
      };

  /** Starts what was asked for, not what was decided. */
  static final Transaction APPLIES_REFUSED =
      new Transaction() {
        @Override
        boolean apply(Tables next, Submission submission, Outcome outcome) {
          if (outcome.decision() instanceof Refused
              && submission.command() instanceof Activate it) {
            Activation asked =
                Activation.started(
                    it.activation(),
                    it.serial(),
                    it.origin().by().person().orElseThrow(),
                    it.machine(),
                    it.origin().at(),
                    Optional.empty());
            next.state.apply(unguarded(next.state, new ActivationStarted(asked)).toList());
          }
          return super.apply(next, submission, outcome);
        }
      };

  static final Transaction LOSES_RECORD_OF_REFUSALS =
      new Transaction() {
        @Override
        void record(Tables next, RecordEntry line) {
          if (line.refusals().isEmpty()) {
            super.record(next, line);
          }
        }
      };

  static final Transaction LOSES_NOTICES =
      new Transaction() {
        @Override
        void tell(Tables next, Permitted permitted, Outcome outcome) {
          // That is the flaw.
        }
      };

  /** Does not mind that the activation has ended. */
  static final Transaction ENDS_TWICE =
      new Altering() {
        @Override
        Stream<Change> instead(State state, Change change) {
          return Stream.of(change)
              .filter(
                  one ->
                      !(one instanceof ActivationEnded ended)
                          || activation(state, ended.activation()).liveAt(ended.ending().at()));
        }
      };

  /** Does not mind that the seat it renews is somebody else's by now. */
  static final Transaction RENEWS_WHAT_HAS_LAPSED =
      new Altering() {
        @Override
        Stream<Change> instead(State state, Change change) {
          return Stream.of(change)
              .filter(
                  one ->
                      !(one instanceof ActivationSeen seen)
                          || activation(state, seen.activation()).liveAt(seen.at()));
        }
      };

  /** Counts rows: a seat is taken until somebody closes it. */
  static final Transaction LAPSED_KEEP_THEIR_SEATS =
      new Transaction() {
        @Override
        boolean apply(Tables next, Submission submission, Outcome outcome) {
          boolean oneTooMany =
              outcome.decision() instanceof Permitted permitted
                  && permitted.changes().stream()
                      .anyMatch(
                          change ->
                              change instanceof ActivationStarted started
                                  && isFull(next.state, started.activation().serial()));
          return !oneTooMany && super.apply(next, submission, outcome);
        }
      };

  private static boolean isFull(State state, SerialNumber serial) {
    long rows =
        state.activations().stream()
            .filter(a -> a.serial().equals(serial) && a.ending().isEmpty())
            .count();
    return rows > 0 && rows >= order(state, serial).terms().machineLimit();
  }

  /** Makes new rows of the serials of an order that gets another owner. */
  static final Transaction LOSES_COOL_DOWNS =
      new Altering() {
        @Override
        Stream<Change> instead(State state, Change change) {
          return Stream.concat(
              Stream.of(change),
              change instanceof OrderChanged changed && changesHands(state, changed.order())
                  ? asNew(state, changed.order())
                  : Stream.empty());
        }
      };

  private static boolean changesHands(State state, Order changed) {
    return state.orders().stream()
        .anyMatch(
            order ->
                order.id().equals(changed.id()) && !order.customer().equals(changed.customer()));
  }

  private static Stream<Change> asNew(State state, Order order) {
    return state.serials(Instant.EPOCH).stream()
        .filter(serial -> serial.order().equals(order.id()))
        .map(serial -> new SerialChanged(Serial.unused(serial.number(), order.id())));
  }

  static final Transaction FORGETS_BARS =
      new Altering() {
        @Override
        Stream<Change> instead(State state, Change change) {
          return Stream.of(change).filter(one -> !(one instanceof UserBarred));
        }
      };

  /** A delete of one row, as if nothing referred to it. */
  static final Transaction ERASES_THE_ACCOUNT_ONLY =
      new Transaction() {
        @Override
        void beside(Tables next, Change change) {
          if (!(change instanceof AccountErased)) {
            super.beside(next, change);
          }
        }
      };

  /** Numbers its entries when it decides, not when it commits. */
  static final Transaction ORDERS_THE_RECORD_BY_CHANCE =
      new Transaction() {
        @Override
        void record(Tables next, RecordEntry line) {
          next.record.add(Math.max(0, next.record.size() - 1), line);
        }
      };
}
