package dev.licensing.benchmarks.cold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * From the start of a process to "licensed" and its end, for this product and others: so many
 * rounds, each subject once in a round, in an order by chance, so that what else the machine does
 * meets all alike. New keys every few rounds: with half of those of Ed25519 the JDK has more to do.
 */
public final class ColdStart {

  /** What a subject prints if it is. */
  static final String LICENSED = "licensed";

  static final String PRODUCT = "acme-studio";

  /** What Docker leaves. */
  static final boolean IN_CONTAINER = Files.exists(Path.of("/.dockerenv"));

  static final String IDENTITY = "container-of-the-benchmark";

  private static final int ROUNDS_WITH_A_KEY = 5;

  private ColdStart() {}

  /** How many rounds; thirty by default. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 30 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("cold-start");
    Licensed licensed = Licensed.in(folder.resolve("first"));
    for (Subject subject : Subject.values()) {
      run(subject.process(folder, licensed, subject.archive("-XX:ArchiveClassesAtExit=", folder)));
    }
    Map<Subject, List<Double>> millis = new EnumMap<>(Subject.class);
    List<Subject> subjects = new ArrayList<>(List.of(Subject.values()));
    Random order = new Random(rounds);
    for (int round = 0; round < rounds; round++) {
      if (round % ROUNDS_WITH_A_KEY == 0) {
        licensed = Licensed.in(folder.resolve("from-" + round));
      }
      Collections.shuffle(subjects, order);
      for (Subject subject : subjects) {
        String[] archive = subject.archive("-XX:SharedArchiveFile=", folder);
        millis
            .computeIfAbsent(subject, none -> new ArrayList<>())
            .add(run(subject.process(folder, licensed, archive)));
      }
    }
    if (IN_CONTAINER) {
      System.out.println("In a container: licensing-client has an explicit identity.\n");
    }
    print(millis);
  }

  private static double run(ProcessBuilder process) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process running = process.start();
    String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = running.waitFor();
    double took = (System.nanoTime() - begun) / 1e6;
    if (status != 0 || !said.startsWith(LICENSED)) {
      throw new IllegalStateException(
          process.command() + " ended with " + status + " and said " + said);
    }
    return took;
  }

  private static void print(Map<Subject, List<Double>> millis) {
    double empty = quantile(millis.get(Subject.EMPTY), 0.5);
    System.out.println(
        "| what | median, ms (quartiles) | added to an empty main | of the floor"
            + " | beyond licensing-client in the same round |");
    System.out.println("|---|---|---|---|---|");
    millis.forEach(
        (subject, all) -> {
          double floor = quantile(millis.get(subject.floor()), 0.5) - empty;
          double added = quantile(all, 0.5) - empty;
          List<Double> beyond = beyond(millis.get(subject.ours()), all);
          System.out.println(
              String.format(
                  Locale.ROOT,
                  "| %s | %s | %.0f | %.2f | %s |",
                  subject.title,
                  spread(all),
                  added,
                  added / floor,
                  spread(beyond)));
        });
  }

  private static List<Double> beyond(List<Double> ours, List<Double> theirs) {
    List<Double> beyond = new ArrayList<>();
    for (int round = 0; round < ours.size(); round++) {
      beyond.add(theirs.get(round) - ours.get(round));
    }
    return beyond;
  }

  private static String spread(List<Double> all) {
    return String.format(
        Locale.ROOT,
        "%.0f (%.0f to %.0f)",
        quantile(all, 0.5),
        quantile(all, 0.25),
        quantile(all, 0.75));
  }

  private static double quantile(List<Double> all, double share) {
    List<Double> sorted = all.stream().sorted().toList();
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }
}
