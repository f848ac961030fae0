package dev.licensing.testkit;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.spi.MachineProbe;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A computer for tests. The same name gives the same components, in every run; another name shares
 * only the model of the processor. Immutable: what happens to a machine makes another one.
 *
 * <p>Which changes leave it the same machine is decided by {@link MachineIdentity#match}, not here.
 */
public final class FakeMachine implements MachineProbe {

  private static final String PROCESSOR = "GenuineIntel 6-158-10";

  private final String name;
  private final Environment environment;
  private final SortedMap<ComponentKind, String> components;
  private final boolean dead;

  private FakeMachine(
      String name, Environment environment, Map<ComponentKind, String> components, boolean dead) {
    this.name = name;
    this.environment = environment;
    this.components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
    this.dead = dead;
  }

  /** A desktop computer of which everything can be read. */
  public static FakeMachine named(String name) {
    return new FakeMachine(name, Environment.BARE_METAL, whole(name), false);
  }

  private static Map<ComponentKind, String> whole(String seed) {
    Map<ComponentKind, String> components = new EnumMap<>(ComponentKind.class);
    EnumSet.complementOf(EnumSet.of(ComponentKind.EXPLICIT))
        .forEach(kind -> components.put(kind, derived(seed + '/' + kind)));
    components.put(ComponentKind.PROCESSOR, PROCESSOR);
    return components;
  }

  /**
   * A copy that cannot be told from the original, as a virtual machine copied together with its
   * hardware ids; its name says that it is one.
   */
  public FakeMachine cloned() {
    return new FakeMachine(name + "-clone", environment, components, dead);
  }

  /** The same computer with a newly installed operating system: another machine id. */
  public FakeMachine reformatted() {
    return replacing(EnumSet.of(ComponentKind.MACHINE_ID));
  }

  /** The same computer with another mainboard: another board serial and system UUID. */
  public FakeMachine withNewMainboard() {
    return replacing(EnumSet.of(ComponentKind.BOARD_SERIAL, ComponentKind.SYSTEM_UUID));
  }

  /**
   * The same computer after it broke for good. Nothing runs on it any more, so reading it is a
   * fault of the test; what the server knows of it is still given by {@link #machine}.
   */
  public FakeMachine dead() {
    return new FakeMachine(name, environment, components, true);
  }

  /** A container on this computer, recognised by the identity its operator gave it (rule 13.6). */
  public FakeMachine container() {
    Map<ComponentKind, String> visible = new EnumMap<>(ComponentKind.class);
    visible.put(ComponentKind.EXPLICIT, derived(name + "/container"));
    visible.put(ComponentKind.PROCESSOR, PROCESSOR);
    return new FakeMachine(name + "-container", Environment.CONTAINER, visible, dead);
  }

  /** A virtual machine on this computer, with hardware of its own but for the processor. */
  public FakeMachine virtualMachine() {
    return new FakeMachine(name + "-vm", Environment.VIRTUAL_MACHINE, whole(name + "/vm"), dead);
  }

  /** The same computer, seen by a process that may read nothing (rule 13.2). */
  public FakeMachine nothingReadable() {
    return new FakeMachine(name, Environment.UNKNOWN, new TreeMap<>(), dead);
  }

  /** The same computer, of which these components cannot be read this time. */
  public FakeMachine without(ComponentKind... unreadable) {
    Map<ComponentKind, String> rest = new TreeMap<>(components);
    rest.keySet().removeAll(Set.of(unreadable));
    return new FakeMachine(name, environment, rest, dead);
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /**
   * What the server gets to know of it: its name, what it runs in, and hashes salted with the
   * product.
   */
  public Machine machine(ProductId product) {
    return new Machine(name, MachineIdentity.hashed(product.value(), components), environment);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the machine is dead
   */
  @Override
  public Map<ComponentKind, String> components() {
    mustLive();
    return components;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the machine is dead
   */
  @Override
  public Description describe() {
    mustLive();
    return new Description(name, environment);
  }

  private void mustLive() {
    if (dead) {
      throw new IllegalStateException(name + " is dead: nothing can run on it");
    }
  }

  @Override
  public String toString() {
    return "FakeMachine[" + name + (dead ? ", dead]" : "]");
  }

  /** What comes next follows from what is there: a second new board differs from the first. */
  private FakeMachine replacing(Set<ComponentKind> replaced) {
    Map<ComponentKind, String> next = new TreeMap<>(components);
    next.replaceAll((kind, value) -> replaced.contains(kind) ? derived("after " + value) : value);
    return new FakeMachine(name, environment, next, dead);
  }

  private static String derived(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
