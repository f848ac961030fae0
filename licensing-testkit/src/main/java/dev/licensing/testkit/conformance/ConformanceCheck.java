package dev.licensing.testkit.conformance;

import java.util.List;
import java.util.stream.Collectors;

/** One thing that a conforming server does. Immutable. */
public final class ConformanceCheck {

  private final String name;
  private final List<String> proved;
  private final String look;
  private final Action action;

  /** Does it; returning says that the server conforms. */
  interface Action {
    void on(Bench bench);
  }

  private ConformanceCheck(String name, List<String> proved, String look, Action action) {
    this.name = name;
    this.proved = proved;
    this.look = look;
    this.action = action;
  }

  /**
   * A check.
   *
   * @param look what to look at in a server that fails
   * @param proved rules by number, and chapters of the protocol's page by title
   */
  static ConformanceCheck of(String name, Action action, String look, String... proved) {
    return new ConformanceCheck(name, List.of(proved), look, action);
  }

  /** Its name: a sentence in small letters with dashes, the same in every release. */
  public String name() {
    return name;
  }

  /**
   * What it proves: numbers of rules ({@code 2.4}, see rules.md) and titles of chapters of the
   * protocol's page ({@code Headers}, see http.md).
   */
  public List<String> proves() {
    return proved;
  }

  /** What to look at in a server that fails it. */
  public String look() {
    return look;
  }

  /** The same as {@link #proves} for people. */
  String proofs() {
    return proved.stream()
        .map(what -> (Character.isDigit(what.charAt(0)) ? "rule " : "http.md, ") + what)
        .collect(Collectors.joining("; "));
  }

  ConformanceResult on(Bench bench) {
    long start = System.nanoTime();
    try {
      action.on(bench);
      return ConformanceResult.passed(this, start);
    } catch (Nonconformance e) {
      return ConformanceResult.failed(this, start, told(e));
    } catch (NotRun e) {
      return ConformanceResult.notRun(this, start, told(e));
    }
  }

  private String told(Throwable why) {
    String line = System.lineSeparator();
    return why.getMessage() + line + "  proves:  " + proofs() + line + "  look at: " + look;
  }

  @Override
  public String toString() {
    return name;
  }
}
