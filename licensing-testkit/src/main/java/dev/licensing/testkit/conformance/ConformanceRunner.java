package dev.licensing.testkit.conformance;

import dev.licensing.testkit.conformance.ConformanceResult.Outcome;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The checks as a program: prints a line for each, and all about those that failed. Ends with 0 if
 * the server conforms, with 1 if a check failed, with 2 if a check could not run, and with 64 for
 * wrong options. {@code --help} tells the options.
 */
public final class ConformanceRunner {

  private static final int FAILED = 1;
  private static final int NOT_RUN = 2;
  private static final int USAGE = 64;

  private ConformanceRunner() {}

  /** Runs all checks against the server that the options name. */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), System.getenv(), out));
  }

  /** The same, returning how it ends. */
  static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
    if (arguments.isEmpty() || arguments.contains("--help")) {
      out.print(RunnerOptions.HELP);
      return arguments.isEmpty() ? USAGE : 0;
    }
    try {
      RunnerOptions options = RunnerOptions.read(arguments, environment);
      ConformanceReport report =
          Conformance.of(options.target()).run(result -> out.println(line(result)));
      out.println();
      out.println(report.summary());
      if (options.report().isPresent()) {
        Files.writeString(options.report().get(), report.junitXml());
      }
      return report.conforms() ? 0 : report.count(Outcome.FAILED) > 0 ? FAILED : NOT_RUN;
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      return USAGE;
    } catch (IOException e) {
      out.println("the report could not be written: " + e);
      return NOT_RUN;
    }
  }

  private static String line(ConformanceResult result) {
    String head =
        String.format(
            Locale.ROOT,
            "%-7s %s (%d ms)",
            switch (result.outcome()) {
              case PASSED -> "ok";
              case FAILED -> "FAILED";
              case NOT_RUN -> "NOT RUN";
            },
            result.check().name(),
            result.time().toMillis());
    return result.message().isEmpty()
        ? head
        : head + System.lineSeparator() + result.message().indent(4);
  }
}
