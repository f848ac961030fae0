package dev.licensing.client.answer;

import dev.licensing.core.decision.SeatUse;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One serial that an account owns or may use.
 *
 * @param owned whether the account owns it
 * @param liveSeats seats taken
 * @param machineLimit seats there are
 * @param coolDownUntil the first instant at which a force release is possible again, while it is
 *     not (rule 3.3)
 * @param uses the oldest activations; may be fewer than {@code liveSeats}
 * @param assigned the names of the assigned users; empty unless {@code owned}
 */
public record SerialSummary(
    SerialNumber serial,
    ProductId product,
    boolean owned,
    SerialStatus status,
    int liveSeats,
    int machineLimit,
    Optional<Instant> coolDownUntil,
    List<SeatUse> uses,
    List<String> assigned) {

  /** Copies the lists. */
  public SerialSummary {
    uses = List.copyOf(uses);
    assigned = List.copyOf(assigned);
  }
}
