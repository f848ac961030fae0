package dev.licensing.core.decision;

import dev.licensing.core.model.ActivationId;
import java.time.Instant;

/**
 * Who uses a seat, where, since when.
 *
 * @param user the name of the account
 * @param own whether it is the account of who asks
 */
public record SeatUse(
    ActivationId activation,
    String user,
    boolean own,
    String machine,
    Instant since,
    Instant lastSeen) {}
