package dev.licensing.testkit.simulation;

import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Runs a world: by a seed, by a script, or by many seeds until something breaks, which is then made
 * small. Keeps nothing between runs.
 */
public final class Simulator {

  private static final int MOST_ATTEMPTS = 2_000;

  private final World world;
  private final int steps;
  private final int attempts;

  private Simulator(World world, int steps, int attempts) {
    this.world = world;
    this.steps = steps;
    this.attempts = attempts;
  }

  /**
   * Runs of this world.
   *
   * @param steps how many a run has, unless something breaks before; those in between others are
   *     not counted here
   */
  public static Simulator of(World world, int steps) {
    return new Simulator(world, steps, MOST_ATTEMPTS);
  }

  /** The same, which makes at most so many runs to make one small; 2,000 unless it is said. */
  public Simulator shrinkingWithin(int runs) {
    return new Simulator(world, steps, runs);
  }

  /** One run. The same seed makes the same run, choice by choice and note by note. */
  public Run run(long seed) {
    Simulation simulation = new Simulation(Choices.drawn(seed));
    return run(simulation, LongStream.rangeClosed(1, steps));
  }

  /** The run of a script again. */
  public Run replay(Script script) {
    Simulation simulation = new Simulation(Choices.told(script));
    return run(
        simulation,
        script.steps().keySet().stream().filter(number -> number > 0).mapToLong(number -> number));
  }

  private Run run(Simulation simulation, LongStream numbers) {
    try {
      simulation.setUp(world);
      numbers
          .mapToInt(Math::toIntExact)
          .takeWhile(number -> !simulation.isBroken())
          .forEach(simulation::step);
      if (!simulation.isBroken()) {
        simulation.finish();
      }
      return simulation.result();
    } finally {
      simulation.close();
    }
  }

  /** Makes a run small that broke something, so that it still breaks the same invariant. */
  public Run shrink(Run broken) {
    return new Shrinking(this, broken, attempts).smallest();
  }

  /** Runs these seeds until something breaks, and makes that small; empty if nothing does. */
  public Optional<Run> search(long firstSeed, int seeds) {
    return LongStream.range(firstSeed, firstSeed + seeds)
        .mapToObj(this::run)
        .filter(run -> run.violation().isPresent())
        .findFirst()
        .map(this::shrink);
  }

  /**
   * Runs these seeds.
   *
   * @return how many actions there were
   * @throws AssertionError if something breaks, with what broke and the script of it, made small
   */
  public long mustHold(long firstSeed, int seeds) {
    return LongStream.range(firstSeed, firstSeed + seeds).map(this::mustHold).sum();
  }

  private long mustHold(long seed) {
    Run run = run(seed);
    if (run.violation().isPresent()) {
      throw new AssertionError("seed " + seed + ": " + shrink(run).report());
    }
    return run.steps();
  }
}
