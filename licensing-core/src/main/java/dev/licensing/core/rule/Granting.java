package dev.licensing.core.rule;

import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import java.time.Instant;
import java.util.Optional;

/**
 * What must be so whenever the server lets somebody use a product, whoever it is and on whatever
 * machine (rules 2.7, 2.10, 11.2). None of it ever stands in the way of a release.
 */
final class Granting {

  private Granting() {}

  /** Why no license file is given for the serial now. */
  static Reasons refusals(Order order, Serial serial, Optional<Instant> buildDate, Instant at) {
    return new Reasons()
        .add(theOrderMustBeInGoodStanding(order))
        .add(theSerialMustBeInGoodStanding(serial))
        .add(theSubscriptionMustNotHaveEnded(order.terms(), at))
        .add(theBuildMustBeCovered(order.terms(), buildDate));
  }

  static Optional<Refusal> theOrderMustBeInGoodStanding(Order order) {
    return switch (order.standing()) {
      case GOOD -> Optional.empty();
      case SUSPENDED ->
          Optional.of(withheld(RefusalCode.ORDER_SUSPENDED).with("order", order.id()));
      case REVOKED -> Optional.of(withheld(RefusalCode.ORDER_REVOKED).with("order", order.id()));
    };
  }

  private static Optional<Refusal> theSerialMustBeInGoodStanding(Serial serial) {
    return switch (serial.standing()) {
      case GOOD -> Optional.empty();
      case SUSPENDED ->
          Optional.of(withheld(RefusalCode.SERIAL_SUSPENDED).with("serial", serial.number()));
      case REVOKED ->
          Optional.of(withheld(RefusalCode.SERIAL_REVOKED).with("serial", serial.number()));
    };
  }

  private static Refusal withheld(RefusalCode code) {
    return Refusal.of(code, Remedy.of(RemedyCode.CONTACT_VENDOR));
  }

  /** From the very instant on (rule 11.1). */
  static Optional<Refusal> theSubscriptionMustNotHaveEnded(Terms terms, Instant at) {
    return terms.validity().expiredAt(at)
        ? Optional.of(expired(terms.validity().validUntil().orElseThrow()))
        : Optional.empty();
  }

  static Refusal expired(Instant end) {
    return Refusal.of(RefusalCode.LICENSE_EXPIRED, Remedy.of(RemedyCode.RENEW)).with("ended", end);
  }

  /** Who does not say when its build was released is told by the license file until when. */
  static Optional<Refusal> theBuildMustBeCovered(Terms terms, Optional<Instant> buildDate) {
    return buildDate.isEmpty() || terms.validity().coversBuildOf(buildDate.get())
        ? Optional.empty()
        : Optional.of(notCovered(buildDate.get(), terms.validity().updatesUntil().orElseThrow()));
  }

  private static Refusal notCovered(Instant buildDate, Instant updatesUntil) {
    return Refusal.of(
            RefusalCode.BUILD_NOT_COVERED,
            Remedy.of(RemedyCode.USE_EARLIER_BUILD).with("before", updatesUntil),
            Remedy.of(RemedyCode.RENEW))
        .with("buildDate", buildDate)
        .with("updatesUntil", updatesUntil);
  }

  /** Where a machine takes a seat, or becomes another kind of machine (rule 2.10). */
  static Optional<Refusal> theEnvironmentMustBeAllowed(Terms terms, Machine machine) {
    Allowance allowance = terms.seats().allowance(machine.environment());
    boolean allowed =
        allowance == Allowance.ANY_SEAT
            || (allowance == Allowance.FLOATING_ONLY && terms.seats().lease().isPresent());
    return allowed
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                    RefusalCode.ENVIRONMENT_NOT_ALLOWED,
                    Remedy.of(RemedyCode.USE_ANOTHER_ENVIRONMENT))
                .with("environment", machine.environment())
                .with("allowance", allowance));
  }

  /** The worse of the two. */
  static Standing standing(Order order, Serial serial) {
    return order.standing().compareTo(serial.standing()) >= 0
        ? order.standing()
        : serial.standing();
  }
}
