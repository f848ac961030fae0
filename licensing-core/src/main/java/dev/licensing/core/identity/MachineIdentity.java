package dev.licensing.core.identity;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The components of one machine that could be read. What could not be read is absent, never a
 * shared constant (rule 13.2).
 */
public record MachineIdentity(SortedMap<ComponentKind, ComponentHash> components) {

  /** Copies the components. */
  public MachineIdentity {
    components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
  }

  /** Hashes what the probes of a machine read, with the product as salt. */
  public static MachineIdentity hashed(String product, Map<ComponentKind, String> read) {
    SortedMap<ComponentKind, ComponentHash> hashes = new TreeMap<>();
    for (Map.Entry<ComponentKind, String> component : read.entrySet()) {
      ComponentKind kind = component.getKey();
      hashes.put(kind, ComponentHash.of(product, kind, component.getValue()));
    }
    return new MachineIdentity(hashes);
  }

  /** The hash of a component, or empty if it is unknown. */
  public Optional<ComponentHash> component(ComponentKind kind) {
    return Optional.ofNullable(components.get(kind));
  }

  /** Whether it can tell one machine from another; if not, no seat can be tied to it (13.2). */
  public boolean tellsMachinesApart() {
    for (ComponentKind kind : components.keySet()) {
      if (kind.telling()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the other has an equal telling component; without one, the two never match. */
  public boolean sharesTellingComponent(MachineIdentity other) {
    return sharedTellingComponents(other) > 0;
  }

  /** How many telling components are equal: whom a reading is compared with first. */
  public int sharedTellingComponents(MachineIdentity other) {
    int shared = 0;
    for (ComponentKind kind : components.keySet()) {
      boolean equal = Objects.equals(components.get(kind), other.components.get(kind));
      shared += kind.telling() && equal ? 1 : 0;
    }
    return shared;
  }

  /** Whether this reading is of the machine of an earlier one; {@link #match} says why. */
  public boolean sameMachineAs(MachineIdentity earlier) {
    return MachineMatch.same(MachineMatch.score(earlier, this), earlier, this);
  }

  /** Compares this reading with an earlier one. */
  public MachineMatch match(MachineIdentity earlier) {
    return MachineMatch.of(earlier, this);
  }

  /**
   * This reading, completed by what only the earlier one knew, so that a probe that failed once
   * does not weaken what is stored (rule 13.4).
   */
  public MachineIdentity completedBy(MachineIdentity earlier) {
    if (components.keySet().containsAll(earlier.components.keySet())) {
      return this;
    }
    SortedMap<ComponentKind, ComponentHash> both = new TreeMap<>(earlier.components);
    both.putAll(components);
    return new MachineIdentity(both);
  }
}
