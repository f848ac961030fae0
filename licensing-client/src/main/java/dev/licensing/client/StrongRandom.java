package dev.licensing.client;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** The JDK's strong source of chance, opened when it is first needed: a start needs none. */
final class StrongRandom implements RandomGenerator {

  private static final class Source {
    static final SecureRandom RANDOM = new SecureRandom();
  }

  @Override
  public long nextLong() {
    return Source.RANDOM.nextLong();
  }

  @Override
  public void nextBytes(byte[] bytes) {
    Source.RANDOM.nextBytes(bytes);
  }
}
