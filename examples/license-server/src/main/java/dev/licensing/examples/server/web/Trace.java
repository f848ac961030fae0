package dev.licensing.examples.server.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where something went wrong, without the words of it: they quote what somebody has typed. */
public final class Trace {

  private static final int DEEPEST = 5;
  private static final int FRAMES = 12;

  private Trace() {}

  /** Classes and places of an exception and its causes, in one line. */
  public static String of(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST)
        .map(
            one ->
                Stream.of(one.getStackTrace())
                    .limit(FRAMES)
                    .map(StackTraceElement::toString)
                    .collect(Collectors.joining(", ", one.getClass().getName() + " at [", "]")))
        .collect(Collectors.joining(" <- "));
  }
}
