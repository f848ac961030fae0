package dev.licensing.core.rule;

import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Report;
import dev.licensing.core.license.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gathers every reason that applies, so that a refusal carries them all (rule 14.1). */
final class Reasons {

  private final List<Refusal> found = new ArrayList<>();

  /** Takes the reason. */
  Reasons add(Refusal reason) {
    found.add(reason);
    return this;
  }

  /** Takes the reason if there is one. */
  Reasons add(Optional<Refusal> reason) {
    if (reason.isPresent()) {
      found.add(reason.get());
    }
    return this;
  }

  /** Takes what was gathered elsewhere. */
  Reasons addAll(Reasons others) {
    found.addAll(others.found);
    return this;
  }

  /** Takes the reasons, as many as there are. */
  Reasons addAll(Stream<Refusal> reasons) {
    reasons.forEach(found::add);
    return this;
  }

  /** Takes the reason if the condition holds. */
  Reasons addIf(boolean applies, Supplier<Refusal> reason) {
    if (applies) {
      found.add(reason.get());
    }
    return this;
  }

  boolean none() {
    return found.isEmpty();
  }

  /** The codes of the reasons, in order of precedence. */
  List<String> codes() {
    return found.stream().map(Refusal::code).sorted().map(RefusalCode::name).toList();
  }

  Decision refused() {
    return new Refused(found, Optional.empty(), Optional.empty());
  }

  Decision refused(Report report) {
    return new Refused(found, Optional.of(report), Optional.empty());
  }

  Decision refused(Statement statement) {
    return new Refused(found, Optional.empty(), Optional.of(statement));
  }
}
