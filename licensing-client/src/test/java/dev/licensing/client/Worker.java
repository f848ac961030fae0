package dev.licensing.client;

import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.client.policy.TimeLimits;
import dev.licensing.client.policy.UpkeepPolicy;
import dev.licensing.client.upkeep.Caretaker;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingWorld;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A process of its own in which the application starts again with every line it is sent, and says
 * how it stands with its license then.
 */
final class Worker implements AutoCloseable {

  private static final Duration LONG = Duration.ofMinutes(2);

  private final Desk desk;
  private final Process process;
  private final BufferedReader answers;

  private Worker(Desk desk, Process process) {
    this.desk = desk;
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** In a JVM that has everything on its class path. */
  static Worker start(Desk desk) throws IOException {
    return start(
        desk,
        ProcessBuilder.Redirect.DISCARD,
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        Worker.class.getName());
  }

  /** In a JVM that is started with these arguments. */
  static Worker start(Desk desk, ProcessBuilder.Redirect errors, String... how) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(how));
    command.add(desk.world().startLoopback().uri().toString());
    command.add(key(desk.world()));
    command.add(desk.directory().toString());
    command.add(desk.machine().name());
    return new Worker(desk, new ProcessBuilder(command).redirectError(errors).start());
  }

  /** In an application the key is built in; this one belongs to a world made a moment ago. */
  static String key(LicensingWorld world) {
    WireRequest request = new WireRequest("GET", "/v1/keys", new TreeMap<>(), new byte[0]);
    Answered answered = (Answered) world.transport().send(request);
    String keys = new String(answered.response().body(), StandardCharsets.UTF_8);
    return keys.replaceAll(".*\\[\"([^\"]*)\"\\].*", "$1");
  }

  /**
   * Tells it to {@code start} and nothing else, to {@code activate}, {@code refresh}, {@code
   * upkeep} or {@code release}.
   */
  void tell(String what) throws IOException {
    String token = desk.world().signedIn(desk.user());
    String line =
        String.join(
            " ", what, desk.world().clock().instant().toString(), token, desk.serial().value());
    OutputStream out = process.getOutputStream();
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** How it stands after that; waits for it. */
  String answer() throws IOException {
    return String.valueOf(answers.readLine());
  }

  /** Its end, after what it was told last. */
  void end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }

  /** As by {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Server, key, directory, machine. */
  public static void main(String[] args) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] told = line.split(" ", -1);
      try (LicensingClient client = application(args, Instant.parse(told[1]))) {
        client.start();
        client.useToken(told[2]);
        work(client, told[0], told[3]);
        System.out.println(said(client.check()));
        System.out.flush();
      }
    }
  }

  private static LicensingClient application(String[] args, Instant now) {
    return LicensingClient.forProduct("acme-studio")
        .server(URI.create(args[0]))
        .trusting(args[1])
        .store(Path.of(args[2]))
        .clock(InstantSource.fixed(now))
        .machine(FakeMachine.named(args[3]))
        .timeLimits(new TimeLimits(LONG, LONG, LONG))
        .retries(RetryPolicy.never())
        .build();
  }

  private static void work(LicensingClient client, String what, String serial) {
    switch (what) {
      case "start" -> client.check();
      case "activate" -> client.activate(serial);
      case "refresh" -> client.refresh();
      case "release" -> client.release();
      case "upkeep" -> {
        Caretaker caretaker = client.caretaker(UpkeepPolicy.standard());
        caretaker.turn();
        while (client.check().refreshDue()) { // another process asks just now
          pause();
          caretaker.hurry();
          caretaker.turn();
        }
      }
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static String said(Verdict verdict) {
    return verdict instanceof NotLicensed not
        ? not.ground().getClass().getSimpleName()
        : verdict.getClass().getSimpleName();
  }
}
