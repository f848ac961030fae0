package dev.licensing.examples.quickstart;

import dev.licensing.examples.quickstart.Computer.Told;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints the story, and counts what came out as it should. ASCII, so that every terminal can. */
final class Screen {

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
  private int steps;
  private int right;
  private int wrong;

  void title(String text) {
    out.println();
    out.println(text);
  }

  /** A numbered step of the story. */
  void step(String text) {
    out.println();
    out.println(++steps + "  " + text);
  }

  /** A detail: label and text, in two columns. */
  void line(String label, String text) {
    out.printf("      %-12s %s%n", label, text);
  }

  /** Something that must have come out so. */
  void check(boolean holds, String what) {
    out.printf("   %s %s%n", holds ? "ok" : "NO", what);
    if (holds) {
      right++;
    } else {
      wrong++;
    }
  }

  /** The same, with what the application showed. */
  void check(boolean holds, String what, Told told) {
    check(holds, what);
    for (String line : told.lines()) {
      String[] parts = line.split("\t", 2);
      line(parts[0], parts[1]);
    }
    if (!holds) {
      told.facts().forEach(fact -> line("it told", fact));
    }
  }

  boolean allRight() {
    return wrong == 0;
  }

  void summary(double seconds) {
    out.println();
    out.printf(
        java.util.Locale.ROOT,
        "%d checks, %s, %.0f s%n",
        right + wrong,
        wrong == 0 ? "all as they should be" : wrong + " NOT as they should be",
        seconds);
  }
}
