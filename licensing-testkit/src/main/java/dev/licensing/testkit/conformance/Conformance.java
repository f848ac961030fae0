package dev.licensing.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One run of checks against one server. The people, orders and machines of a run are its own, so
 * that it may be repeated against a server that has others; they stay there. Runs one check after
 * the other; not for use by several threads at once.
 *
 * <p>A run makes fewer than ten wrong guesses and registers fewer than ten accounts, so that it
 * stays below the limits of a server that has those of the protocol's page.
 */
public final class Conformance {

  private final Bench bench;

  private Conformance(Bench bench) {
    this.bench = bench;
  }

  /** A run against this server; nothing is sent yet. */
  public static Conformance of(ConformanceTarget target) {
    return new Conformance(new Bench(target));
  }

  /** All checks but that which needs leave to guess, in the order in which they run. */
  public static List<ConformanceCheck> checks() {
    return Stream.of(
            ServerChecks.all(),
            ProblemChecks.all(),
            InputChecks.all(),
            CallerChecks.all(),
            SecrecyChecks.all(),
            IdempotencyChecks.all(),
            ReportChecks.all(),
            SignatureChecks.all(),
            SeatChecks.all(),
            BearerChecks.all(),
            TermsChecks.all(),
            ReleaseChecks.all(),
            ReactivationChecks.all(),
            OwnershipChecks.all(),
            SharingChecks.all(),
            OrderChecks.all(),
            RemovalChecks.all(),
            DeletionChecks.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The checks of this run, in its order. */
  public List<ConformanceCheck> planned() {
    return bench.target().guessing()
        ? Stream.concat(checks().stream(), GuessChecks.all().stream()).toList()
        : checks();
  }

  /** Runs one check. Never throws for what the server does. */
  public ConformanceResult run(ConformanceCheck check) {
    return check.on(bench);
  }

  /** Runs all planned checks, and tells each result as soon as it is there. */
  public ConformanceReport run(Consumer<ConformanceResult> progress) {
    List<ConformanceResult> results = new ArrayList<>();
    for (ConformanceCheck check : planned()) {
      ConformanceResult result = run(check);
      progress.accept(result);
      results.add(result);
    }
    return new ConformanceReport(results);
  }
}
