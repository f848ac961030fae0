package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Answer.Sharing;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.Terms;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 4 of the rules. */
class OwnershipRulesTest extends Story {

  @Test
  @Tag("rule-4.1")
  void aSerialHasAtMostOneOwner() {
    sold(Terms.singleMachine(), SERIAL);
    permitted(claim(alice, SERIAL));

    refused(claim(bob, SERIAL), RefusalCode.SERIAL_ALREADY_OWNED);

    assertThat(world.order(SERIAL).customer()).contains(alice);
  }

  @Test
  @Tag("rule-4.1")
  void aSerialIsIssuedOnce() {
    sold(Terms.singleMachine(), SERIAL);

    Decision again =
        world.execute(
            IssueOrder.unowned(
                world.by(new Actor.Vendor("shop")),
                new OrderId(world.id()),
                new ProductId("acme-studio"),
                Terms.singleMachine(),
                new TreeSet<>(Set.of(SERIAL, SECOND))));

    refused(again, RefusalCode.SERIAL_ALREADY_ISSUED);
    assertThat(world.state.serials(world.now)).hasSize(1);
  }

  @Test
  @Tag("rule-4.1")
  void anOrderIsIssuedOnce() {
    OrderId order = sold(Terms.singleMachine(), SERIAL);

    Decision again =
        world.execute(
            IssueOrder.unowned(
                world.byVendor(),
                order,
                new ProductId("acme-studio"),
                Terms.perDeveloper(9),
                new TreeSet<>(Set.of(SECOND))));

    refused(again, RefusalCode.ORDER_ALREADY_ISSUED);
    assertThat(world.order(order).terms()).isEqualTo(Terms.singleMachine());
    assertThat(world.state.serials(world.now)).hasSize(1);
  }

  @Test
  @Tag("rule-4.1")
  void onlyTheVendorIssuesOrders() {
    Decision attempt =
        world.execute(
            IssueOrder.unowned(
                world.by(alice),
                new OrderId(world.id()),
                new ProductId("acme-studio"),
                Terms.singleMachine(),
                new TreeSet<>(Set.of(SERIAL))));

    refused(attempt, RefusalCode.VENDOR_ONLY);
  }

  @Test
  @Tag("rule-4.2")
  void anUnownedClaimableSerialBelongsToWhoPresentsIt() {
    sold(Terms.singleMachine(), SERIAL);

    Answer.Claimed claimed = answer(claim(alice, SERIAL), Answer.Claimed.class);

    assertThat(claimed.serials()).containsExactly(SERIAL);
    assertThat(permitted(claim(alice, SERIAL)).changes()).as("claimed before").isEmpty();
  }

  @Test
  @Tag("rule-4.2")
  void anOrderIsClaimedOnlyByPresentingAllItsSerials() {
    sold(Terms.singleMachine(), SERIAL, SECOND);

    Decision one = claim(alice, SERIAL);

    refused(one, RefusalCode.ORDER_INCOMPLETE);
    assertThat(reason(one, RefusalCode.ORDER_INCOMPLETE).facts())
        .containsEntry("presented", "1")
        .containsEntry("of", "2");
    permitted(claim(alice, SERIAL, SECOND));
  }

  @Test
  @Tag("rule-4.2")
  void serialsOfSeveralOrdersAreNotClaimedTogether() {
    sold(Terms.singleMachine(), SERIAL);
    sold(Terms.singleMachine(), SECOND);

    refused(claim(alice, SERIAL, SECOND), RefusalCode.SEVERAL_ORDERS);
  }

  @Test
  @Tag("rule-4.2")
  void whatTheTermsDoNotLetBeClaimedIsNotClaimed() {
    sold(Terms.singleMachine().withClaimable(false), SERIAL);

    refused(claim(alice, SERIAL), RefusalCode.SERIAL_NOT_CLAIMABLE);
  }

  @Test
  @Tag("rule-4.2")
  void aClaimIsAllOrNothingAndNamesEachSerialThatFails() {
    sold(Terms.singleMachine(), SERIAL);

    Decision attempt = claim(alice, SERIAL, NEVER_ISSUED);

    refused(attempt, RefusalCode.SERIAL_NOT_RECOGNISED);
    assertThat(reason(attempt, RefusalCode.SERIAL_NOT_RECOGNISED).facts())
        .containsEntry("serial", NEVER_ISSUED.value());
    assertThat(world.order(SERIAL).customer()).isEmpty();
  }

  @Test
  @Tag("rule-4.3")
  void presentingAnOwnedSerialOffersAnAccessRequestThatReachesTheOwner() {
    aliceOwnsAndBobIsAssigned();

    Decision attempt = claim(carol, SERIAL);

    refused(attempt, RefusalCode.SERIAL_ALREADY_OWNED);
    assertThat(remedies(reason(attempt, RefusalCode.SERIAL_ALREADY_OWNED)))
        .containsExactly("REQUEST_ACCESS");
    var notices = permitted(requestAccess(carol, SERIAL)).notices();
    assertThat(notices)
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo(NoticeKind.ACCESS_REQUESTED);
              assertThat(notice.to()).isEqualTo(new Notice.ToAccount(alice));
            });
    permitted(assign(alice, "carol", SERIAL));
    activated(carol, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-4.3")
  void accessToAnUnownedSerialIsNotAskedForButClaimed() {
    sold(Terms.singleMachine(), SERIAL);

    refused(requestAccess(carol, SERIAL), RefusalCode.SERIAL_UNOWNED);
    refused(requestAccess(carol, NEVER_ISSUED), RefusalCode.SERIAL_NOT_RECOGNISED);
  }

  @Test
  @Tag("rule-4.3")
  void whoHasAccessAlreadyBothersNobody() {
    aliceOwnsAndBobIsAssigned();

    assertThat(permitted(requestAccess(bob, SERIAL)).notices()).isEmpty();
  }

  @Test
  @Tag("rule-4.4")
  void theOwnerAssignsSeveralSerialsOrNone() {
    sold(Terms.singleMachine(), SERIAL, SECOND);
    permitted(claim(alice, SERIAL, SECOND));

    refused(assign(alice, "bob", SERIAL, SECOND, NEVER_ISSUED), RefusalCode.SERIAL_NOT_RECOGNISED);
    assertThat(world.state.assignments()).isEmpty();

    Answer.Assigned both = answer(assign(alice, "bob", SERIAL, SECOND), Answer.Assigned.class);
    assertThat(both.serials())
        .containsEntry(SERIAL, Answer.Sharing.ASSIGNED)
        .containsEntry(SECOND, Answer.Sharing.ASSIGNED);
  }

  @Test
  @Tag("rule-4.4")
  void assigningTwiceChangesNothing() {
    aliceOwnsAndBobIsAssigned();

    assertThat(permitted(assign(alice, "bob", SERIAL)).changes()).isEmpty();
    assertThat(permitted(assign(alice, "alice", SERIAL)).changes()).as("the owner").isEmpty();
  }

  @Test
  @Tag("rule-4.4")
  void anEmailWithoutAccountIsInvitedAndAssignedOnRegistration() {
    aliceOwnsAndBobIsAssigned();

    Answer.Assigned invited = answer(assign(alice, "dora", SERIAL), Answer.Assigned.class);

    assertThat(invited.serials()).containsEntry(SERIAL, Answer.Sharing.INVITED);
    assertThat(permitted(assign(alice, "dora", SERIAL)).changes()).as("once").isEmpty();
    var dora = account("dora");
    assertThat(world.state.invitations()).isEmpty();
    activated(dora, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-4.4")
  void aWithdrawnInvitationDoesNotBecomeAnAssignment() {
    aliceOwnsAndBobIsAssigned();
    permitted(assign(alice, "dora", SERIAL));

    permitted(unassign(alice, "dora", SERIAL));

    refused(activate(account("dora"), SERIAL, DESKTOP), RefusalCode.ACCESS_NOT_GRANTED);
  }

  @Test
  @Tag("rule-4.5")
  void anAssignedUserUsesTheSerialLikeTheOwnerButDoesNotAssign() {
    aliceOwnsAndBobIsAssigned();

    Activation bobs = activated(bob, SERIAL, DESKTOP);
    permitted(release(bob, bobs.id(), DESKTOP));
    permitted(forceRelease(bob, activated(bob, SERIAL, DESKTOP).id()));
    refused(assign(bob, "carol", SERIAL), RefusalCode.NOT_OWNER);
    refused(unassign(bob, "bob", SERIAL), RefusalCode.NOT_OWNER);
  }

  @Test
  @Tag("rule-4.6")
  void aUserWithALiveActivationIsNotUnassigned() {
    aliceOwnsAndBobIsAssigned();
    Activation bobs = activated(bob, SERIAL, DESKTOP);

    Decision attempt = unassign(alice, "bob", SERIAL);

    refused(attempt, RefusalCode.USER_HAS_ACTIVATION);
    Refusal reason = reason(attempt, RefusalCode.USER_HAS_ACTIVATION);
    assertThat(remedies(reason)).containsExactly("RELEASE_THERE", "FORCE_RELEASE");
    permitted(release(bob, bobs.id(), DESKTOP));
    permitted(unassign(alice, "bob", SERIAL));
    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.ACCESS_NOT_GRANTED);
  }

  @Test
  void unassigningWhoIsNotAssignedChangesNothing() {
    aliceOwnsAndBobIsAssigned();

    assertThat(permitted(unassign(alice, "carol", SERIAL)).changes()).isEmpty();
    assertThat(permitted(unassign(alice, "nobody", SERIAL)).changes()).isEmpty();
  }

  @Test
  void oneEmailOneAccountWhateverItsCase() {
    var twin =
        Account.registered(
            new AccountId(world.id()), new Email("ALICE@Example.com"), "Alice again");

    refused(
        world.execute(new RegisterAccount(world.by(new Actor.Visitor()), twin, "hash")),
        RefusalCode.EMAIL_TAKEN);
    assertThat(world.account(twin.id())).isEmpty();
  }

  @Test
  @Tag("rule-4.4")
  void eachSerialSaysWhatBecameOfIt() {
    sold(Terms.singleMachine(), SERIAL);
    sold(Terms.singleMachine(), SECOND);
    permitted(claim(alice, SERIAL));
    permitted(claim(alice, SECOND));
    permitted(assign(alice, "bob", SERIAL));
    permitted(assign(alice, "dora", SERIAL));

    assertThat(answer(assign(alice, "bob", SERIAL, SECOND), Answer.Assigned.class).serials())
        .containsEntry(SERIAL, Sharing.UNCHANGED)
        .containsEntry(SECOND, Sharing.ASSIGNED);
    assertThat(answer(assign(alice, "dora", SERIAL, SECOND), Answer.Assigned.class).serials())
        .containsEntry(SERIAL, Sharing.UNCHANGED)
        .containsEntry(SECOND, Sharing.INVITED);
    permitted(unassign(alice, "bob", SECOND));
    permitted(unassign(alice, "dora", SECOND));
    assertThat(answer(unassign(alice, "bob", SERIAL, SECOND), Answer.Unassigned.class).serials())
        .containsEntry(SERIAL, Sharing.UNASSIGNED)
        .containsEntry(SECOND, Sharing.UNCHANGED);
    assertThat(answer(unassign(alice, "dora", SERIAL, SECOND), Answer.Unassigned.class).serials())
        .containsEntry(SERIAL, Sharing.UNASSIGNED)
        .containsEntry(SECOND, Sharing.UNCHANGED);
    assertThat(world.state.assignments()).isEmpty();
    assertThat(world.state.invitations()).isEmpty();
  }

  @Test
  @Tag("rule-4.2")
  @Tag("rule-5.1")
  void anOrderWaitsForACustomerWithoutAccountAndForNobodyElse() {
    OrderId waiting = sold(Terms.singleMachine(), buyers("newcomer", ""), SERIAL);
    assertThat(world.order(waiting).reservation())
        .contains(new Reservation(email("newcomer"), Optional.empty()));
    refused(claim(alice, SERIAL), RefusalCode.SERIAL_RESERVED);

    OrderId bobs = sold(Terms.singleMachine(), buyers("bob", ""), SECOND);

    assertThat(world.order(bobs).reservation()).isEmpty();
  }
}
