package dev.licensing.client.lifecycle;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.spi.MachineProbe;
import dev.licensing.core.spi.MachineProbe.Description;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine, read once when it is first needed. Thread-safe. */
public final class ThisMachine {

  /** Made when there is something to say: a start does not pay for it. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger("dev.licensing.client.machine");
  }

  private static final String UNNAMED = "unnamed machine";

  private final MachineProbe probe;
  private final ProductId product;
  private Optional<Map<ComponentKind, String>> components = Optional.empty();
  private Optional<MachineIdentity> identity = Optional.empty();
  private Optional<Description> shown = Optional.empty();

  /** Nothing is read yet. */
  public ThisMachine(MachineProbe probe, ProductId product) {
    this.probe = probe;
    this.product = product;
  }

  /** The components in the clear; they never leave the machine (rule 13.5). */
  synchronized Map<ComponentKind, String> components() {
    if (components.isEmpty()) {
      components = Optional.of(componentsNow());
    }
    return components.get();
  }

  /** What recognises it: salted hashes. */
  synchronized MachineIdentity identity() {
    if (identity.isEmpty()) {
      identity = Optional.of(MachineIdentity.hashed(product.value(), components()));
    }
    return identity.get();
  }

  /** As it is sent: a name, what it runs in, and salted hashes. */
  public Machine description() {
    Description said = shown();
    try {
      return new Machine(said.name(), identity(), said.environment());
    } catch (IllegalArgumentException e) { // a name is for show; it must not be in the way
      return new Machine(UNNAMED, identity(), said.environment());
    }
  }

  private synchronized Description shown() {
    if (shown.isEmpty()) {
      shown = Optional.of(describedNow());
    }
    return shown.get();
  }

  /** A probe promises not to throw; somebody else's may break its promise. */
  private Map<ComponentKind, String> componentsNow() {
    try {
      return Map.copyOf(probe.components());
    } catch (RuntimeException e) {
      Log.LOG.warn("the machine could not be read", e);
      return Map.of();
    }
  }

  private Description describedNow() {
    try {
      return probe.describe();
    } catch (RuntimeException e) {
      Log.LOG.warn("the machine could not be described", e);
      return new Description(UNNAMED, Environment.UNKNOWN);
    }
  }
}
