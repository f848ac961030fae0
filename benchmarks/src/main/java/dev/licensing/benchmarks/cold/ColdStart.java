package dev.licensing.benchmarks.cold;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the start of a process to "licensed" and its end, for this product and others: so many
 * rounds, each subject once in a round, so that what else the machine does meets all alike. Each
 * has its own jars on its class path and nothing else.
 */
public final class ColdStart {

  /** What a subject prints if it is. */
  static final String LICENSED = "licensed";

  static final String PRODUCT = "acme-studio";

  /** What Docker leaves. */
  static final boolean IN_CONTAINER = Files.exists(Path.of("/.dockerenv"));

  static final String IDENTITY = "container-of-the-benchmark";

  private ColdStart() {}

  /** Who is measured, with the jars it needs. */
  private enum Subject {
    EMPTY("an empty main", Empty.class),
    BARE_JDK("the floor: the same signature and file on a bare JDK", BareJdk.class),
    OURS(
        "licensing-client, from what is kept",
        OurClient.class,
        "licensing-core",
        "licensing-client",
        "slf4j-api",
        "jackson",
        "okhttp",
        "okio",
        "kotlin",
        "oshi",
        "jna",
        "jspecify"),
    LICENSE3J("License3j 3.2.0: check, hardware binder", License3j.class, "license3j"),
    OSHI(
        "OSHI: a fingerprint alone, no license", OshiFingerprint.class, "oshi", "jna", "slf4j-api");

    private final String title;
    private final Class<?> main;
    private final String jars;

    Subject(String title, Class<?> main, String... jars) {
      this.title = title;
      this.main = main;
      this.jars = String.join("|", jars);
    }

    private String classPath() {
      return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> isOwn(entry) || isNamed(entry))
          .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isOwn(String entry) {
      return Path.of(entry).getFileName().toString().equals("classes")
          && entry.contains("benchmarks");
    }

    private boolean isNamed(String entry) {
      return !jars.isEmpty() && Path.of(entry).getFileName().toString().matches("(" + jars + ").*");
    }
  }

  /** How many rounds; thirty by default. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 30 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("cold-start");
    Licensed licensed = Licensed.in(folder);
    Map<Subject, List<Double>> millis = new EnumMap<>(Subject.class);
    for (int round = 0; round <= rounds; round++) {
      for (Subject subject : Subject.values()) {
        double took = run(subject, folder, licensed);
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

  private static double run(Subject subject, Path folder, Licensed licensed)
      throws IOException, InterruptedException {
    String key =
        switch (subject) {
          case OURS -> licensed.ourKey();
          case LICENSE3J -> licensed.license3jKey();
          case EMPTY, BARE_JDK, OSHI -> licensed.bareKey();
        };
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            subject.classPath(),
            subject.main.getName(),
            folder.toString(),
            key);
    process.redirectError(ProcessBuilder.Redirect.DISCARD);
    long begun = System.nanoTime();
    Process running = process.start();
    String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = running.waitFor();
    double took = (System.nanoTime() - begun) / 1e6;
    if (status != 0 || !said.strip().equals(LICENSED)) {
      throw new IllegalStateException(subject + " ended with " + status + " and said " + said);
    }
    return took;
  }

  private static void print(Map<Subject, List<Double>> millis) {
    double empty = quantile(millis.get(Subject.EMPTY), 0.5);
    double floor = quantile(millis.get(Subject.BARE_JDK), 0.5) - empty;
    System.out.println("| what | median, ms (quartiles) | added to an empty main | of the floor |");
    System.out.println("|---|---|---|---|");
    millis.forEach(
        (subject, all) -> {
          double median = quantile(all, 0.5);
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
