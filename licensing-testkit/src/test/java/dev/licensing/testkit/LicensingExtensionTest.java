package dev.licensing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.model.Account;
import dev.licensing.core.spi.LicenseTransport.ClientCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

/** What a test is given, and what becomes of it. */
class LicensingExtensionTest {

  @Nested
  @ExtendWith(LicensingExtension.class)
  class OnAClass {

    private LicensingWorld before;

    @BeforeEach
    void remember(LicensingWorld world) {
      before = world;
    }

    @Test
    void allMethodsOfATestShareItsWorld(LicensingWorld world, VirtualClock clock) {
      assertThat(world).isSameAs(before);
      assertThat(clock).isSameAs(world.clock());
    }

    @Test
    void machinesAreNamedLikeTheirParameters(FakeMachine desktop, FakeMachine laptop) {
      assertThat(desktop.name()).isEqualTo("desktop");
      assertThat(laptop.components()).isEqualTo(FakeMachine.named("laptop").components());
    }
  }

  @LicensingTest
  void theShortFormGivesTheSame(LicensingWorld world, FaultyTransport transport) {
    assertThat(transport).isSameAs(world.transport());
  }

  /** Each would fail in the world of the other. */
  @Nested
  class EachTestHasAWorldOfItsOwn {

    @LicensingTest
    void one(LicensingWorld world) {
      register(world);
    }

    @LicensingTest
    void other(LicensingWorld world) {
      register(world);
    }

    private void register(LicensingWorld world) {
      Account alice = world.givenAccount("alice@example.com", "Alice");
      assertThat(alice.name()).isEqualTo("Alice");
    }
  }

  @Test
  void theWorldIsClosedAfterTheTest() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(DiscoverySelectors.selectClass(LeavesAServerRunning.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(1));
    assertThat(LeavesAServerRunning.left).isNotNull();
    assertThat(answers(LeavesAServerRunning.left)).isFalse();
  }

  static class LeavesAServerRunning {

    private static URI left;

    @LicensingTest
    void leaves(LicensingWorld world) {
      left = world.startLoopback().uri();
      assertThat(answers(left)).isTrue();
    }
  }

  @Test
  void misuseFailsATestUnlessItIsMeant() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(DiscoverySelectors.selectClass(Misuses.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(2).failed(1))
        .failed()
        .assertEventsMatchExactly(
            EventConditions.event(
                EventConditions.test("leavesAClientOpen"),
                EventConditions.finishedWithFailure(
                    TestExecutionResultConditions.message(
                        message -> message.contains("was not closed")))));
  }

  static class Misuses {

    @LicensingTest
    void leavesAClientOpen(FaultyTransport transport) {
      transport.observe(new ClientCall(this, "start", "NEVER_ACTIVATED"));
    }

    @AllowMisuse
    @LicensingTest
    void meansTo(FaultyTransport transport) {
      transport.observe(new ClientCall(this, "start", "NEVER_ACTIVATED"));
    }

    @LicensingTest
    void closes(FaultyTransport transport) {
      transport.observe(new ClientCall(this, "start", "NEVER_ACTIVATED"));
      transport.observe(new ClientCall(this, "close", ""));
    }
  }

  @Test
  void whatIsForeignIsLeftToOthers() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(DiscoverySelectors.selectClass(AsksForSomethingElse.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.failed(1));
  }

  static class AsksForSomethingElse {

    @LicensingTest
    void asks(String text) {
      assertThat(text).isNull();
    }
  }

  private static boolean answers(URI server) {
    HttpRequest health = HttpRequest.newBuilder(server.resolve("/v1/health")).build();
    try {
      return HttpClient.newHttpClient()
              .send(health, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
