package dev.licensing.core.rule;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.Report;
import dev.licensing.core.license.Statement;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the effects of a permitted command, and what they rest on. */
final class Effects {

  private final List<Change> changes = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<Assumption> assumptions = new ArrayList<>();
  private Optional<Report> report = Optional.empty();
  private Optional<Statement> statement = Optional.empty();

  Effects change(Change change) {
    changes.add(change);
    return this;
  }

  Effects tell(Notice notice) {
    notices.add(notice);
    return this;
  }

  Effects assume(Assumption assumption) {
    assumptions.add(assumption);
    return this;
  }

  /** Who acts and whom it concerns may be one; what is said once is checked once. */
  Effects restOn(Account account) {
    Assumption there = new Assumption.AccountAt(account.id(), account.revision());
    return assumptions.contains(there) ? this : assume(there);
  }

  Effects restOn(Order order) {
    return assume(new Assumption.OrderAt(order.id(), order.revision()));
  }

  Effects restOn(Serial serial) {
    return assume(new Assumption.SerialAt(serial.number(), serial.revision()));
  }

  Effects report(Report made) {
    report = Optional.of(made);
    return this;
  }

  Effects sign(Statement made) {
    statement = Optional.of(made);
    return this;
  }

  Decision permitted(Answer answer) {
    return new Permitted(answer, changes, notices, assumptions, report, statement);
  }
}
