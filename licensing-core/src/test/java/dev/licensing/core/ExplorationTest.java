package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every command from every state that can be reached in a small universe, with the invariants of
 * the rules after each. {@code -Dlicensing.states=100000} for the long run.
 */
class ExplorationTest {

  private static final int STATES = Integer.getInteger("licensing.states", 700);

  @Test
  @Tag("rule-2.2")
  @Tag("rule-2.3")
  @Tag("rule-2.4")
  @Tag("rule-2.5")
  @Tag("rule-2.6")
  @Tag("rule-2.7")
  @Tag("rule-2.11")
  @Tag("rule-3.1")
  @Tag("rule-3.3")
  @Tag("rule-3.4")
  @Tag("rule-4.1")
  @Tag("rule-4.9")
  @Tag("rule-5.8")
  @Tag("rule-6.2")
  @Tag("rule-7.2")
  @Tag("rule-8.1")
  @Tag("rule-8.5")
  @Tag("rule-8.6")
  @Tag("rule-11.2")
  @Tag("rule-14.3")
  void noCommandFromAnyStateBreaksAnInvariant() {
    Explorer.Report report = new Explorer(Explorer.ENGINE::decide, 1).explore(STATES);

    System.out.printf(
        "explored %,d states, %,d transitions, %,d permitted; %,d states known%s%n",
        report.states(),
        report.transitions(),
        report.permitted(),
        report.known(),
        report.complete() ? ", which are all" : "");
    assertThat(report.permitted()).isGreaterThan(report.states() * 5L);
  }
}
