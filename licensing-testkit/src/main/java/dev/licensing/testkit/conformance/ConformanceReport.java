package dev.licensing.testkit.conformance;

import dev.licensing.testkit.conformance.ConformanceResult.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results of a run, in its order. */
public record ConformanceReport(List<ConformanceResult> results) {

  /** Copies the list. */
  public ConformanceReport {
    results = List.copyOf(results);
  }

  /** Whether every check ran and passed. */
  public boolean conforms() {
    return count(Outcome.PASSED) == results.size();
  }

  /** How many checks came out like this. */
  public long count(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /** One line, for people. */
  public String summary() {
    return count(Outcome.PASSED)
        + " passed, "
        + count(Outcome.FAILED)
        + " failed, "
        + count(Outcome.NOT_RUN)
        + " could not run";
  }

  /** As the XML that build servers read test results from (JUnit's). */
  public String junitXml() {
    return results.stream()
        .map(ConformanceReport::testCase)
        .collect(
            Collectors.joining(
                "",
                String.format(
                    Locale.ROOT,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n"
                        + "<testsuite name=\"licensing conformance\" tests=\"%d\" failures=\"%d\""
                        + " errors=\"%d\" skipped=\"0\">%n",
                    results.size(),
                    count(Outcome.FAILED),
                    count(Outcome.NOT_RUN)),
                "</testsuite>" + System.lineSeparator()));
  }

  private static String testCase(ConformanceResult result) {
    String head =
        String.format(
            Locale.ROOT,
            "  <testcase classname=\"licensing.conformance\" name=\"%s\" time=\"%.3f\"",
            result.check().name(),
            result.time().toMillis() / 1000.0);
    return switch (result.outcome()) {
      case PASSED -> head + "/>" + System.lineSeparator();
      case FAILED -> withMessage(head, "failure", result.message());
      case NOT_RUN -> withMessage(head, "error", result.message());
    };
  }

  private static String withMessage(String head, String element, String message) {
    String first = message.lines().findFirst().orElse("");
    return String.format(
        Locale.ROOT,
        "%s>%n    <%s message=\"%s\">%s</%s>%n  </testcase>%n",
        head,
        element,
        escaped(first),
        escaped(message),
        element);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
  }
}
