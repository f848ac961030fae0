package dev.licensing.examples.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.examples.desktop.model.Offer.Kind;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Fault;
import dev.licensing.testkit.LicensingExtension;
import dev.licensing.testkit.LicensingWorld;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages a person walks through, against the real engine; no screen is needed. */
@ExtendWith(LicensingExtension.class)
class ActivationTest extends Walk {

  private SerialNumber serial;

  @BeforeEach
  void start(LicensingWorld given, FakeMachine desktop) {
    begin(given, desktop);
    serial = world.givenOwned(ada, Terms.singleMachine());
    walk.type(serial.value());
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void fromTheSerialThroughSignInToTheLicense() {
    assertThat(walk.page()).isInstanceOf(Page.Serial.class);

    walk.activate();
    assertThat(walk.page()).isInstanceOf(Page.SignIn.class);
    walk.signIn("ada@example.com", "not her password");
    Page.SignIn again = (Page.SignIn) walk.page();
    assertThat(walk.options().words().sentences().of(again.trouble().orElseThrow()))
        .isEqualTo("E-mail address and password do not fit together.");
    assertThat(walk.email()).isEqualTo("ada@example.com");
    signIn();

    assertThat(walk.page()).isInstanceOf(Page.Standing.class);
    assertThat(said()).isEqualTo("Activated. Machines in use with this serial number: 1 of 1.");
    assertThat(client.check().licensed()).isTrue();
    assertThat(walk.canGoBack()).isFalse();
  }

  @Test
  void whoGoesBackFromSigningInSeesTheSerialAgain() {
    walk.activate();
    walk.back();

    assertThat(walk.page()).isInstanceOf(Page.Serial.class);
    assertThat(walk.serial().serial()).contains(serial);
  }

  @Test
  @Tag("rule-3.2")
  void aTakenSeatIsReleasedFromHereOnceThePersonHasStatedWhyThatIsRight() {
    world.givenActivation(ada, serial, FakeMachine.named("R&D-laptop"));
    walk.activate();
    signIn();
    Offer release = offered(Kind.FORCE_RELEASE);
    assertThat(release.fact("machine")).isEqualTo("R&D-laptop");

    walk.take(release);
    Page.ForceReleasing asked = (Page.ForceReleasing) walk.page();
    assertThat(asked.report().report().machine()).isEqualTo("R&D-laptop");
    assertThat(world.live(serial)).as("nothing has happened yet").hasSize(1);
    assertThat(client.check().licensed()).isFalse();
    walk.seats().forceRelease();

    assertThat(client.check().licensed()).isTrue();
    assertThat(walk.page()).isInstanceOf(Page.Standing.class);
    assertThat(world.live(serial))
        .singleElement()
        .satisfies(use -> assertThat(use.machine().name()).isEqualTo("desktop"));
  }

  @Test
  @Tag("rule-3.3")
  void duringTheCoolDownTheButtonWaitsForItsInstant() {
    world.givenActivation(ada, serial, FakeMachine.named("first"));
    world.situations().releasedByForce(serial);
    world.givenActivation(ada, serial, FakeMachine.named("second"));
    walk.activate();
    signIn();

    Offer release = offered(Kind.FORCE_RELEASE);
    assertThat(walk.ripe(release)).isFalse();
    world.clock().set(release.from().orElseThrow().minusMillis(1));
    assertThat(walk.ripe(release)).isFalse();
    world.clock().set(release.from().orElseThrow());
    assertThat(walk.ripe(release)).isTrue();
  }

  /** Ten minutes later the proof is too old. */
  @Test
  void whoHasToProveAgainWhoTheyAreSignsInAndGoesOn() {
    world.givenActivation(ada, serial, FakeMachine.named("old"));
    walk.activate();
    signIn();
    world.clock().advance(Duration.ofMinutes(30));

    walk.take(offered(Kind.FORCE_RELEASE));
    assertThat(((Page.SignIn) walk.page()).again()).isTrue();
    signIn();
    assertThat(walk.page()).isInstanceOf(Page.ForceReleasing.class);
    walk.seats().forceRelease();
    assertThat(client.check().licensed()).isTrue();
  }

  @Test
  @Tag("rule-4.3")
  void whoHasNoAccessAsksTheOwner() {
    Account bob = world.givenAccount("bob@example.com", "Bob");
    SerialNumber his = world.givenOwned(bob, Terms.singleMachine());
    walk.type(his.value());
    walk.activate();
    signIn();

    walk.take(offered(Kind.ASK_FOR_ACCESS));
    walk.seats().askOwner("Please, for the new project.");

    assertThat(said()).isEqualTo("The owner was asked.");
    assertThat(world.notices())
        .anySatisfy(
            notice -> {
              assertThat(notice.notice().kind()).isEqualTo(NoticeKind.ACCESS_REQUESTED);
              assertThat(notice.notice().toString()).contains("for the new project");
            });
  }

  @Test
  @Tag("rule-4.2")
  void anUnownedSerialIsClaimedAndActivated() {
    SerialNumber unowned = world.givenSerial(Terms.singleMachine());
    walk.type(unowned.value());
    walk.activate();
    signIn();

    walk.take(offered(Kind.CLAIM));

    assertThat(client.check().licensed()).isTrue();
    assertThat(world.order(unowned).customer()).contains(ada.id());
  }

  @Test
  @Tag("rule-12.3")
  void silenceIsNoAnswerAndCanBeTriedAgain() {
    world.transport().disconnect();
    walk.activate();
    walk.signIn("ada@example.com", LicensingWorld.PASSWORD);
    assertThat(((Page.SignIn) walk.page()).trouble().orElseThrow())
        .isInstanceOfSatisfying(
            Reply.NoAnswer.class, none -> assertThat(none.silence()).isEqualTo(Silence.CONNECTION));
    world.transport().heal();
    world.transport().pass().next(Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST);
    signIn();
    assertThat(((Page.Trouble) walk.page()).reply()).isInstanceOf(Reply.NoAnswer.class);
    world.transport().heal();

    walk.take(offered(Kind.TRY_AGAIN));

    assertThat(client.check().licensed()).isTrue();
    assertThat(world.live(serial)).as("a lost answer takes no second seat").hasSize(1);
  }

  @Test
  void anotherSerialIsActivatedAfterTheOneThatIsHeldIsReleased() {
    walk.activate();
    signIn();
    SerialNumber other = world.givenOwned(ada, Terms.singleMachine());
    walk.enterSerial();
    walk.type(other.value());
    walk.activate();

    walk.take(offered(Kind.RELEASE_HERE));
    assertThat(walk.page()).isInstanceOf(Page.Releasing.class);
    walk.seats().release();

    assertThat(walk.license().orElseThrow().serial()).isEqualTo(other);
    assertThat(world.live(serial)).isEmpty();
  }

  @Test
  @Tag("rule-3.1")
  void theSeatOfThisMachineIsGivenBack() {
    walk.activate();
    signIn();
    walk.seats().askToRelease();
    assertThat(client.check().licensed()).isTrue();
    walk.seats().release();

    assertThat(said()).isEqualTo("This machine was released.");
    assertThat(world.live(serial)).isEmpty();
    open(options());
    assertThat(walk.page()).isInstanceOf(Page.Serial.class);
  }

  @Test
  void whoStopsWaitingHearsNothingMoreAndFindsWhatCameOfIt() {
    walk.activate();
    signIn();
    walk.seats().askToRelease();
    walk.seats().release();
    open(options());
    walk.type(serial.value());
    busy = true;
    walk.activate();
    assertThat(walk.waiting()).contains("waiting.activate");
    walk.back();
    assertThat(walk.waiting()).isEmpty();
    assertThat(walk.page()).isInstanceOf(Page.Serial.class);

    answerNow();

    assertThat(client.check().licensed()).isTrue();
    assertThat(walk.page()).as("what is true by now is shown").isInstanceOf(Page.Standing.class);
    assertThat(said()).as("but nobody waited for it").isEmpty();
  }

  @Test
  void aMessageIsPreparedAndCopiedWhereNoMailCanBeWritten() {
    walk.activate();
    world.givenStanding(serial, dev.licensing.core.model.Standing.SUSPENDED);
    open(options().support(URI.create("mailto:help@example.com")));
    walk.type(serial.value());
    walk.activate();
    signIn();

    walk.take(offered(Kind.WRITE));
    assertThat(visited.orElseThrow().toString())
        .startsWith("mailto:help@example.com?subject=License%20of%20Acme%20Studio&body=")
        .contains("ORDER_SUSPENDED")
        .doesNotContain(serial.value());
    assertThat(copied).isEmpty();
    browses = false;
    walk.take(offered(Kind.WRITE));
    assertThat(copied).contains("The vendor has suspended this order").contains("ORDER_SUSPENDED");
    assertThat(said()).isEqualTo("A message is on the clipboard; paste it into a mail.");
  }

  @Test
  void aClientThatWasClosedMeanwhileIsSaid() {
    walk.activate();
    client.close();
    walk.signIn("ada@example.com", LicensingWorld.PASSWORD);

    assertThat(((Page.SignIn) walk.page()).trouble().orElseThrow())
        .isInstanceOfSatisfying(
            Reply.NotSent.class, none -> assertThat(none.hindrance()).isEqualTo(Hindrance.CLOSED));
    assertThat(walk.waiting()).isEmpty();
  }
}
