package dev.licensing.benchmarks;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Facts;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision; it must not depend on how many seats are taken. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecisionBenchmark {

  /** Seats of the serial that are taken already. */
  @Param({"1", "1000", "100000"})
  public int seats;

  private final LicenseEngine engine = new LicenseEngine();
  private Question activation;
  private Question renewal;
  private Question release;
  private Question deletion;
  private Question blockedDeletion;

  /** A command, and what a store loads for it. */
  private record Question(Command command, Facts facts) {}

  /** Loads what a store would load. */
  @Setup
  public void load() {
    BusySerial world = new BusySerial(seats);
    activation = question(world, world.activate(), true);
    renewal = question(world, world.renew(), true);
    release = question(world, world.release(), true);
    deletion = question(world, world.previewDeletion(), false);
    blockedDeletion = question(world, world.previewBlockedDeletion(), false);
  }

  /** Permitted: one more seat. */
  @Benchmark
  public Decision activate() {
    return decide(activation);
  }

  /** Permitted: a new lease and a new license file. */
  @Benchmark
  public Decision renew() {
    return decide(renewal);
  }

  /** Permitted: one seat less. */
  @Benchmark
  public Decision release() {
    return decide(release);
  }

  /** Possible; the report and its hash. */
  @Benchmark
  public Decision previewDeletion() {
    return decide(deletion);
  }

  /** Not possible; the report names the twenty oldest uses, and for each what to do. */
  @Benchmark
  public Decision previewBlockedDeletion() {
    return decide(blockedDeletion);
  }

  private Decision decide(Question question) {
    return engine.decide(question.facts(), question.command());
  }

  /** What is measured is what is meant. */
  private Question question(BusySerial world, Command command, boolean permitted) {
    Question question = new Question(command, world.facts(engine, command));
    if (decide(question) instanceof Decision.Permitted != permitted) {
      throw new IllegalStateException("decided otherwise: " + decide(question));
    }
    return question;
  }
}
