package dev.licensing.system.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The coverage-guided fuzzer (Jazzer, libFuzzer) on its targets, in a process of its own, with a
 * bound on memory and on the time of one input. {@code -Dlicensing.fuzz=1000000} for the long run.
 */
class FuzzingTest {

  private static final int INPUTS = Integer.getInteger("licensing.fuzz", 3_000);
  private static final int FOUND = 77;
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
  private static final Pattern NOISE = Pattern.compile("(?m)^INFO: (Instrumented|Loaded) .*\\n");
  private static final Pattern COVERED = Pattern.compile("cov: (\\d+) ft: (\\d+)");

  @TempDir Path folder;

  /** How a run of the fuzzer ended. */
  private record Run(int exit, String report) {}

  @Test
  void whateverComesTheEndpointAnswers() throws Exception {
    Run run = fuzz(EndpointFuzz.class, INPUTS);

    assertThat(run.exit()).as(run.report()).isZero();
    Matcher done = DONE.matcher(run.report());
    assertThat(done.find()).as(run.report()).isTrue();
    assertThat(Integer.parseInt(done.group(1))).isGreaterThanOrEqualTo(INPUTS);
    System.out.println(summary(run.report()));
  }

  @Test
  void theFuzzerFindsWhatIsPlanted() throws Exception {
    Run run = fuzz(PlantedFuzz.class, 2_000_000);

    assertThat(run.exit()).as(run.report()).isEqualTo(FOUND);
    assertThat(run.report()).contains("IllegalStateException: found");
  }

  private static String summary(String report) {
    Matcher covered = COVERED.matcher(report);
    String last = "";
    while (covered.find()) {
      last = covered.group(1) + " edges and " + covered.group(2) + " features covered";
    }
    Matcher done = DONE.matcher(report);
    return done.find()
        ? "fuzzed %s inputs in %s s: %s".formatted(done.group(1), done.group(2), last)
        : "";
  }

  private Run fuzz(Class<?> target, int inputs) throws Exception {
    Path silent = Files.writeString(folder.resolve("logback.xml"), "<configuration/>");
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-Xmx512m");
    command.add("-Dlogback.configurationFile=" + silent);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Jazzer.class.getName());
    command.add("--target_class=" + target.getName());
    command.add(
        "--instrumentation_includes=dev.licensing.core.**:dev.licensing.server.**:"
            + PlantedFuzz.class.getName());
    command.add("--custom_hook_includes=dev.licensing.**");
    command.add("--reproducer_path=" + folder);
    command.addAll(List.of("-runs=" + inputs, "-seed=20261125", "-timeout=20"));
    command.addAll(List.of("-max_len=4096", "-len_control=0", "-artifact_prefix=" + folder + "/"));
    command.add(corpus.toString());
    Path report = folder.resolve("report.txt");
    Process fuzzer =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(report.toFile())
            .start();
    try {
      boolean over = fuzzer.waitFor(10 + INPUTS / 20L, TimeUnit.MINUTES);
      String told = NOISE.matcher(Files.readString(report)).replaceAll("");
      return new Run(over ? fuzzer.exitValue() : -1, told);
    } finally {
      fuzzer.destroyForcibly();
    }
  }
}
