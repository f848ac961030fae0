package dev.licensing.benchmarks.cold;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is measured, with the jars it needs; each has those on its class path and nothing else, in
 * the order in which Maven puts them for an application: its own first.
 */
enum Subject {
  EMPTY("an empty main", Empty.class),
  BARE_JDK("the floor: the same signature and file on a bare JDK", BareJdk.class),
  OURS("licensing-client, from what is kept", OurClient.class, Jars.OURS),
  LICENSE3J("License3j 3.2.0: check, hardware binder", License3j.class, "license3j"),
  TRUE_LICENSE(
      "TrueLicense 4.0.3: verify, no machine",
      TrueLicense.class,
      "truelicense",
      "fun-io",
      "jackson-(annotations|core|databind)-"),
  OSHI("OSHI: a fingerprint alone, no license", OshiFingerprint.class, "oshi", "jna", "slf4j-api"),
  BARE_JDK_ARCHIVED("the floor, with an archive of its classes", BareJdk.class),
  OURS_ARCHIVED("licensing-client, with an archive of its classes", OurClient.class, Jars.OURS),
  LICENSE3J_ARCHIVED("License3j, with an archive of its classes", License3j.class, "license3j");

  final String title;
  private final Class<?> main;
  private final String jars;

  Subject(String title, Class<?> main, String... jars) {
    this.title = title;
    this.main = main;
    this.jars = String.join(" ", jars);
  }

  /** Its floor: the same with or without an archive. */
  Subject floor() {
    return isArchived() ? BARE_JDK_ARCHIVED : BARE_JDK;
  }

  /** Our client, with or without an archive as this. */
  Subject ours() {
    return isArchived() ? OURS_ARCHIVED : OURS;
  }

  boolean isArchived() {
    return name().endsWith("_ARCHIVED");
  }

  /** The option that makes or uses the archive of its classes, if it has one. */
  String[] archive(String option, Path folder) {
    return isArchived() ? new String[] {option + folder.resolve(name() + ".jsa")} : new String[0];
  }

  /** What it adds to an application. */
  List<Path> jars() {
    return Stream.of(jars.split(" ", -1))
        .filter(name -> !name.isEmpty())
        .flatMap(name -> entries().map(Path::of).filter(jar -> isNamed(jar, name)))
        .toList();
  }

  private static Stream<String> entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
  }

  private static boolean isNamed(Path entry, String name) {
    return entry.getFileName().toString().matches(name + ".*");
  }

  /**
   * The process that says {@link ColdStart#LICENSED}.
   *
   * @param folder for its class path
   */
  ProcessBuilder process(Path folder, Licensed licensed, String... options) {
    String key =
        switch (this) {
          case OURS, OURS_ARCHIVED -> licensed.ourKey();
          case LICENSE3J, LICENSE3J_ARCHIVED -> licensed.license3jKey();
          default -> licensed.bareKey();
        };
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", classPath(folder), main.getName(), licensed.folder().toString(), key));
    if (ColdStart.IN_CONTAINER) {
      command.add(ColdStart.IDENTITY); // of which only our client takes any notice
    }
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** The mains are in a jar as well, because no archive holds classes of a folder. */
  private String classPath(Path folder) {
    return Stream.concat(Stream.of(Mains.jar(folder)), jars().stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static final class Jars {
    static final String[] OURS = {
      "licensing-client",
      "licensing-core",
      "jspecify",
      "okhttp",
      "okio",
      "kotlin",
      "annotations-13",
      "jackson-(databind|core|annotations)-",
      "oshi",
      "jna",
      "slf4j-api"
    };
  }
}
