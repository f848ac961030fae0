package dev.licensing.benchmarks.cold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From the start of a process to "licensed" and its end, for this product and others: so many
 * rounds, each subject once in a round, so that what else the machine does meets all alike.
 */
public final class ColdStart {

  /** What a subject prints if it is. */
  static final String LICENSED = "licensed";

  static final String PRODUCT = "acme-studio";

  /** What Docker leaves. */
  static final boolean IN_CONTAINER = Files.exists(Path.of("/.dockerenv"));

  static final String IDENTITY = "container-of-the-benchmark";

  private ColdStart() {}

  /** How many rounds; thirty by default. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 30 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("cold-start");
    Licensed licensed = Licensed.in(folder);
    for (Subject subject : Subject.values()) {
      if (subject.isArchived()) {
        run(
            subject.process(
                folder, licensed, "-XX:ArchiveClassesAtExit=" + archive(subject, folder)));
      }
    }
    Map<Subject, List<Double>> millis = new EnumMap<>(Subject.class);
    for (int round = 0; round <= rounds; round++) {
      for (Subject subject : Subject.values()) {
        double took =
            run(
                subject.isArchived()
                    ? subject.process(
                        folder, licensed, "-XX:SharedArchiveFile=" + archive(subject, folder))
                    : subject.process(folder, licensed));
        if (round > 0) { // the first reads the files into memory
          millis.computeIfAbsent(subject, none -> new ArrayList<>()).add(took);
        }
      }
    }
    if (IN_CONTAINER) {
      System.out.println("In a container: licensing-client has an explicit identity.\n");
    }
    print(millis);
  }

  private static Path archive(Subject subject, Path folder) {
    return folder.resolve(subject.name() + ".jsa");
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
    System.out.println("| what | median, ms (quartiles) | added to an empty main | of the floor |");
    System.out.println("|---|---|---|---|");
    millis.forEach(
        (subject, all) -> {
          double median = quantile(all, 0.5);
          double floor = quantile(millis.get(subject.floor()), 0.5) - empty;
          System.out.println(
              String.format(
                  Locale.ROOT,
                  "| %s | %.0f (%.0f to %.0f) | %.0f | %s |",
                  subject.title,
                  median,
                  quantile(all, 0.25),
                  quantile(all, 0.75),
                  median - empty,
                  subject == Subject.EMPTY
                      ? "–"
                      : String.format(Locale.ROOT, "%.2f", (median - empty) / floor)));
        });
  }

  private static double quantile(List<Double> all, double share) {
    List<Double> sorted = all.stream().sorted().toList();
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }
}
