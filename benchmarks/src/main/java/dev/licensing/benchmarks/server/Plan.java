package dev.licensing.benchmarks.server;

/**
 * How long to measure.
 *
 * @param seconds of one measurement
 * @param rounds in which all is measured once; a further one before them warms up
 */
record Plan(int seconds, int rounds) {

  /** As the first two arguments say, if they are there. */
  static Plan of(String[] arguments, int seconds, int rounds) {
    return new Plan(
        arguments.length > 0 ? Integer.parseInt(arguments[0]) : seconds,
        arguments.length > 1 ? Integer.parseInt(arguments[1]) : rounds);
  }
}
