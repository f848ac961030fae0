package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * How to read one component.
 *
 * @param limit how long it may take before it counts as unknown
 * @param reading may be slow and may throw; empty if the machine does not tell
 */
record ComponentProbe(ComponentKind kind, Duration limit, Callable<Optional<String>> reading) {}
