package dev.licensing.core.decision;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialStatus;
import dev.licensing.core.model.Standing;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an owner, an assigned user, a manager or a user sees of a serial.
 *
 * @param owned whether who asks is the owner
 * @param standing the worse of the order's and the serial's
 * @param liveSeats seats taken
 * @param machineLimit seats there are
 * @param validUntil the end of the subscription, if it has one
 * @param coolDownUntil the first instant at which a force release is possible again, while it is
 *     not (rule 3.3)
 * @param uses the oldest activations; may be fewer than {@code liveSeats}; only the own ones for
 *     who is neither owner nor assigned nor a manager
 * @param assigned the names of the assigned users; for managers and the vendor, else empty
 * @param invited the addresses that are invited (rule 4.4); for managers and the vendor, else empty
 * @param accessRequests who asks for access, by request; for managers and the vendor, else empty
 */
public record SerialOverview(
    SerialNumber serial,
    OrderId order,
    ProductId product,
    boolean owned,
    SerialStatus status,
    Standing standing,
    int liveSeats,
    int machineLimit,
    Optional<Instant> validUntil,
    Optional<Instant> coolDownUntil,
    List<SeatUse> uses,
    List<String> assigned,
    List<Email> invited,
    SortedMap<RequestId, String> accessRequests) {

  /** Copies the lists. */
  public SerialOverview {
    uses = List.copyOf(uses);
    assigned = List.copyOf(assigned);
    invited = List.copyOf(invited);
    accessRequests = Collections.unmodifiableSortedMap(new TreeMap<>(accessRequests));
  }
}
