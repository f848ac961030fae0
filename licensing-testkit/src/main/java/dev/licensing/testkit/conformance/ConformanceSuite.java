package dev.licensing.testkit.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import dev.licensing.testkit.conformance.ConformanceResult.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** All checks as tests of JUnit: extend it, name your server, and run. */
public abstract class ConformanceSuite {

  /** For subclasses. */
  protected ConformanceSuite() {}

  /** The server, ready for requests; called once. */
  protected abstract ConformanceTarget target();

  /** A test for each check. What could not run fails too: no answer is not a yes. */
  @TestFactory
  final Stream<DynamicTest> conformance() {
    Conformance run = Conformance.of(target());
    return run.planned().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), () -> expectPassed(run.run(check))));
  }

  private static void expectPassed(ConformanceResult result) {
    if (result.outcome() != Outcome.PASSED) {
      fail(result.message());
    }
  }
}
