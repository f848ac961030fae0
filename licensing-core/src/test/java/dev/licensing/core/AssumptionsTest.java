package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Terms;
import java.util.Collection;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a decision rests on, where it takes a rare race to show that it is said: that those who act,
 * and those who are given something, still exist, and that nobody keeps a seat who goes.
 */
class AssumptionsTest extends Story {

  private OrderId order;

  @BeforeEach
  void aliceOwnsAndCarolManages() {
    order = sold(Terms.perDeveloper(2), buyers("alice", "", "carol"), SERIAL);
    terms(order, Terms.singleMachine().withMachineLimit(2).withAdmission(Admission.SELF_SERVICE));
    permitted(assign(alice, "bob", SERIAL));
  }

  private Collection<Assumption> restsOn(Decision decision) {
    return permitted(decision).assumptions();
  }

  private Assumption exists(AccountId who) {
    return new Assumption.AccountAt(who, world.account(who).orElseThrow().revision());
  }

  private Decision transfer(boolean stay) {
    return world.preview(
        new TransferSerials(
            world.by(alice), set(SERIAL), email("bob"), stay, Optional.empty(), Optional.empty()));
  }

  @Test
  @Tag("rule-14.1")
  void thatWhoActsExists() {
    AddLicenseManager adding =
        new AddLicenseManager(world.by(carol), order, new RequestId(world.id()), email("bob"));

    assertThat(restsOn(world.preview(adding))).contains(exists(carol));
  }

  @Test
  @Tag("rule-14.1")
  void thatWhoReinstatesExists() {
    activated(bob, SERIAL, DESKTOP);
    permitted(remove(carol, order, bob));

    assertThat(restsOn(world.preview(new ReinstateUser(world.by(carol), bob))))
        .contains(exists(carol), exists(bob));
    Actor vendor = new Actor.Vendor("shop");
    assertThat(restsOn(world.preview(new ReinstateUser(world.by(vendor), bob))))
        .contains(exists(bob));
  }

  @Test
  @Tag("rule-14.1")
  @Tag("rule-4.7")
  void thatWhoReceivesExistsAndThatWhoGoesHasNoSeat() {
    Assumption unused = new Assumption.SerialUnusedBy(SERIAL, alice, world.now);

    assertThat(restsOn(transfer(false))).contains(exists(bob), unused);
    assertThat(restsOn(transfer(true))).contains(exists(bob)).doesNotContain(unused);
  }
}
