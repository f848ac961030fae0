package dev.licensing.examples.desktop;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The JVM in which the scenes run; writes a line for each into a file. */
final class SceneRunner {

  private SceneRunner() {}

  /** The file, then the classes. */
  public static void main(String[] arguments) {
    Path results = Path.of(arguments[0]);
    LauncherDiscoveryRequest scenes =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Arrays.stream(arguments).skip(1).map(name -> selectClass(name)).toList())
            .build();
    LauncherConfig jupiter =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();
    LauncherFactory.create(jupiter).execute(scenes, new Lines(results));
    System.exit(0); // AWT's threads would keep it
  }

  private record Lines(Path results) implements TestExecutionListener {

    @Override
    public void executionFinished(TestIdentifier scene, TestExecutionResult result) {
      boolean failed = result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
      if (!scene.isTest() && !failed) {
        return;
      }
      String name = scene.getDisplayName().replace("\t", " ");
      String trouble = failed ? "\t" + result.getThrowable().map(Lines::trace).orElse("?") : "";
      try {
        Files.writeString(
            results, name + trouble + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String trace(Throwable failure) {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return text.toString().replace("\t", "  ").replace("\n", "\\n");
    }
  }
}
