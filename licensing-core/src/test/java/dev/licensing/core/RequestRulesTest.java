package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Answer.Sharing;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Rules 4.3, 5.6, 5.7, 7.1: one request for one matter. Alice bought two orders, Bob and Carol use
 * them, Dave has nothing to do with them.
 */
class RequestRulesTest extends Story {

  private static final Terms TERMS = Terms.perDeveloper(3).withUsersAtOnce(UsersAtOnce.ANY);

  private final AccountId dave = account("dave");
  private OrderId first;
  private OrderId second;

  @BeforeEach
  void aliceBoughtTwoOrders() {
    first = sold(TERMS, buyers("alice", ""), SERIAL);
    second = sold(TERMS, buyers("alice", ""), SECOND);
  }

  private RequestId askForManager(OrderId order, String manager) {
    RequestId id = new RequestId(world.id());
    return answer(
            world.execute(new AddLicenseManager(world.by(alice), order, id, email(manager))),
            Answer.Requested.class)
        .request();
  }

  private RequestId askForTransfer(OrderId order, String to) {
    RequestId id = new RequestId(world.id());
    return answer(
            world.execute(
                new RequestOrderTransfer(world.by(alice), order, id, email(to), "Somebody")),
            Answer.Requested.class)
        .request();
  }

  private RequestId askForDeactivation(Activation activation) {
    return answer(
            world.execute(
                new RequestRemoteDeactivation(
                    world.by(alice), activation.id(), new RequestId(world.id()), "it burnt")),
            Answer.RemoteDeactivationRequested.class)
        .request();
  }

  private Decision approve(RequestId request) {
    return world.execute(new ApproveRequest(world.byVendor(), request));
  }

  @Test
  @Tag("rule-5.7")
  void forAnotherPersonOrAnotherOrderIsAnotherRequest() {
    RequestId bobs = askForManager(first, "bob");

    assertThat(askForManager(first, "bob")).isEqualTo(bobs);
    assertThat(askForManager(first, "carol")).isNotEqualTo(bobs);
    assertThat(askForManager(second, "bob")).isNotEqualTo(bobs);
    assertThat(world.state.requests()).hasSize(3);
  }

  @Test
  @Tag("rule-5.6")
  void aTransferTakesThePlaceOfATransferOfTheSameOrderOnly() {
    RequestId manager = askForManager(first, "bob");
    RequestId other = askForTransfer(second, "bob");
    RequestId old = askForTransfer(first, "bob");

    RequestId now = askForTransfer(first, "carol");

    assertThat(world.state.requests())
        .extracting(Request::id)
        .containsExactlyInAnyOrder(manager, other, now)
        .doesNotContain(old);
  }

  @Test
  @Tag("rule-7.1")
  void forAnotherMachineIsAnotherRequest() {
    Activation desktop = activated(bob, SERIAL, DESKTOP);
    Activation laptop = activated(bob, SERIAL, LAPTOP);

    RequestId one = askForDeactivation(desktop);

    assertThat(askForDeactivation(desktop)).isEqualTo(one);
    assertThat(askForDeactivation(laptop)).isNotEqualTo(one);
  }

  @Test
  @Tag("rule-4.3")
  void forAnotherSerialIsAnotherRequest() {
    RequestId one = access(carol, requestAccess(carol, SERIAL));

    assertThat(access(carol, requestAccess(carol, SERIAL))).isEqualTo(one);
    assertThat(access(carol, requestAccess(carol, SECOND))).isNotEqualTo(one);
    assertThat(access(bob, requestAccess(bob, SERIAL))).isNotEqualTo(one);
  }

  private RequestId access(AccountId who, Decision decision) {
    RequestId request = answer(decision, Answer.AccessRequested.class).request().orElseThrow();
    assertThat(world.state.requests()).anyMatch(r -> r.id().equals(request) && r.by().equals(who));
    return request;
  }

  @Test
  @Tag("rule-4.3")
  @Tag("rule-5.6")
  void whoBecameTheOwnerMeanwhileAnswersTheirOwnRequestAndIsNotAssigned() {
    RequestId request = access(carol, requestAccess(carol, SERIAL));
    permitted(approve(askForTransfer(first, "carol")));

    permitted(world.execute(new ApproveRequest(world.by(carol), request)));

    assertThat(world.state.requests()).isEmpty();
    assertThat(world.state.assignments()).isEmpty();
  }

  @Test
  @Tag("rule-5.7")
  @Tag("rule-5.9")
  void whoWaitsForOneRoleIsToldFromWhoWaitsForAnother() {
    terms(first, TERMS.withAdmission(Admission.SELF_SERVICE));
    assertThat(addManager("newcomer")).isEqualTo(Sharing.INVITED);
    assertThat(addManager("newcomer")).isEqualTo(Sharing.UNCHANGED);
    assertThat(addManager("other")).isEqualTo(Sharing.INVITED);

    permitted(removeManager("newcomer"));

    assertThat(world.state.pendingRoles())
        .extracting(PendingRole::email)
        .containsExactly(email("other"));
    OrderId waiting = sold(TERMS, buyers("alice", "newcomer"), THIRD);
    refused(
        world.execute(new RemoveLicenseManager(world.byVendor(), waiting, email("newcomer"))),
        RefusalCode.NOT_A_LICENSE_MANAGER);
  }

  private Sharing addManager(String who) {
    return answer(
            world.execute(
                new AddLicenseManager(
                    world.by(alice), first, new RequestId(world.id()), email(who))),
            Answer.ManagerAdded.class)
        .outcome();
  }

  private Decision removeManager(String who) {
    return world.execute(new RemoveLicenseManager(world.by(alice), first, email(who)));
  }

  @Test
  @Tag("rule-5.6")
  void anOrderWaitsForOneCustomerOnly() {
    OrderId order = sold(TERMS, buyers("", "alice", "waiting"), THIRD);
    permitted(approve(askForTransfer(order, "newcomer")));
    permitted(approve(askForTransfer(order, "other")));
    assertThat(world.state.pendingRoles())
        .extracting(role -> role.role() + " " + role.email())
        .containsExactlyInAnyOrder(
            Role.LICENSE_MANAGER + " waiting@example.com", Role.CUSTOMER + " other@example.com");

    permitted(approve(askForTransfer(order, "bob")));

    assertThat(world.order(order).customer()).contains(bob);
    account("other");
    assertThat(world.order(order).customer()).contains(bob);
  }

  @Test
  @Tag("rule-5.6")
  void aTransferToWhoIsTheCustomerChangesNothing() {
    Decision decision = approve(askForTransfer(first, "alice"));

    assertThat(permitted(decision).changes())
        .as("the request is closed, and that is all")
        .hasSize(1);
    assertThat(permitted(decision).notices()).hasSize(1);
  }

  @Test
  @Tag("rule-5.6")
  void theOldCustomerIsAssignedToWhatTheyUseOfThatOrderOnce() {
    Activation one = activated(alice, SERIAL, DESKTOP);
    activated(alice, SERIAL, LAPTOP);
    activated(alice, SECOND, DESKTOP);

    permitted(approve(askForTransfer(first, "bob")));
    permitted(release(alice, one.id(), DESKTOP));

    assertThat(world.state.assignments())
        .extracting(assignment -> assignment.serial() + " " + assignment.account())
        .containsExactly(SERIAL + " " + alice);
    permitted(
        approve(
            answer(
                    world.execute(
                        new RequestOrderTransfer(
                            world.by(bob),
                            first,
                            new RequestId(world.id()),
                            email("alice"),
                            "Alice")),
                    Answer.Requested.class)
                .request()));
    permitted(approve(askForTransfer(first, "dave")));
    assertThat(world.order(first).customer()).as("once more").contains(dave);
    assertThat(world.state.assignments()).hasSize(1);
  }
}
