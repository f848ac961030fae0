package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Bearer;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Fault;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Who has nothing but a serial activates it where that is enough. */
@Tag("rule-2.12")
class BearerTest {

  private static final Terms TERMS =
      Terms.singleMachine().withMachineLimit(2).withAccess(Access.BEARER);

  @TempDir Path directory;

  private Desk desk(LicensingWorld world, Terms terms) {
    return new Desk(
        world,
        world.givenAccount(Desk.EMAIL, "Ada"),
        world.givenSerial(terms),
        FakeMachine.named("desk"),
        directory);
  }

  private static String code(Reply<?> reply) {
    return ((Reply.Refused<?>) reply).problem().code();
  }

  @LicensingTest
  @Tag("rule-2.4")
  @Tag("rule-3.1")
  void theWholeLifeWithoutAnAccount(LicensingWorld world) {
    Desk desk = desk(world, TERMS);
    try (LicensingClient client = desk.started()) {
      assertThat(must(client.activateAsBearer(desk.serial().value())).existing()).isFalse();
      assertThat(client.check()).isInstanceOf(Licensed.class);
      assertThat(must(client.activateAsBearer(desk.serial().value())).existing()).isTrue();
      assertThat(desk.liveSeats()).isEqualTo(1);

      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);
      must(client.release());
      assertThat(desk.liveSeats()).isZero();
    }
    assertThat(world.live(desk.serial())).isEmpty();
  }

  @LicensingTest
  @Tag("rule-2.2")
  @Tag("rule-2.4")
  void whoeverHasTheSerialIsOneUserAndTheLimitCounts(LicensingWorld world, @TempDir Path second) {
    Desk desk = desk(world, TERMS);
    must(desk.started().activateAsBearer(desk.serial().value()));
    Desk laptop = desk.on(FakeMachine.named("laptop")).at(second.resolve("1"));
    must(laptop.started().activateAsBearer(desk.serial().value()));
    Desk third = desk.on(FakeMachine.named("third")).at(second.resolve("2"));

    Reply<?> refused = third.started().activateAsBearer(desk.serial().value());

    assertThat(code(refused)).isEqualTo("MACHINE_LIMIT_REACHED");
    assertThat(refused.toString()).as("others' machines").doesNotContain("laptop", "desk");
    Desk lost = desk.at(second.resolve("3"));
    assertThat(must(lost.started().activateAsBearer(desk.serial().value())).existing())
        .as("the same machine finds its seat again, though everything on it is lost")
        .isTrue();
  }

  @LicensingTest
  @Tag("rule-2.3")
  void aPersonIsAnotherUser(LicensingWorld world, @TempDir Path second) {
    Desk desk = desk(world, TERMS);
    must(desk.started().activateAsBearer(desk.serial().value()));

    Reply<?> refused = desk.at(second).signedIn().activate(desk.serial().value());

    assertThat(code(refused)).isEqualTo("HELD_BY_ANOTHER_USER");
  }

  @LicensingTest
  @Tag("rule-2.8")
  void whereAnAccountIsNeededItLooksAsIfThereWereNoSuchSerial(LicensingWorld world) {
    Desk desk = desk(world, Terms.perDeveloper(2));
    SerialNumber never = SerialNumber.fromRandom(new byte[15]);
    try (LicensingClient client = desk.started()) {
      Reply<?> needed = client.activateAsBearer(desk.serial().value());
      Reply<?> unknown = client.activateAsBearer(never.value());

      assertThat(code(needed)).isEqualTo("NOT_SIGNED_IN");
      assertThat(code(unknown)).isEqualTo("NOT_SIGNED_IN");
      assertThat(client.status().pending()).as("nothing is left to repeat").isEmpty();
      for (int i = 0; i < 8; i++) {
        client.activateAsBearer(never.value());
      }
      assertThat(code(client.activateAsBearer(desk.serial().value())))
          .as("guessing ends")
          .isEqualTo("TOO_MANY_ATTEMPTS");
      client.useToken(world.signedIn(desk.user()));
      assertThat(client.account().serials()).isInstanceOf(Reply.Done.class);
    }
  }

  @LicensingTest
  @Tag("rule-2.4")
  void aLostAnswerEndsWithOneSeatAndNobodyNeedsToSignIn(LicensingWorld world) {
    Desk desk = desk(world, TERMS);
    world.transport().next(Fault.ANSWER_LOST);
    try (LicensingClient client = desk.started()) {
      assertThat(client.activateAsBearer(desk.serial().value())).isInstanceOf(Reply.NoAnswer.class);
    }
    try (LicensingClient later = desk.started()) {
      assertThat(must(later.refresh())).isInstanceOf(Licensed.class);
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @LicensingTest
  void ofOtherTermsTheBearerKeepsWhatItHasAndGetsNoMore(
      LicensingWorld world, @TempDir Path second) {
    Desk desk = desk(world, TERMS);
    try (LicensingClient client = desk.started()) {
      must(client.activateAsBearer(desk.serial().value()));
      world.givenTerms(desk.serial(), TERMS.withAccess(Access.ANYONE_WITH_SERIAL));

      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);
      Desk other = desk.on(FakeMachine.named("other")).at(second);
      assertThat(code(other.started().activateAsBearer(desk.serial().value())))
          .isEqualTo("NOT_SIGNED_IN");
    }
  }

  @LicensingTest
  void theBearerOfOneSerialIsNobodyOnAnother(LicensingWorld world) {
    Terms any = TERMS.withSeats(SeatTerms.nodeLocked(2, UsersAtOnce.ANY));
    Desk desk = desk(world, any);
    must(desk.started().activateAsBearer(desk.serial().value()));
    SerialNumber other = world.givenSerial(any);

    var decision =
        world.decide(
            world
                .commands()
                .activate(Bearer.of(desk.serial()).id(), other, FakeMachine.named("x")));

    assertThat(decision.refusals()).hasSize(1);
    assertThat(decision.refusals().toString()).contains("ACCOUNT_NOT_RECOGNISED");
  }
}
