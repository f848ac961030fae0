package dev.licensing.benchmarks.server;

/**
 * How long to measure.
 *
 * @param seconds of one measurement
 * @param rounds in which all is measured once; a further one before them warms up
 */
record Plan(int seconds, int rounds) {

  /**
   * Until the compiler of the JVM has come to rest, which on two busy cores takes a minute; none
   * where it is not about figures.
   */
  int warmUp() {
    return 15 * (seconds - 1);
  }

  /** As the first two arguments say, if they are there. */
  static Plan of(String[] arguments, int seconds, int rounds) {
    return new Plan(
        arguments.length > 0 ? Integer.parseInt(arguments[0]) : seconds,
        arguments.length > 1 ? Integer.parseInt(arguments[1]) : rounds);
  }
}
