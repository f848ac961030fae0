package dev.licensing.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store between processes, which only the lock of the operating system can keep apart; in each
 * of them two clients, whose channels must not free each other's lock.
 */
@Timeout(120)
class ProcessesTest {

  private static final int EACH = 40;

  @TempDir Path directory;

  @Test
  @Tag("rule-12.6")
  void writersInSeveralProcessesLoseNoChange() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Counter.class.getName(),
                  directory.toString(),
                  Integer.toString(EACH))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }

    assertThat(Counter.at(directory).load(Counter.MACHINE).kept().contact().orElseThrow().server())
        .isEqualTo(Counter.START.plusSeconds(3L * 2 * EACH));
  }
}
