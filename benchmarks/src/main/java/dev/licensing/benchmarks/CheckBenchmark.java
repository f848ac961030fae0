package dev.licensing.benchmarks;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.answer.Verdict;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A check of a licensed product, next to what it cannot be faster than. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CheckBenchmark {

  private final LicensingWorld world = new LicensingWorld();
  private LicensingClient client;
  private volatile Object held = world;

  /** Activates. */
  @Setup
  public void activate() throws IOException {
    Account user = world.givenAccount("ada@example.com", "Ada");
    SerialNumber serial = world.givenOwned(user, Terms.singleMachine());
    client =
        LicensingClient.forProduct("acme-studio")
            .server(world.transport())
            .trusting(world.trustedKeys())
            .store(Files.createTempDirectory("check"))
            .machine(FakeMachine.named("desk"))
            .build();
    world.clock().set(Instant.now());
    client.start();
    client.useToken(world.signedIn(user));
    client.activate(serial.value());
    if (!client.check().licensed()) {
      throw new IllegalStateException("not licensed: " + client.check());
    }
  }

  /** Closes what was opened. */
  @TearDown
  public void close() {
    client.close();
    world.close();
  }

  /** Whether there is a license, by the system's clock. */
  @Benchmark
  public Verdict check() {
    return client.check();
  }

  /** What every check has to do: no license is known to hold without knowing what time it is. */
  @Benchmark
  public long clock() {
    return System.currentTimeMillis();
  }

  /** The floor of what is known without it. */
  @Benchmark
  public Object volatileRead() {
    return held;
  }
}
