package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.testkit.Fault;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What an installation learns of new and of revoked keys, by what a root has signed. */
@Tag("rule-12.4")
class KeySetTest {

  @TempDir Path directory;

  private static LicensingClient rooted(Desk desk) {
    LicensingClient client =
        LicensingClient.forProduct("acme-studio")
            .server(desk.world().transport())
            .trusting(desk.world().rootedKeys())
            .store(desk.directory())
            .machine(desk.machine())
            .clock(desk.world().clock())
            .retries(RetryPolicy.never())
            .build();
    client.start();
    return client;
  }

  private static LicensingClient activated(Desk desk) {
    LicensingClient client = rooted(desk);
    client.useToken(desk.world().signedIn(desk.user()));
    must(client.activate(desk.serial().value()));
    return client;
  }

  private static long asked(LicensingWorld world) {
    return world.transport().sent().stream()
        .map(WireRequest::path)
        .filter("/v1/keys"::equals)
        .count();
  }

  @LicensingTest
  void aKeyThatIsNotKnownIsLookedUpOnceAndTheAnswerCounts(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activated(desk)) {
      world.rotateKeys();
      world.publishKeySet();

      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);

      assertThat(client.status().verdict()).isInstanceOf(Licensed.class);
    }
    world.transport().disconnect();
    try (LicensingClient later = rooted(desk)) {
      assertThat(later.check()).as("the key set was kept").isInstanceOf(Licensed.class);
      assertThat(later.supportReport()).contains("key set 1");
    }
  }

  @LicensingTest
  void withoutAKeySetAnUnknownKeyStaysUnknown(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activated(desk)) {
      world.rotateKeys();

      assertThat(client.refresh())
          .isInstanceOfSatisfying(
              Reply.NoAnswer.class,
              none -> assertThat(none.silence()).isEqualTo(Silence.NOT_TRUSTED));
      assertThat(client.check()).as("no answer takes nothing away").isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-3.5")
  void anEndingOfANewKeyCountsToo(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activated(desk)) {
      world.rotateKeys();
      world.publishKeySet();
      world.situations().releasedByForce(desk.serial());

      assertThat(client.refresh()).isInstanceOf(Reply.Refused.class);

      assertThat(client.check().licensed()).isFalse();
      assertThat(client.check()).isNotInstanceOf(NotKnown.class);
    }
  }

  @LicensingTest
  void aRevokedKeyIsLearntOfWithARefreshAndNoFalseEndFollows(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activated(desk)) {
      String leaked = world.keyId();
      world.rotateKeys();
      world.publishKeySet(leaked);

      assertThat(client.check()).as("not learnt yet").isInstanceOf(Licensed.class);
      must(client.refresh());

      assertThat(client.check()).as("the new license is of a new key").isInstanceOf(Licensed.class);
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @LicensingTest
  void whereNobodyIsSignedInALicenseOfARevokedKeyIsInDoubt(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    activated(desk).close();
    String leaked = world.keyId();
    world.rotateKeys();
    world.publishKeySet(leaked);
    try (LicensingClient client = rooted(desk)) {
      client.refresh();

      assertThat(client.check()).isEqualTo(new NotKnown(Doubt.LICENSE_NOT_TRUSTED));

      client.useToken(world.signedIn(desk.user()));
      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  void itIsLookedForOnceADay(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activated(desk)) {
      client.refresh();
      world.clock().advance(Duration.ofDays(1).minusSeconds(1));
      client.refresh();
      assertThat(asked(world)).isEqualTo(1);

      world.clock().advance(Duration.ofSeconds(1));
      client.refresh();
      assertThat(asked(world)).isEqualTo(2);
    }
  }

  @LicensingTest
  void withoutAnAnswerItIsDueAgainAndNothingIsHeldUp(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activated(desk)) {
      world.transport().next(Fault.BODY_CORRUPTED);
      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);
      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);

      assertThat(asked(world)).isEqualTo(2);
    }
  }

  @LicensingTest
  void withoutRootsNothingIsAsked(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      world.rotateKeys();
      world.publishKeySet();
      client.refresh();

      assertThat(asked(world)).isZero();
    }
  }

  @LicensingTest
  @Tag("rule-12.5")
  void itCanBeCarried(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activated(desk);
        LicensingWorld other = new LicensingWorld()) {
      String leaked = world.keyId();
      world.rotateKeys();
      String keySet = world.publishKeySet(leaked);
      world.transport().disconnect();
      String foreign = other.publishKeySet();

      assertThat(client.offline().importKeySet(foreign)).isInstanceOf(Reply.NoAnswer.class);
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(must(client.offline().importKeySet(keySet + "\n")))
          .isEqualTo(new NotKnown(Doubt.LICENSE_NOT_TRUSTED));
    }
  }

  @LicensingTest
  void anOlderOneIsNotTakenBack(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activated(desk)) {
      String harmless = world.publishKeySet();
      String leaked = world.keyId();
      world.rotateKeys();
      String revoking = world.publishKeySet(leaked);

      must(client.offline().importKeySet(revoking));
      must(client.offline().importKeySet(harmless));

      assertThat(client.check()).isEqualTo(new NotKnown(Doubt.LICENSE_NOT_TRUSTED));
      assertThat(client.supportReport()).contains("key set 2");
    }
  }
}
