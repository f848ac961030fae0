package dev.licensing.client.answer;

import dev.licensing.core.model.SerialNumber;

/** The owner of the serial is asked for access (rule 4.3). */
public record AccessRequested(SerialNumber serial) {}
