package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import java.time.Instant;

/**
 * Who uses a seat, where, since when.
 *
 * @param account who uses it; a manager who removes them names them so (rule 6.1)
 * @param user the name of the account
 * @param own whether it is the account of who asks
 */
public record SeatUse(
    ActivationId activation,
    AccountId account,
    String user,
    boolean own,
    String machine,
    Instant since,
    Instant lastSeen) {}
