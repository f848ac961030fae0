package dev.licensing.client.lifecycle;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.spi.MachineProbe;
import dev.licensing.core.spi.MachineProbe.Reading;
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
  private Optional<Reading> read = Optional.empty();

  /** Nothing is read yet. */
  public ThisMachine(MachineProbe probe, ProductId product) {
    this.probe = probe;
    this.product = product;
  }

  /** The components in the clear; they never leave the machine (rule 13.5). */
  Map<ComponentKind, String> components() {
    return reading().components();
  }

  /** As it is sent: a name, what it runs in, and salted hashes. */
  public Machine description() {
    MachineIdentity identity = MachineIdentity.hashed(product.value(), components());
    Environment environment = reading().environment();
    try {
      return new Machine(reading().name(), identity, environment);
    } catch (IllegalArgumentException e) {
      return new Machine(
          UNNAMED, identity, environment); // a name is for show; it must not be in the way
    }
  }

  private synchronized Reading reading() {
    if (read.isEmpty()) {
      read = Optional.of(readNow());
    }
    return read.get();
  }

  /** A probe promises not to throw; somebody else's may break its promise. */
  private Reading readNow() {
    try {
      return probe.read();
    } catch (RuntimeException e) {
      Log.LOG.warn("the machine could not be read", e);
      return new Reading(UNNAMED, Environment.UNKNOWN, Map.of());
    }
  }
}
