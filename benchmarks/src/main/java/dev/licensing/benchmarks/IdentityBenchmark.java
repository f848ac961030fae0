package dev.licensing.benchmarks;

import dev.licensing.core.identity.MachineMatch;
import dev.licensing.core.model.Machine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Two readings of a machine compared. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class IdentityBenchmark {

  private final Machine now = BusySerial.machine("desktop");
  private final Machine before = BusySerial.machine("desktop");

  /** The same machine. */
  @Benchmark
  public MachineMatch matchIdentity() {
    return now.identity().match(before.identity());
  }
}
