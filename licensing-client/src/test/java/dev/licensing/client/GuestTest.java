package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import dev.licensing.testkit.LoopbackServer;
import dev.licensing.testkit.VirtualClock;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a library behaves in somebody else's process. */
@Timeout(120)
class GuestTest {

  private static final Pattern LIBRARIES =
      Pattern.compile(
          "(okhttp|okio|kotlin|jackson-(core|databind|annotations)|oshi|jna|slf4j-api|jspecify)[^/\\\\]*\\.jar$");

  @TempDir Path directory;

  private static LicensingClient client(LicensingWorld world, String product, URI at, Path store) {
    LicensingClient client =
        LicensingClient.forProduct(product)
            .server(at)
            .trusting(world.trustedKeys())
            .store(store)
            .machine(FakeMachine.named("desk"))
            .clock(world.clock())
            .build();
    client.start();
    return client;
  }

  @LicensingTest
  @Tag("rule-12.3")
  void whereNothingIsAskedOfTheServerNoConnectionIsOpened(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    try (RawServer server = new RawServer(world.transport())) {
      try (LicensingClient client = client(world, "acme-studio", server.uri(), directory)) {
        Upkeep upkeep = client.keepFresh();
        upkeep.wake();
        assertThat(client.check()).isInstanceOf(Licensed.class);
        assertThat(client.status().serial()).contains(desk.serial());
        assertThat(client.supportReport()).isNotBlank();
        client.describeMachine();
        client.activate("not a serial");
        client.useToken("of nobody");
      }
      assertThat(server.connections()).isZero();
      try (LicensingClient client = client(world, "acme-studio", server.uri(), directory)) {
        must(client.refresh());
      }
      assertThat(server.connections()).isEqualTo(1); // so it would have been seen
    }
  }

  @LicensingTest
  void afterClosingNoThreadOfOursIsLeftAndNoneEverHoldsTheProcess(LicensingWorld world) {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Desk desk = Desk.in(world, directory);
    try (LoopbackServer server = LoopbackServer.start(world.transport());
        LicensingClient client = client(world, "acme-studio", server.uri(), directory)) {
      client.keepFresh();
      must(client.signIn(Desk.EMAIL, LicensingWorld.PASSWORD));
      must(client.activate(desk.serial().value()));
      assertThat(since(before))
          .filteredOn(thread -> !thread.getName().startsWith("HTTP-Dispatcher"))
          .allMatch(Thread::isDaemon);
    }
    assertThat(since(before))
        .extracting(Thread::getName)
        .noneMatch(
            name -> name.startsWith("licensing-upkeep") || name.startsWith("licensing-probe"))
        // OkHttp and Okio have one daemon thread each for all clients, which ends when it was idle.
        .filteredOn(name -> name.startsWith("OkHttp") || name.startsWith("Okio"))
        .allMatch(name -> name.matches("OkHttp TaskRunner|Okio Watchdog"));
  }

  private static List<Thread> since(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .toList();
  }

  @Test
  void twoProductsOfTwoVendorsLiveInOneProcess() {
    try (LicensingWorld one = new LicensingWorld();
        LicensingWorld other =
            new LicensingWorld(new ProductId("paint-pro"), new VirtualClock(), 2);
        LoopbackServer first = LoopbackServer.start(one.transport());
        LoopbackServer second = LoopbackServer.start(other.transport());
        LicensingClient paint = client(other, "paint-pro", second.uri(), directory)) {
      var ada = one.givenAccount("ada@example.com", "Ada");
      var bob = other.givenAccount("bob@example.com", "Bob");
      var studioSerial = one.givenOwned(ada, Terms.floating(1, Duration.ofHours(1)));
      var paintSerial = other.givenOwned(bob, Terms.singleMachine());
      paint.useToken(other.signedIn(bob));
      paint.keepFresh();
      must(paint.activate(paintSerial.value()));
      try (LicensingClient studio = client(one, "acme-studio", first.uri(), directory)) {
        studio.useToken(one.signedIn(ada));
        studio.keepFresh();
        must(studio.activate(studioSerial.value()));
        assertThat(studio.status().serial()).contains(studioSerial);
      }
      // It gave its seat back, and took nothing of the other's with it.
      assertThat(one.serial(studioSerial).liveSeats()).isZero();
      assertThat(paint.status().serial()).contains(paintSerial);
      assertThat(paint.check()).isInstanceOf(Licensed.class);
      must(paint.refresh());
    }
  }

  @LicensingTest
  void itWorksOnTheModulePathToo(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    Set<String> modules = modules();
    String rest =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !modules.contains(entry))
            .collect(Collectors.joining(File.pathSeparator));
    try (Worker worker =
        Worker.start(
            desk,
            ProcessBuilder.Redirect.to(directory.resolve("errors.txt").toFile()),
            "--module-path",
            String.join(File.pathSeparator, modules),
            "--patch-module",
            "dev.licensing.client=" + home(Worker.class), // the test stands in the same package
            "--add-reads",
            "dev.licensing.client=ALL-UNNAMED",
            "-cp",
            rest,
            "-m",
            "dev.licensing.client/" + Worker.class.getName())) {
      worker.tell("activate");
      assertThat(worker.answer())
          .as(Files.readString(directory.resolve("errors.txt")))
          .isEqualTo("Licensed");
    }
    assertThat(desk.liveSeats()).isEqualTo(1);
  }

  @Test
  void itTouchesNothingThatBelongsToTheJdkAlone() throws Exception {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    StringWriter found = new StringWriter();
    int status =
        jdeps.run(
            new PrintWriter(found, true),
            new PrintWriter(found, true),
            "--jdk-internals",
            "--multi-release",
            "17",
            "--module-path",
            String.join(File.pathSeparator, modules()),
            "--module",
            "dev.licensing.client");
    assertThat(found.toString()).doesNotContain("JDK internal");
    assertThat(status).as(found.toString()).isZero();
  }

  /** This library and what it needs, as a module path. */
  private static Set<String> modules() throws URISyntaxException {
    Stream<String> ours = Stream.of(home(LicensingClient.class), home(LicenseVerifier.class));
    Stream<String> libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> LIBRARIES.matcher(entry).find());
    return Stream.concat(ours, libraries).collect(Collectors.toSet());
  }

  private static String home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
