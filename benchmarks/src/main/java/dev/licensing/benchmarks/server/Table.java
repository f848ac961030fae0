package dev.licensing.benchmarks.server;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured in some rounds, to be put into the documentation: medians and their spread. */
final class Table {

  private final List<String> titles;
  private final List<double[]> rounds = new ArrayList<>();

  Table(String... titles) {
    this.titles = List.of(titles);
  }

  /** A round, in the order of the titles. */
  void add(double... round) {
    if (round.length != titles.size()) {
      throw new IllegalArgumentException("titles: " + titles);
    }
    rounds.add(round);
  }

  double median(int column) {
    return quantile(column, 0.5);
  }

  private double quantile(int column, double share) {
    double[] all = rounds.stream().mapToDouble(round -> round[column]).sorted().toArray();
    return all[(int) Math.round(share * (all.length - 1))];
  }

  /** One line for each column. */
  void print(String what, PrintStream out) {
    out.println("| " + what + " | median of " + rounds.size() + " (least to most) |");
    out.println("|---|---|");
    for (int i = 0; i < titles.size(); i++) {
      out.println(
          "| "
              + titles.get(i)
              + " | "
              + number(median(i))
              + " ("
              + number(quantile(i, 0))
              + " to "
              + number(quantile(i, 1))
              + ") |");
    }
    out.println();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
  }
}
