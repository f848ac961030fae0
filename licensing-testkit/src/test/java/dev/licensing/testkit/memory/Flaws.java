package dev.licensing.testkit.memory;

import dev.licensing.core.command.Activate;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Serial;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Submission;
import java.util.Optional;

/** What stores get wrong: each of these is the real transaction with one mistake. */
final class Flaws {

  private Flaws() {}

  /** Trusts what it read before: nothing checks the seats in the write itself. */
  static final Transaction CHECKS_THEN_INSERTS =
      new Transaction() {
        @Override
        Changes changes(Tables next) {
          return new Changes(next) {
            @Override
            boolean seatFree(Serial serial, AccountId account) {
              return true;
            }
          };
        }
      };

  static final Transaction IGNORES_ASSUMPTIONS =
      new Transaction() {
        @Override
        boolean hold(Tables next, Permitted permitted) {
          return true;
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
          if (outcome.decision() instanceof Decision.Refused
              && submission.command() instanceof Activate it) {
            AccountId account = it.origin().by().person().orElseThrow();
            Activation asked =
                Activation.started(
                    it.activation(), it.serial(), account, it.machine(), it.origin().at());
            next.activations.put(asked.id(), asked);
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
      new Transaction() {
        @Override
        Changes changes(Tables next) {
          return new Changes(next) {
            @Override
            public Boolean on(Change.ActivationEnded change) {
              Tables.update(
                  next.activations,
                  change.activation(),
                  a -> Activation.started(a.id(), a.serial(), a.account(), a.machine(), a.since()));
              return super.on(change);
            }
          };
        }
      };

  /** A delete of one row, as if nothing referred to it. */
  static final Transaction ERASES_THE_ACCOUNT_ONLY =
      new Transaction() {
        @Override
        Changes changes(Tables next) {
          return new Changes(next) {
            @Override
            public Boolean on(Change.AccountErased change) {
              return next.accounts.remove(change.account()) != null;
            }
          };
        }
      };
}
