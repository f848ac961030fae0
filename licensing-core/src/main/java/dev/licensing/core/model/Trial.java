package dev.licensing.core.model;

import dev.licensing.core.identity.MachineIdentity;
import java.time.Instant;

/**
 * A product was tried on a machine, once and for all (rule 11.4). It names no person, so that it
 * outlives the account.
 *
 * @param serial under which it was tried
 */
public record Trial(
    ProductId product, SerialNumber serial, MachineIdentity machine, Instant since) {}
