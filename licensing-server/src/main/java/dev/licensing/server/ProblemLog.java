package dev.licensing.server;

import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.body.Responses;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;

/** What goes to the log: never a message of an exception, because messages quote values. */
final class ProblemLog {

  private static final int DEEPEST = 5;
  private static final int FRAMES = 12;

  private ProblemLog() {}

  /** A refusal, by the instance that its body names, also when it is an earlier one again. */
  static void refused(Logger log, String method, WireResponse problem) {
    log.info(
        "{} {} {}",
        Responses.member(problem, "instance"),
        method,
        Responses.member(problem, "code"));
  }

  /** Classes, SQL states and places of an exception and its causes. */
  static String trace(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST)
        .map(ProblemLog::one)
        .collect(Collectors.joining(" <- "));
  }

  private static String one(Throwable thrown) {
    String state = thrown instanceof SQLException e ? " " + e.getSQLState() : "";
    return Stream.of(thrown.getStackTrace())
        .limit(FRAMES)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(", ", thrown.getClass().getName() + state + " at [", "]"));
  }
}
