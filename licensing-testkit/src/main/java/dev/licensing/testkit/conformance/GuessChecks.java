package dev.licensing.testkit.conformance;

import java.util.List;

/** Guessing comes to an end (rule 2.8). Runs last: afterwards this address is held up. */
final class GuessChecks {

  /** More than any server should allow. */
  private static final int MANY = 200;

  private GuessChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "guesses-are-limited",
            GuessChecks::limited,
            "wrong serials counted for the account and for the address, and Retry-After",
            "2.8",
            "Bounds"));
  }

  private static void limited(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(1), 1);
    Answer answer = guess(bench);
    for (int guesses = 1; guesses < MANY && answer.status() != 429; guesses++) {
      answer.refused(404, "SERIAL_NOT_RECOGNISED");
      answer = guess(bench);
    }
    answer.problem(429, "TOO_MANY_ATTEMPTS");
    answer.expect(
        answer.header("Retry-After").orElse("").matches("[1-9][0-9]*"),
        "expected Retry-After in seconds");
    Answer right =
        bench
            .activating(
                bench.stranger(),
                sold.serial(),
                bench.machine().machine(Bench.PRODUCT),
                bench.nonce())
            .anyhow();
    right.problem(429, "TOO_MANY_ATTEMPTS");
  }

  private static Answer guess(Bench bench) {
    return bench
        .activating(
            bench.stranger(),
            bench.neverIssued(),
            bench.machine().machine(Bench.PRODUCT),
            bench.nonce())
        .anyhow();
  }
}
