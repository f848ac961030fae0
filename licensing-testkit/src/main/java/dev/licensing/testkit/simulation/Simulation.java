package dev.licensing.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run of a simulated world, in one thread. Whoever sets the world up makes its {@linkplain
 * #node nodes}, says what can be done in it ({@link #action}) and what must hold ({@link
 * #invariant}); then, step by step, an action is chosen and done, and every invariant is checked.
 *
 * <p>Everything of the world must get its time from {@link Node#clock} and its chance from {@link
 * #choices}, and must start no thread: then the same choices make the same run. Not thread-safe.
 */
public final class Simulation {

  /** How deep actions may be in between others. */
  private static final int DEEPEST = 3;

  /** Deeper than that, what is due waits until who is waiting has gone on. */
  private static final int DEEPEST_DUE = 8;

  private static final Duration TICK = Duration.ofSeconds(1);

  private final Choices choices;
  private final Agenda agenda = new Agenda();
  private final Network network = new Network(this);
  private final List<Node> nodes = new ArrayList<>();
  private final Actions actions = new Actions();
  private final List<Check> invariants = new ArrayList<>();
  private final List<Check> eventually = new ArrayList<>();
  private final List<Runnable> endings = new ArrayList<>();
  private final Map<Mishap, Integer> mishaps = new EnumMap<>(Mishap.class);
  private final Map<Integer, List<String>> notes = new TreeMap<>();
  private final Frames frames = new Frames();
  private Optional<Run.Violation> violation = Optional.empty();
  private List<String> noting = new ArrayList<>();
  private boolean calm;
  private int depth;
  private int waiting;
  private int steps;

  private record Check(String name, Runnable check) {}

  Simulation(Choices choices) {
    this.choices = choices;
    notes.put(0, noting);
  }

  /** Where every choice comes from. */
  public Choices choices() {
    return choices;
  }

  /** What time it really is; what a node takes it for, {@link Node#clock} says. */
  public Instant now() {
    return agenda.now();
  }

  /** Between the nodes. */
  public Network network() {
    return network;
  }

  /** All nodes, in the order in which they were made. */
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /** One more computer or process. */
  public Node node(String name) {
    Node node = new Node(this, name);
    nodes.add(node);
    return node;
  }

  /**
   * How often this goes wrong: once in so many times; never, if zero, as long as nothing is said.
   */
  public Simulation mishap(Mishap mishap, int oneIn) {
    mishaps.put(mishap, oneIn);
    return this;
  }

  /** Whether it goes wrong this time; to be asked by whatever a mishap is simulated in. */
  public boolean happens(Mishap mishap) {
    return !calm && choices.oneIn(mishaps.getOrDefault(mishap, 0));
  }

  /**
   * Something that can be done at any step; where it makes no sense at the moment it does nothing.
   *
   * @param weight how often, compared with others
   */
  public Simulation action(String name, int weight, Runnable act) {
    actions.add(name, weight, act);
    return this;
  }

  /** An action: one of these times passes. */
  public Simulation timePasses(int weight, Duration... times) {
    List<Duration> all = List.of(times);
    return action(
        "time passes",
        weight,
        () -> {
          Duration time = choices.any(all);
          note(time.toString());
          pass(time);
        });
  }

  /**
   * What must hold after every step.
   *
   * @param name by which it is known when it is broken, for example with the number of a rule
   * @param check throws an {@link AssertionError} if it is
   */
  public Simulation invariant(String name, Runnable check) {
    invariants.add(new Check(name, check));
    return this;
  }

  /** What must hold at the end, when all is healed, started again and set right. */
  public Simulation eventually(String name, Runnable check) {
    eventually.add(new Check(name, check));
    return this;
  }

  /** To be done when the run is over, however it ended. */
  public Simulation onClose(Runnable ending) {
    endings.add(ending);
    return this;
  }

  /** Ends the run: this invariant is broken. For what is seen on the spot. */
  public void broken(String invariant, String detail) {
    Run.Violation found = new Run.Violation(invariant, detail);
    violation = violation.or(() -> Optional.of(found));
    throw new Violated(violation.orElseThrow());
  }

  /** Checks every invariant now, and not only after the step. */
  public void check() {
    stopIfBroken();
    invariants.forEach(this::check);
  }

  private void check(Check invariant) {
    try {
      invariant.check().run();
    } catch (AssertionError e) {
      broken(invariant.name(), String.valueOf(e.getMessage()));
    }
  }

  private void stopIfBroken() {
    violation.ifPresent(
        found -> {
          throw new Violated(found);
        });
  }

  /** Notes what happens, for who reads the run. */
  public void note(String what) {
    noting.add(now() + " " + "  ".repeat(depth) + what);
  }

  /** Does this later, unless the run is over by then. */
  public void after(Duration delay, Runnable task) {
    agenda.add(now().plus(delay), task);
  }

  /** Waits: time passes, and what is due by then happens. */
  public void pass(Duration time) {
    Instant until = now().plus(time);
    if (waiting < DEEPEST_DUE) {
      waiting++;
      try {
        for (var due = agenda.due(until); due.isPresent(); due = agenda.due(until)) {
          frames.apart(due.get());
        }
      } finally {
        waiting--;
      }
    }
    agenda.reach(until);
    goOn();
  }

  /** A point at which anything else may happen before it goes on: somebody else's action. */
  public void meanwhile() {
    if (depth < DEEPEST && happens(Mishap.INTERLEAVED)) {
      depth++;
      try {
        frames.apart(this::act);
      } finally {
        depth--;
      }
    }
    goOn();
  }

  /** Who waited may have crashed in the meantime. */
  private void goOn() {
    stopIfBroken();
    frames.goOn();
  }

  Frames frames() {
    return frames;
  }

  /** Sets the world up, and adds what happens to every world. */
  void setUp(World world) {
    guarded(() -> world.setUp(this));
    int usual = actions.weight();
    seldom(Mishap.CRASHED, usual, "a node goes down", () -> choices.any(nodes).crash());
    seldom(Mishap.CUT_OFF, usual, "the network changes", network::disturb);
    List<Node> unsteady = nodes.stream().filter(node -> !node.hasSteadyClock()).toList();
    if (!unsteady.isEmpty()) {
      seldom(Mishap.CLOCK_SET, usual, "a clock is set", () -> choices.any(unsteady).setClock());
    }
  }

  private void seldom(Mishap mishap, int usual, String name, Runnable act) {
    int oneIn = mishaps.getOrDefault(mishap, 0);
    if (oneIn > 0) {
      action(name, Math.max(1, usual / oneIn), act);
    }
  }

  /** One step; nothing happens any more once something is broken. */
  void step(int number) {
    choices.begin(number);
    noting = new ArrayList<>();
    notes.put(number, noting);
    guarded(
        () -> {
          pass(TICK);
          act();
        });
  }

  private void act() {
    steps++;
    Actions.Action action = actions.choose(choices);
    note(action.name());
    frames.apart(action.act());
    check();
  }

  /** Heals everything, and checks what must have come about by then. */
  void finish() {
    calm = true;
    choices.calm();
    noting = new ArrayList<>();
    notes.put(Integer.MAX_VALUE, noting);
    guarded(
        () -> {
          network.heal();
          nodes.forEach(Node::rightClock);
          nodes.forEach(Node::restart);
          eventually.forEach(this::check);
          check();
        });
  }

  /** What nobody expects to be thrown is a finding too. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (Violated e) {
      return; // it is noted
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      violation = violation.or(() -> Optional.of(Run.Violation.by(e)));
    }
  }

  boolean isBroken() {
    return violation.isPresent();
  }

  Run result() {
    return new Run(choices.script(), steps, violation, notes);
  }

  void close() {
    endings.forEach(Runnable::run);
  }
}
