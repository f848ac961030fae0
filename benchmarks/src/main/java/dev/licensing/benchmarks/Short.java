package dev.licensing.benchmarks;

import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Every benchmark, so briefly that its figures mean nothing: whether each still runs, and finds
 * what it must find. The commands with which to measure are in {@code
 * docs/reference/performance.md}.
 */
public final class Short {

  private static final String HERE = Short.class.getPackageName();

  /** A main class with its arguments. */
  private record Run(String main, String... arguments) {}

  private static final List<Run> RUNS =
      List.of(
          new Run("cold.ColdStart", "1"),
          new Run("cold.Sizes"),
          new Run("bulk.BulkAgainstCopy", "200"),
          new Run("server.StoreAgainstPgbench", "1", "1"),
          new Run("server.HotSerial", "1", "1"),
          new Run("server.Scale", "1", "1", "1000", "20000"),
          new Run("server.Memory", "1", "1", "20000"),
          new Run("server.EndToEnd", "1", "1"));

  private Short() {}

  /** Ends with an error if one of them does. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    out.println("== decisions, checks, files");
    new Runner(
            new OptionsBuilder()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(50))
                .shouldFailOnError(true)
                .build())
        .run();
    for (Run run : RUNS) {
      out.println("\n== " + run.main());
      Method main = Class.forName(HERE + "." + run.main()).getMethod("main", String[].class);
      main.invoke(null, (Object) run.arguments());
    }
    out.println(
        "\nall of them ran; how long it takes is measured with the commands of the documentation");
  }
}
