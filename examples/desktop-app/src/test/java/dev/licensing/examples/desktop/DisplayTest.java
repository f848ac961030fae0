package dev.licensing.examples.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.licensing.examples.desktop.activation.KeyboardScenes;
import dev.licensing.examples.desktop.activation.LookScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the scenes that need a display: in a JVM of their own, because which display a JVM uses is
 * settled when it starts. The display is a virtual one wherever there is Xvfb, so that nothing
 * moves on the screen of whoever builds; else the one that the build was started on.
 */
class DisplayTest {

  /** A guard against hanging, for a machine with a lot else to do. */
  private static final long LONGEST_MINUTES = 15;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> scenes() throws IOException, InterruptedException {
    try (VirtualDisplay virtual = VirtualDisplay.start().orElse(null)) {
      Optional<String> display =
          virtual == null
              ? Optional.ofNullable(System.getenv("DISPLAY")).filter(name -> !name.isBlank())
              : Optional.of(virtual.name());
      Assumptions.assumeTrue(
          display.isPresent(),
          "the dialog needs a display: install Xvfb, or set DISPLAY to one that may be used");
      return run(display.get()).stream();
    }
  }

  private List<DynamicTest> run(String display) throws IOException, InterruptedException {
    Path results = folder.resolve("results");
    Path output = folder.resolve("output");
    Process scenes = start(display, results, output);
    boolean ended = scenes.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
    scenes.destroyForcibly();
    String said = Files.readString(output);
    assertThat(ended).as("the scenes come to an end; they said: %s", said).isTrue();
    assertThat(scenes.exitValue()).as(said).isZero();
    return tests(Files.readAllLines(results), said);
  }

  private static Process start(String display, Path results, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=false",
            "-Duser.timezone=UTC",
            "-Duser.language=en",
            "-Dsun.java2d.uiScale=1",
            "-Dawt.useSystemAAFontSettings=on",
            "-Dlicensing.screenshots="
                + System.getProperty("licensing.screenshots", "target/screenshots"),
            "-Dlicensing.pictures=" + System.getProperty("licensing.pictures", ""),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SceneRunner.class.getName(),
            results.toString(),
            KeyboardScenes.class.getName(),
            LookScenes.class.getName());
    builder.environment().put("DISPLAY", display);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return builder.start();
  }

  /** Each line is a scene: its name, and after a tab what went wrong, if anything did. */
  private static List<DynamicTest> tests(List<String> lines, String said) {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\t", 2);
      tests.add(
          dynamicTest(
              parts[0],
              () -> {
                if (parts.length > 1) {
                  throw new AssertionError(parts[1].replace("\\n", "\n"));
                }
              }));
    }
    assertThat(tests).as("there are scenes; they said: %s", said).isNotEmpty();
    return tests;
  }
}
