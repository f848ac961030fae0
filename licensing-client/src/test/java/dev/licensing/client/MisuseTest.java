package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** The fakes find out how an application misuses its client. */
class MisuseTest {

  @TempDir Path directory;

  private static void assertMisused(LicensingWorld world, String what) {
    assertThatThrownBy(world.transport()::assertNoMisuse)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(what)
        .hasMessageContaining("What happened:");
  }

  private static void assertUsedWell(LicensingWorld world) {
    assertThatCode(world.transport()::assertNoMisuse).doesNotThrowAnyException();
  }

  @LicensingTest
  void anApplicationThatDoesItAsItShouldIsLeftInPeace(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.signedIn()) {
      must(client.activate(desk.serial().value()));
      client.check();
      client.refresh();
      must(client.release());
    }
    assertUsedWell(world);
    assertThat(world.transport().history())
        .anySatisfy(line -> assertThat(line).endsWith("activate: Done"))
        .anySatisfy(line -> assertThat(line).endsWith("  POST /v1/activations: 201"));
  }

  @LicensingTest
  void aClientThatIsNotClosedIsFound(LicensingWorld world) {
    LicensingClient client = Desk.in(world, directory).started();

    assertMisused(world, "a client was not closed");

    client.close();
    assertUsedWell(world);
  }

  @LicensingTest
  void aCheckBeforeTheStartIsFound(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.builder(world.transport()).build()) {
      client.check();
    }
    assertMisused(world, "check() was asked before start()");
  }

  @LicensingTest
  void aRefusalThatIsIgnoredIsFound(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    for (String name : new String[] {"first", "second"}) {
      world.givenActivation(desk.user(), desk.serial(), FakeMachine.named(name));
    }
    try (LicensingClient client = desk.signedIn()) {
      for (int i = 0; i < 2; i++) {
        client.activate(desk.serial().value());
      }
      world.clock().advance(Duration.ofMinutes(1));
      client.activate(desk.serial().value());
    }
    assertUsedWell(world);
    try (LicensingClient client = desk.signedIn()) {
      for (int i = 0; i < 3; i++) {
        client.activate(desk.serial().value());
      }
    }
    assertMisused(world, "a refusal was ignored: activate: Refused MACHINE_LIMIT_REACHED");
  }

  @LicensingTest
  void withoutAFakeNobodyWatches(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client =
        LicensingClient.forProduct("acme-studio")
            .server(world.startLoopback().uri())
            .trusting(world.trustedKeys())
            .store(directory)
            .machine(desk.machine())
            .retries(RetryPolicy.never())
            .build()) {
      client.check();
    }
    assertUsedWell(world);
  }
}
