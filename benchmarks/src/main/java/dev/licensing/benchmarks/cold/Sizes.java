package dev.licensing.benchmarks.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What each subject adds to an application: jars and bytes, and what of them is loaded until it is
 * known that there is a license.
 */
public final class Sizes {

  private static final Pattern OF_JAR = Pattern.compile("source: file:\\S*/([^/]+)-\\d[^/]*\\.jar");

  private Sizes() {}

  /** Prints the tables. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("sizes");
    Licensed licensed = Licensed.in(folder);
    System.out.println(
        "| what | jars | bytes | of them its own | classes loaded until \"licensed\" |");
    System.out.println("|---|---|---|---|---|");
    for (Subject subject :
        List.of(Subject.OURS, Subject.LICENSE3J, Subject.TRUE_LICENSE, Subject.OSHI)) {
      System.out.println(row(subject, loaded(subject, folder, licensed)));
    }
    System.out.println();
    for (Path jar : Subject.OURS.jars()) {
      System.out.println(
          String.format(Locale.ROOT, "| %s | %,d |", jar.getFileName(), Files.size(jar)));
    }
  }

  private static String row(Subject subject, Map<String, Integer> loaded) throws IOException {
    long bytes = 0;
    long own = 0;
    for (Path jar : subject.jars()) {
      bytes += Files.size(jar);
      own += isOwn(subject, jar) ? Files.size(jar) : 0;
    }
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,d | %,d | %s |",
        subject.title,
        subject.jars().size(),
        bytes,
        own,
        loaded.entrySet().stream()
            .map(jar -> jar.getValue() + " of " + jar.getKey())
            .collect(Collectors.joining(", ")));
  }

  /** The rest is what it builds upon. */
  private static boolean isOwn(Subject subject, Path jar) {
    String own = subject == Subject.OURS ? "licensing" : subject.name().replace("_", "");
    return jar.getFileName().toString().startsWith(own.toLowerCase(Locale.ROOT));
  }

  /** Classes by jar. */
  private static Map<String, Integer> loaded(Subject subject, Path folder, Licensed licensed)
      throws IOException, InterruptedException {
    Path log = folder.resolve(subject + ".txt");
    subject
        .process(folder, licensed, "-Xlog:class+load:file=" + log)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    Map<String, Integer> loaded = new TreeMap<>();
    for (String line : Files.readAllLines(log)) {
      Matcher jar = OF_JAR.matcher(line);
      if (jar.find()) {
        loaded.merge(jar.group(1), 1, Integer::sum);
      }
    }
    return loaded;
  }
}
