package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.command.ViewRequests;
import dev.licensing.core.command.ViewSerial;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 14.4: what a line of the record says of each kind of command. */
class RecordRulesTest extends Story {

  private RecordEntry last() {
    return world.record.get(world.record.size() - 1);
  }

  private RecordEntry lineOf(Command command) {
    world.execute(command);
    return last();
  }

  @Test
  @Tag("rule-14.4")
  void whoGaveTheCommand() {
    aliceOwnsAndBobIsAssigned();
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    assertThat(last().actor()).isEqualTo("account:" + bob);
    assertThat(last().author()).contains(bob);

    refresh(bobs.id(), DESKTOP);
    assertThat(last().actor()).isEqualTo("activation:" + bobs.id());
    assertThat(last().onBehalfOf()).contains(bob);
    assertThat(last().author()).as("it is Bob's machine").contains(bob);

    assertThat(lineOf(new EndLapsedLeases(world.byVendor())).actor()).isEqualTo("vendor:shop");
    assertThat(lineOf(ViewEstate.own(world.by(new Actor.Visitor()))).actor()).isEqualTo("visitor");
  }

  @Test
  @Tag("rule-14.4")
  void anActivationIsNamedIfThereIsOne() {
    aliceOwnsAndBobIsAssigned();
    ActivationId id = activated(bob, SERIAL, DESKTOP).id();
    assertThat(last().activations()).containsExactly(id);
    assertThat(last().serials()).containsExactly(SERIAL);
    assertThat(last().onBehalfOf()).as("one's own").isEmpty();
    assertThat(last().permitted()).isTrue();

    refused(activate(carol, SERIAL, LAPTOP), ALL_THREE);
    assertThat(last().activations()).isEmpty();
    assertThat(last().serials()).containsExactly(SERIAL);
    assertThat(last().refusals()).containsExactly(ALL_THREE);
    assertThat(last().permitted()).isFalse();

    permitted(world.execute(new OfferTrial(world.byVendor(), PRODUCT, trial())));
    assertThat(last().serials()).isEmpty();
    ActivationId tried = new ActivationId(world.id());
    permitted(world.execute(trying(tried)));
    assertThat(last().activations()).containsExactly(tried);
    assertThat(last().serials()).containsExactly(SECOND);
    refused(world.execute(trying(new ActivationId(world.id()))), RefusalCode.TRIAL_USED);
    assertThat(last().activations()).isEmpty();
    assertThat(last().serials()).isEmpty();
  }

  private static final RefusalCode[] ALL_THREE = {
    RefusalCode.ACCESS_NOT_GRANTED,
    RefusalCode.HELD_BY_ANOTHER_USER,
    RefusalCode.MACHINE_LIMIT_REACHED
  };

  private static Optional<Terms> trial() {
    return Optional.of(Terms.trial(Duration.ofDays(14)));
  }

  /** Another account each time, on one machine. */
  private StartTrial trying(ActivationId activation) {
    return new StartTrial(
        world.by(world.state.trials().isEmpty() ? bob : carol),
        PRODUCT,
        TABLET,
        new OrderId(world.id()),
        SECOND,
        activation,
        Optional.empty(),
        SmallWorld.NONCE);
  }

  @Test
  @Tag("rule-14.4")
  void aViewIsOfAnOrderOrASerialOrOfAllOnesOwn() {
    aliceOwnsAndBobIsAssigned();
    OrderId order = world.order(SERIAL).id();

    RecordEntry serial = lineOf(new ViewSerial(world.by(alice), SERIAL));
    assertThat(serial.serials()).containsExactly(SERIAL);
    RecordEntry whole = lineOf(new ViewOrder(world.by(alice), order, Optional.empty()));
    assertThat(whole.orders()).containsExactly(order);
    assertThat(lineOf(ViewEstate.own(world.by(alice))).serials()).isEmpty();
    assertThat(lineOf(new ViewRequests(world.byVendor(), Optional.empty())).orders()).isEmpty();
  }

  @Test
  @Tag("rule-14.4")
  @Tag("rule-6.2")
  void aRemovalNamesWhomItRemovedAndAllThatEnded() {
    OrderId order = sold(Terms.perDeveloper(2), buyers("alice", ""), SERIAL);
    Activation bobs = activated(bob, SERIAL, DESKTOP);

    refused(remove(alice, order, carol), RefusalCode.USER_NOT_RECOGNISED);
    assertThat(last().activations()).isEmpty();
    assertThat(last().onBehalfOf()).contains(carol);
    permitted(remove(alice, order, bob));

    assertThat(last().onBehalfOf()).contains(bob);
    assertThat(last().activations()).containsExactly(bobs.id());
    assertThat(last().serials()).containsExactly(SERIAL);
    assertThat(last().orders()).containsExactly(order);
  }

  @Test
  @Tag("rule-14.4")
  void aRequestIsDecidedOnBehalfOfWhoAsked() {
    aliceOwnsAndBobIsAssigned();
    OrderId order = world.order(SERIAL).id();
    RequestId request =
        answer(requestAccess(carol, SERIAL), Answer.AccessRequested.class).request().orElseThrow();

    RecordEntry line = lineOf(new ApproveRequest(world.by(alice), request));

    assertThat(line.onBehalfOf()).contains(carol);
    assertThat(line.orders()).containsExactly(order);
    RecordEntry again = lineOf(new ApproveRequest(world.by(alice), request));
    assertThat(again.orders()).isEmpty();
    assertThat(again.onBehalfOf()).isEmpty();
  }

  @Test
  @Tag("rule-14.4")
  void aDeletionNamesTheSerialsThatWereOwned() {
    aliceOwnsAndBobIsAssigned();
    deleted(alice);
    assertThat(last().serials()).containsExactly(SERIAL);

    RecordEntry nobodys = lineOf(new DeleteAccount(world.by(alice), Optional.empty()));
    assertThat(nobodys.serials()).isEmpty();
    assertThat(nobodys.refusals()).containsExactly(RefusalCode.ACCOUNT_NOT_RECOGNISED);
  }

  @Test
  @Tag("rule-14.4")
  @Tag("rule-2.11")
  void housekeepingNamesWhatLapsedUnlessItWasRefused() {
    Duration lease = Duration.ofHours(1);
    aliceOwnsAndBobIsAssigned(
        Terms.singleMachine()
            .withSeats(SeatTerms.floating(1, lease))
            .withUsersAtOnce(UsersAtOnce.ANY));
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    world.pass(lease);

    assertThat(lineOf(new EndLapsedLeases(world.by(alice))).activations()).isEmpty();
    RecordEntry line = lineOf(new EndLapsedLeases(world.byVendor()));

    assertThat(line.activations()).containsExactly(bobs.id());
    assertThat(line.serials()).containsExactly(SERIAL);
  }

  @Test
  @Tag("rule-14.4")
  @Tag("rule-10.1")
  void supportsActIsOnBehalfOfTheUserWhoIsToldHowManySeatsAreLeft() {
    sold(Terms.perDeveloper(3), buyers("alice", ""), SERIAL);
    Activation gone = activated(bob, SERIAL, DESKTOP);
    activated(bob, SERIAL, LAPTOP);

    var decision =
        world.execute(
            new DeactivateRemotely(world.byVendor(), gone.id(), false, "", Optional.empty()));

    assertThat(last().onBehalfOf()).contains(bob);
    assertThat(permitted(decision).notices().get(0).facts())
        .containsEntry("seats", "1")
        .containsEntry("of", "3");
  }
}
