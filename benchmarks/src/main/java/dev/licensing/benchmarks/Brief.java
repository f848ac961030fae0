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
public final class Brief {

  private static final String HERE = Brief.class.getPackageName();

  /** A main class with its arguments. */
  private record Run(String main, List<String> arguments) {

    static Run of(String main, String... arguments) {
      return new Run(main, List.of(arguments));
    }
  }

  private static final List<Run> RUNS =
      List.of(
          Run.of("cold.ColdStart", "1"),
          Run.of("cold.Sizes"),
          Run.of("bulk.BulkAgainstCopy", "200"),
          Run.of("server.StoreAgainstPgbench", "1", "1"),
          Run.of("server.HotSerial", "1", "1"),
          Run.of("server.Scale", "1", "1", "1000", "20000"),
          Run.of("server.Memory", "1", "1", "20000"),
          Run.of("server.EndToEnd", "1", "1"));

  private Brief() {}

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
      main.invoke(null, (Object) run.arguments().toArray(String[]::new));
    }
    out.println(
        "\nall of them ran; how long it takes is measured with the commands of the documentation");
  }
}
