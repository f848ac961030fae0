package dev.licensing.core.rule;

import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.time.Instant;
import java.util.Optional;

/** Force release and reactivation share one cool-down for each serial (rule 3.3). */
final class CoolDowns {

  private CoolDowns() {}

  static Optional<Refusal> mustHaveEnded(Serial serial, Instant at) {
    return serial
        .coolDownAt(at)
        .map(end -> Refusal.of(RefusalCode.COOL_DOWN).with("serial", serial.number()).until(end));
  }

  /** One of no length too, so that what was decided on the serial as it was is decided again. */
  static void start(Effects effects, Order order, Serial serial, Instant at) {
    Instant end = at.plus(order.terms().coolDown());
    effects.change(new Change.SerialChanged(serial.withCoolDown(end)));
  }
}
