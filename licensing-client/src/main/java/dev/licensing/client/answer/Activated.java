package dev.licensing.client.answer;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.SerialNumber;

/**
 * The serial is activated on this machine, and its license file is held.
 *
 * @param existing whether the activation was there before: no second seat was taken (rule 2.4)
 * @param liveSeats seats of the serial taken now
 * @param machineLimit seats there are
 */
public record Activated(
    ActivationId activation,
    SerialNumber serial,
    boolean existing,
    int liveSeats,
    int machineLimit) {}
