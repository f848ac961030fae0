package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Status.Pending;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.testkit.Hold;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Applications in processes of their own, over real HTTP. */
@Timeout(120)
class ProcessTest {

  @TempDir Path directory;
  @TempDir Path output;

  @LicensingTest
  @Tag("rule-2.4")
  @Tag("rule-12.6")
  void aProcessKilledBeforeItHearsTheAnswerHasTakenOneSeatForItsSuccessor(LicensingWorld world)
      throws Exception {
    Desk desk = Desk.in(world, directory);
    String key = key(world);
    Hold answer = world.transport().holdNextAnswer();
    Process process = activate(desk, key);
    answer.awaitArrival(); // the seat is taken; the answer is on its way
    process.destroyForcibly().waitFor();
    answer.release();
    assertThat(desk.liveSeats()).isEqualTo(1);

    try (LicensingClient next = desk.signedIn()) {
      assertThat(next.status().pending()).contains(Pending.ACTIVATION);
      must(next.activate(desk.serial().value()));

      assertThat(next.check()).isInstanceOf(Licensed.class);
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  void severalProcessesThatActivateAtOnceShareOneActivation(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    String key = key(world);
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(activate(desk, key));
    }
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(said())
        .filteredOn(line -> line.startsWith("verdict"))
        .hasSize(3)
        .containsOnly("verdict Licensed");
    assertThat(desk.liveSeats()).isEqualTo(1);
  }

  @LicensingTest
  void anOfflineStartLoadsNeitherAnHttpClientNorAJsonOrHardwareLibrary(LicensingWorld world)
      throws Exception {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();

    Process process = run(desk, key(world), List.of("-verbose:class"), "start");
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(said()).contains("verdict Licensed");
    List<String> loaded =
        said().stream()
            .filter(line -> line.contains("[class,load] "))
            .map(line -> line.replaceAll(".*\\[class,load] (\\S+) .*", "$1"))
            .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
            .toList();
    assertThat(loaded).contains("dev.licensing.client.lifecycle.Custody");
    assertThat(loaded)
        .filteredOn(name -> name.matches("(okhttp3|okio|kotlin|oshi|com\\.fasterxml)\\..*"))
        .isEmpty();
  }

  private Process activate(Desk desk, String key) throws IOException {
    String token = desk.world().signedIn(desk.user());
    return run(desk, key, List.of(), "activate", token, desk.serial().value());
  }

  private Process run(Desk desk, String key, List<String> options, String what, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
    command.addAll(
        List.of(
            what,
            desk.world().startLoopback().uri().toString(),
            key,
            directory.toString(),
            desk.world().clock().instant().toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Files.createTempFile(output, "child", ".txt").toFile())
        .start();
  }

  /** In an application the key is built in; this one belongs to a world made a moment ago. */
  private static String key(LicensingWorld world) {
    WireRequest request = new WireRequest("GET", "/v1/keys", new TreeMap<>(), new byte[0]);
    Answered answered = (Answered) world.transport().send(request);
    String keys = new String(answered.response().body(), StandardCharsets.UTF_8);
    return keys.replaceAll(".*\\[\"([^\"]*)\"\\].*", "$1");
  }

  private List<String> said() throws IOException {
    List<String> lines = new ArrayList<>();
    try (var files = Files.list(output)) {
      for (Path file : files.toList()) {
        lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
      }
    }
    return lines;
  }
}
