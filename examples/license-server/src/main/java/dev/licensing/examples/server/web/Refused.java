package dev.licensing.examples.server.web;

import dev.licensing.core.wire.Problem;
import java.util.List;

/** The protocol said no, and why. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.code());
    this.problem = problem;
  }

  /** A refusal of the pages themselves, which no call of the protocol has met. */
  public static Refused because(int status, String code) {
    return because(status, code, "");
  }

  /** The same, saying more. */
  public static Refused because(int status, String code, String detail) {
    return new Refused(
        new Problem(
            "about:blank",
            code,
            status,
            code,
            detail,
            "",
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null));
  }

  /** Everything that was said. */
  public Problem problem() {
    return problem;
  }

  /** The HTTP status. */
  public int status() {
    return problem.status();
  }

  /** Whether this is the problem, or one of its reasons. */
  public boolean is(String code) {
    return problem.code().equals(code)
        || problem.reasons().stream().anyMatch(reason -> reason.code().equals(code));
  }
}
