package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Advice;
import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import dev.licensing.testkit.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is not signed as it must be is neither a yes nor a no; what is damaged means "ask again".
 */
class ForgeryTest {

  @TempDir Path directory;

  @LicensingTest
  @Tag("rule-12.1")
  @Tag("rule-12.2")
  void aLicenseThatWasChangedOnItsWayIsNoYes(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    LicenseTransport forging =
        Forging.changing(
            world.transport(), body -> Forging.replaceJws(body, Forging::withChangedPayload));

    assertThat(Forging.detail(activate(desk, forging))).isEqualTo("BAD_SIGNATURE");
  }

  @LicensingTest
  @Tag("rule-12.1")
  void anAnswerThatSpeaksOfAnotherActivationThanItsLicenseIsNoYes(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    LicenseTransport forging =
        Forging.changing(
            world.transport(),
            body ->
                body.replaceFirst(
                    "\"activation\":\"[^\"]*\"",
                    "\"activation\":\"00000000-0000-0000-0000-000000000000\""));

    assertThat(Forging.detail(activate(desk, forging))).isEqualTo("WRONG_ACTIVATION");
  }

  @LicensingTest
  @Tag("rule-12.4")
  void aLicenseOfAnotherServersKeyIsNoYes(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingWorld other = new LicensingWorld()) {
      LicensingClient client =
          LicensingClient.forProduct("acme-studio")
              .server(world.transport())
              .trusting(other.trustedKeys())
              .store(directory)
              .machine(desk.machine())
              .clock(world.clock())
              .build();
      client.useToken(world.signedIn(desk.user()));
      Reply<Activated> reply = client.activate(desk.serial().value());

      assertThat(((Reply.NoAnswer<?>) reply).silence()).isEqualTo(Silence.NOT_TRUSTED);
      assertThat(client.check().licensed()).isFalse();
      client.close();
    }
  }

  @LicensingTest
  @Tag("rule-12.2")
  void aLicenseOfAnotherProductIsNoYes(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    LicensingClient client =
        LicensingClient.forProduct("acme-paint")
            .server(world.transport())
            .trusting(world.trustedKeys())
            .store(directory)
            .machine(desk.machine())
            .clock(world.clock())
            .build();
    client.useToken(world.signedIn(desk.user()));

    assertThat(Forging.detail(client.activate(desk.serial().value()))).isEqualTo("WRONG_PRODUCT");
    client.close();
  }

  @LicensingTest
  @Tag("rule-12.1")
  void anOldAnswerIsNoAnswerToANewQuestion(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    AtomicReference<LicenseTransport.Delivery> recorded = new AtomicReference<>();
    LicenseTransport replaying =
        request -> {
          if (!request.path().endsWith("/refresh")) {
            return world.transport().send(request);
          }
          recorded.compareAndSet(null, world.transport().send(request));
          return recorded.get();
        };
    try (LicensingClient client = desk.builder(replaying).build()) {
      client.useToken(world.signedIn(desk.user()));
      must(client.activate(desk.serial().value()));
      must(client.refresh());

      assertThat(Forging.detail(client.refresh())).isEqualTo("WRONG_NONCE");
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-12.3")
  @Tag("rule-3.5")
  void anUnsignedOrForgedEndingTakesNoLicenseAway(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    try (LicensingClient elsewhere = desk.at(directory.resolve("else")).signedIn()) {
      must(elsewhere.activate(desk.serial().value()));
      must(elsewhere.release()); // now the server says "ended", with a signature
    }
    UnaryOperator<String> forged = body -> Forging.replaceJws(body, Forging::withChangedPayload);

    try (LicensingClient client =
        desk.builder(Forging.changing(world.transport(), Forging::unsigned)).build()) {
      client.start();
      assertThat(client.refresh()).isInstanceOf(Reply.Refused.class);
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
    try (LicensingClient client =
        desk.builder(Forging.changing(world.transport(), forged)).build()) {
      client.start();
      assertThat(Forging.detail(client.refresh())).isEqualTo("BAD_SIGNATURE");
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
    try (LicensingClient client = desk.started()) {
      client.refresh();
      assertThat(client.check().licensed()).isFalse();
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  void aDamagedStoreMeansAskAgainAndNotThatThereIsNoLicense(LicensingWorld world)
      throws IOException {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    try (LicensingClient client = desk.signedIn()) {
      assertThat(client.check()).isEqualTo(new NotKnown(Doubt.STORE_DAMAGED));
      assertThat(((NotKnown) client.check()).doubt().advice()).isEqualTo(Advice.ACTIVATE);
      assertThat(client.status().store()).isEqualTo(StoreCondition.DAMAGED);

      assertThat(must(client.activate(desk.serial().value())).existing()).isTrue();
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  void aDamagedNewestGenerationCostsNothing(LicensingWorld world) throws IOException {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.clock().advance(Duration.ofMinutes(1));
      must(client.refresh());
    }
    Path newest = directory.resolve("acme-studio.license");
    Files.write(newest, new byte[0]);

    try (LicensingClient client = desk.started()) {
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(client.status().store()).isEqualTo(StoreCondition.RECOVERED);
    }
  }

  @LicensingTest
  @Tag("rule-12.6")
  @Tag("rule-12.2")
  void aCopyOnAnotherMachineIsNoLicenseThere(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();

    try (LicensingClient client = desk.on(FakeMachine.named("other")).started()) {
      assertThat(client.check()).isEqualTo(new NotKnown(Doubt.STORE_OF_OTHER_MACHINE));
    }
    try (LicensingClient client = desk.started()) { // and the copy did no harm to the original
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-13.1")
  @Tag("rule-13.4")
  void aMachineOfWhichALittleChangedIsTheSameMachine(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();

    try (LicensingClient client = desk.on(desk.machine().reformatted()).started()) {
      assertThat(client.check()).isInstanceOf(Licensed.class);
      must(client.refresh());
    }
  }

  @LicensingTest
  @Tag("rule-13.1")
  void aMachineOfWhichTooMuchChangedAsksToActivateAgain(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    FakeMachine rebuilt = desk.machine().reformatted().withNewMainboard(); // its disk is left

    try (LicensingClient client = desk.on(rebuilt).signedIn()) {
      NotKnown verdict = (NotKnown) client.check();
      assertThat(verdict.doubt()).isEqualTo(Doubt.MACHINE_CHANGED);
      assertThat(verdict.doubt().advice()).isEqualTo(Advice.ACTIVATE);

      must(client.activate(desk.serial().value()));
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-12.4")
  void aKeyThatIsNotTrustedHereIsNoReasonToCallTheLicenseInvalid(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    try (LicensingWorld other =
            new LicensingWorld(new ProductId("acme-studio"), new VirtualClock(), 9);
        LicensingClient client =
            LicensingClient.forProduct("acme-studio")
                .server(world.transport())
                .trusting(other.trustedKeys())
                .store(directory)
                .machine(desk.machine())
                .clock(world.clock())
                .build()) {
      assertThat(client.start()).isEqualTo(new NotKnown(Doubt.LICENSE_NOT_TRUSTED));
      assertThat(client.check().refreshDue()).isTrue();
    }
    try (LicensingClient client = desk.started()) {
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  private static Reply<Activated> activate(Desk desk, LicenseTransport transport) {
    try (LicensingClient client = desk.builder(transport).build()) {
      client.useToken(desk.world().signedIn(desk.user()));
      Reply<Activated> reply = client.activate(desk.serial().value());
      Verdict verdict = client.check();
      assertThat(verdict.licensed()).isFalse();
      return reply;
    }
  }

  private Path[] files() throws IOException {
    try (var all = Files.list(directory)) {
      return all.filter(file -> file.toString().contains(".license")).toArray(Path[]::new);
    }
  }
}
