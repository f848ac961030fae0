package dev.licensing.server.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Picks at random, the same each time for the same seed. */
final class Chance {

  private final Random random;

  Chance(long seed) {
    random = new Random(seed);
  }

  /** True so many times of a hundred. */
  boolean of100(int times) {
    return random.nextInt(100) < times;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  @SafeVarargs
  final <T> T oneOf(T... all) {
    return all[random.nextInt(all.length)];
  }

  <T> Optional<T> one(Collection<T> all) {
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(List.copyOf(all).get(random.nextInt(all.size())));
  }

  /** At most so many of them, each once. */
  <T> Set<T> some(Collection<T> all, int most) {
    List<T> left = new ArrayList<>(all);
    Set<T> some = new TreeSet<>();
    for (int i = random.nextInt(most + 1); i > 0 && !left.isEmpty(); i--) {
      some.add(left.remove(random.nextInt(left.size())));
    }
    return some;
  }

  /** Java and PostgreSQL sort ids like this one alike: neither half is negative. */
  UUID id() {
    return new UUID(random.nextLong() >>> 1, random.nextLong() >>> 1);
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
