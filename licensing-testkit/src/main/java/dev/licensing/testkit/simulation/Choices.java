package dev.licensing.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The one source of chance of a simulation. Every choice is a number that is recorded with the step
 * it belongs to, so a run is a list of numbers, which can be told again and made smaller.
 *
 * <p>Zero is always the plainest choice, the one a shrunk run is made of: write choices so that
 * zero means "nothing goes wrong". Not thread-safe.
 */
public final class Choices {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final Source source;
  private final SortedMap<Integer, List<Integer>> recorded = new TreeMap<>();
  private List<Integer> current = new ArrayList<>();
  private SplittableRandom names = new SplittableRandom(0);
  private int step;
  private boolean calm;

  /** The next choice of a step. */
  private interface Source {
    int choose(int step, int place, int bound);
  }

  private Choices(long seed, Source source) {
    this.seed = seed;
    this.source = source;
    begin(0);
  }

  /** By chance; what a step draws depends on the seed and its number alone. */
  static Choices drawn(long seed) {
    return new Choices(seed, new Drawn(seed));
  }

  /** As recorded; what is missing is zero, and what is too large for its place wraps around. */
  static Choices told(Script script) {
    return new Choices(
        script.seed(),
        (step, place, bound) -> {
          List<Integer> told = script.steps().getOrDefault(step, List.of());
          return place < told.size() ? told.get(place) % bound : 0;
        });
  }

  private static final class Drawn implements Source {

    private final long seed;
    private int drawing = -1;
    private SplittableRandom random = new SplittableRandom(0);

    Drawn(long seed) {
      this.seed = seed;
    }

    @Override
    public int choose(int step, int place, int bound) {
      if (step != drawing) {
        drawing = step;
        random = of(seed, 2L * step);
      }
      return random.nextInt(bound);
    }
  }

  private static SplittableRandom of(long seed, long stream) {
    return new SplittableRandom(seed * GOLDEN ^ stream * 0xBF58476D1CE4E5B9L);
  }

  /** From here on choices belong to this step. */
  void begin(int number) {
    step = number;
    current = recorded.computeIfAbsent(number, key -> new ArrayList<>());
    names = of(seed, 2L * number + 1);
  }

  /** From here on everything is plain, and nothing is recorded. */
  void calm() {
    calm = true;
  }

  /**
   * Everything that was chosen, without the zeros at the end of a step, which go without saying.
   */
  Script script() {
    SortedMap<Integer, List<Integer>> steps = new TreeMap<>();
    recorded.forEach(
        (number, all) -> {
          int end = all.size();
          while (end > 0 && all.get(end - 1) == 0) {
            end--;
          }
          steps.put(number, List.copyOf(all.subList(0, end)));
        });
    return new Script(seed, steps);
  }

  /**
   * A number from 0 to below the bound.
   *
   * @throws IllegalArgumentException if there is none
   */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("nothing to choose from");
    }
    if (bound == 1 || calm) {
      return 0;
    }
    int chosen = source.choose(step, current.size(), bound);
    current.add(chosen);
    return chosen;
  }

  /** True once in so many times; the plain choice is false. Never, if it is zero times. */
  public boolean oneIn(int times) {
    return times > 0 && below(times) == times - 1 && !calm;
  }

  /**
   * One of these; the plain choice is the first.
   *
   * @throws IllegalArgumentException if there is none
   */
  public <T> T any(List<T> list) {
    return list.get(below(list.size()));
  }

  /**
   * For ids, keys and nonces, of which one is as good as another: from the seed and the number of
   * the step, and not recorded. Whoever holds it gets what belongs to the step of the moment.
   */
  public RandomGenerator random() {
    return () -> names.nextLong();
  }
}
