package dev.licensing.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Shows that the harness is set up; replaced by the first real measurement. */
@State(Scope.Benchmark)
public class PlaceholderBenchmark {
  private final long start = 42;

  @Benchmark
  public long next() {
    return start + 1;
  }
}
