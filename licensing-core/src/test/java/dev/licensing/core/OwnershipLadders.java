package dev.licensing.core;

import static dev.licensing.core.Story.DESKTOP;
import static dev.licensing.core.Story.LAPTOP;
import static dev.licensing.core.Story.NEVER_ISSUED;
import static dev.licensing.core.Story.PRODUCT;
import static dev.licensing.core.Story.SECOND;
import static dev.licensing.core.Story.SERIAL;
import static dev.licensing.core.Story.THIRD;
import static dev.licensing.core.Story.buyers;
import static dev.licensing.core.Story.email;
import static dev.licensing.core.Story.permitted;
import static dev.licensing.core.Story.set;
import static dev.licensing.core.decision.RefusalCode.*;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Instant;
import java.util.Optional;

/** The ladders of owning and managing: orders, serials, accounts. */
final class OwnershipLadders {

  private static final Optional<ReportHash> STALE = Optional.of(ReportHash.of("another"));

  private OwnershipLadders() {}

  static void issuing(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    OrderId before = story.sold(Terms.singleMachine(), SERIAL);
    OrderId other = new OrderId(world.id());
    ladder
        .rung(
            issue(story, world.by(story.alice), before, SERIAL),
            VENDOR_ONLY,
            ORDER_ALREADY_ISSUED,
            SERIAL_ALREADY_ISSUED)
        .rung(
            issue(story, world.byVendor(), before, SERIAL),
            ORDER_ALREADY_ISSUED,
            SERIAL_ALREADY_ISSUED)
        .rung(issue(story, world.byVendor(), other, SERIAL), SERIAL_ALREADY_ISSUED)
        .top(issue(story, world.byVendor(), other, SECOND));
  }

  private static Decision issue(Story story, Origin by, OrderId order, SerialNumber serial) {
    return story.world.execute(
        IssueOrder.unowned(by, order, PRODUCT, Terms.singleMachine(), set(serial)));
  }

  static void changingEmail(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    ladder
        .rung(
            world.execute(new ChangeEmail(longAgo(story, story.alice), email("bob"))),
            REAUTHENTICATION_REQUIRED,
            EMAIL_TAKEN)
        .rung(world.execute(new ChangeEmail(world.by(story.alice), email("bob"))), EMAIL_TAKEN)
        .top(world.execute(new ChangeEmail(world.by(story.alice), email("new"))));
  }

  /** Four orders at once: one owned, one reserved, one not claimable, one of several serials. */
  static void claiming(Story story, Ladder ladder) {
    SerialNumber fourth = SmallWorld.serialNumber(4);
    story.sold(Terms.singleMachine(), buyers("alice", ""), SERIAL);
    story.sold(Terms.singleMachine(), buyers("nobody-yet", ""), SECOND);
    story.sold(Terms.singleMachine().withClaimable(false), THIRD);
    SerialNumber fifth = SmallWorld.serialNumber(5);
    story.sold(Terms.singleMachine(), fourth, fifth);

    ladder
        .rung(
            story.claim(story.bob, SERIAL, SECOND, THIRD, fourth),
            SERIAL_ALREADY_OWNED,
            SERIAL_RESERVED,
            SERIAL_NOT_CLAIMABLE,
            SEVERAL_ORDERS,
            ORDER_INCOMPLETE)
        .rung(
            story.claim(story.bob, SECOND, THIRD, fourth),
            SERIAL_RESERVED,
            SERIAL_NOT_CLAIMABLE,
            SEVERAL_ORDERS,
            ORDER_INCOMPLETE)
        .rung(
            story.claim(story.bob, THIRD, fourth),
            SERIAL_NOT_CLAIMABLE,
            SEVERAL_ORDERS,
            ORDER_INCOMPLETE);
    story.terms(story.world.order(THIRD).id(), Terms.singleMachine());
    ladder
        .rung(story.claim(story.bob, THIRD, fourth), SEVERAL_ORDERS, ORDER_INCOMPLETE)
        .rung(story.claim(story.bob, fourth), ORDER_INCOMPLETE)
        .top(story.claim(story.bob, fourth, fifth));
  }

  static void transferring(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    SerialNumber fourth = SmallWorld.serialNumber(4);
    story.sold(Terms.singleMachine(), buyers("alice", ""), SERIAL, SECOND, fourth);
    story.sold(Terms.singleMachine(), buyers("carol", ""), THIRD);
    permitted(story.assign(story.carol, "alice", THIRD));
    permitted(story.assign(story.alice, "bob", SERIAL, fourth));
    Activation use = story.activated(story.alice, SERIAL, DESKTOP);
    Origin now = world.by(story.alice);

    ladder
        .rung(
            transfer(story, longAgo(story, story.alice), SERIAL, SECOND, THIRD, NEVER_ISSUED),
            REAUTHENTICATION_REQUIRED,
            SERIAL_NOT_RECOGNISED,
            ORDER_INCOMPLETE,
            NOT_OWNER,
            RECIPIENT_NOT_ASSIGNED,
            USER_HAS_ACTIVATION,
            REPORT_CHANGED)
        .rung(
            transfer(story, now, SERIAL, SECOND, THIRD, NEVER_ISSUED),
            SERIAL_NOT_RECOGNISED,
            ORDER_INCOMPLETE,
            NOT_OWNER,
            RECIPIENT_NOT_ASSIGNED,
            USER_HAS_ACTIVATION,
            REPORT_CHANGED)
        .rung(
            transfer(story, now, SERIAL, SECOND, THIRD),
            ORDER_INCOMPLETE,
            NOT_OWNER,
            RECIPIENT_NOT_ASSIGNED,
            USER_HAS_ACTIVATION,
            REPORT_CHANGED)
        .rung(
            transfer(story, now, SERIAL, SECOND, fourth, THIRD),
            NOT_OWNER,
            RECIPIENT_NOT_ASSIGNED,
            USER_HAS_ACTIVATION,
            REPORT_CHANGED)
        .rung(
            transfer(story, now, SERIAL, SECOND, fourth),
            RECIPIENT_NOT_ASSIGNED,
            USER_HAS_ACTIVATION,
            REPORT_CHANGED);
    permitted(story.assign(story.alice, "bob", SECOND));
    ladder.rung(transfer(story, now, SERIAL, SECOND, fourth), USER_HAS_ACTIVATION, REPORT_CHANGED);
    permitted(story.release(story.alice, use.id(), DESKTOP));
    ladder
        .rung(transfer(story, now, SERIAL, SECOND, fourth), REPORT_CHANGED)
        .top(
            world.execute(
                new TransferSerials(
                    now,
                    set(SERIAL, SECOND, fourth),
                    email("bob"),
                    false,
                    Optional.empty(),
                    Optional.empty())));
  }

  private static Decision transfer(Story story, Origin by, SerialNumber... serials) {
    return story.world.execute(
        new TransferSerials(by, set(serials), email("bob"), false, Optional.empty(), STALE));
  }

  static void relinquishing(Story story, Ladder ladder) {
    story.sold(Terms.singleMachine(), buyers("alice", ""), SERIAL);
    Activation use = story.activated(story.alice, SERIAL, DESKTOP);
    Origin now = story.world.by(story.alice);

    ladder
        .rung(
            relinquish(story, longAgo(story, story.alice), STALE),
            REAUTHENTICATION_REQUIRED,
            SERIAL_IN_USE,
            REPORT_CHANGED)
        .rung(relinquish(story, now, STALE), SERIAL_IN_USE, REPORT_CHANGED);
    permitted(story.release(story.alice, use.id(), DESKTOP));
    ladder
        .rung(relinquish(story, now, STALE), REPORT_CHANGED)
        .top(relinquish(story, now, Optional.empty()));
  }

  private static Decision relinquish(Story story, Origin by, Optional<ReportHash> seen) {
    return story.world.execute(
        new RelinquishSerials(by, set(SERIAL), Optional.<Reservation>empty(), seen));
  }

  static void removing(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    OrderId order =
        story.sold(
            Terms.perDeveloper(2).withUsersAtOnce(UsersAtOnce.ANY), buyers("alice", ""), SERIAL);
    story.activated(story.carol, SERIAL, LAPTOP);

    ladder
        .rung(
            remove(story, world.by(new AccountId(world.id())), order, story.bob),
            ACCOUNT_NOT_RECOGNISED,
            ORDER_NOT_RECOGNISED)
        .rung(
            remove(story, longAgo(story, story.alice), order, story.bob),
            REAUTHENTICATION_REQUIRED,
            USER_NOT_RECOGNISED)
        .rung(remove(story, world.by(story.bob), order, story.carol), ORDER_NOT_RECOGNISED)
        .rung(remove(story, world.by(story.alice), order, story.bob), USER_NOT_RECOGNISED)
        .rung(remove(story, world.by(story.carol), order, story.carol), NOT_MANAGER)
        .rung(
            remove(story, world.by(story.alice), order, story.carol),
            EMAIL_NOT_RETYPED,
            REPORT_CHANGED)
        .rung(
            world.execute(
                new RemoveUser(
                    world.by(story.alice), order, story.carol, "carol@example.com", STALE)),
            REPORT_CHANGED)
        .top(story.remove(story.alice, order, story.carol));
  }

  static void removingOneself(Story story, Ladder ladder) {
    OrderId order = story.sold(Terms.perDeveloper(1), buyers("alice", ""), SERIAL);
    story.activated(story.alice, SERIAL, DESKTOP);

    ladder.rung(
        remove(story, story.world.by(story.alice), order, story.alice),
        OWN_ACCOUNT,
        EMAIL_NOT_RETYPED,
        REPORT_CHANGED);
  }

  private static Decision remove(Story story, Origin by, OrderId order, AccountId user) {
    return story.world.execute(new RemoveUser(by, order, user, "", STALE));
  }

  static void approving(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    story.sold(Terms.singleMachine(), buyers("alice", ""), SERIAL);
    RequestId request =
        Story.answer(story.requestAccess(story.bob, SERIAL), Answer.AccessRequested.class)
            .request()
            .orElseThrow();

    ladder
        .rung(
            world.execute(new ApproveRequest(world.by(story.carol), request)),
            REQUEST_NOT_RECOGNISED)
        .rung(world.execute(new ApproveRequest(world.by(story.bob), request)), NOT_OWNER)
        .top(world.execute(new ApproveRequest(world.by(story.alice), request)));
  }

  static void askingForTransfer(Story story, Ladder ladder) {
    OrderId order = story.sold(Terms.perDeveloper(1), buyers("alice", "", "bob"), SERIAL);

    ladder
        .rung(askForTransfer(story, story.carol, order), ORDER_NOT_RECOGNISED)
        .rung(askForTransfer(story, story.bob, order), NOT_BUYER)
        .top(askForTransfer(story, story.alice, order));
  }

  private static Decision askForTransfer(Story story, AccountId who, OrderId order) {
    return story.world.execute(
        new RequestOrderTransfer(
            story.world.by(who), order, new RequestId(story.world.id()), email("dora"), "D"));
  }

  static void removingManager(Story story, Ladder ladder) {
    OrderId order = story.sold(Terms.perDeveloper(1), buyers("alice", "", "bob"), SERIAL);

    ladder.rung(
        removeManager(story, order, story.alice, "carol"),
        APPROVAL_REQUIRED,
        NOT_A_LICENSE_MANAGER);
    story.terms(order, Terms.perDeveloper(1).withAdmission(Admission.SELF_SERVICE));
    ladder
        .rung(removeManager(story, order, story.alice, "carol"), NOT_A_LICENSE_MANAGER)
        .top(removeManager(story, order, story.alice, "bob"));
  }

  static void removingLastManager(Story story, Ladder ladder) {
    OrderId order = story.sold(Terms.perDeveloper(1), buyers("", "", "bob"), SERIAL);

    ladder.rung(removeManager(story, order, story.bob, "bob"), LAST_MANAGER);
  }

  private static Decision removeManager(Story story, OrderId order, AccountId who, String manager) {
    return story.world.execute(
        new RemoveLicenseManager(story.world.by(who), order, email(manager)));
  }

  static void deleting(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    story.sold(Terms.singleMachine(), buyers("alice", ""), SERIAL);
    story.sold(Terms.perDeveloper(1), SECOND);
    Activation owned = story.activated(story.alice, SERIAL, DESKTOP);
    Activation shared = story.activated(story.alice, SECOND, DESKTOP);

    ladder
        .rung(
            world.execute(new DeleteAccount(longAgo(story, story.alice), Optional.empty())),
            REAUTHENTICATION_REQUIRED,
            OWNED_SERIAL_IN_USE,
            SHARED_SERIAL_IN_OWN_USE)
        .rung(
            story.delete(story.alice, Optional.empty()),
            OWNED_SERIAL_IN_USE,
            SHARED_SERIAL_IN_OWN_USE);
    permitted(story.release(story.alice, owned.id(), DESKTOP));
    ladder.rung(story.delete(story.alice, Optional.empty()), SHARED_SERIAL_IN_OWN_USE);
    permitted(story.release(story.alice, shared.id(), DESKTOP));
    ladder
        .rung(story.delete(story.alice, Optional.empty()), REPORT_NOT_CONFIRMED)
        .rung(story.delete(story.alice, STALE), REPORT_CHANGED);
    story.deleted(story.alice);
  }

  private static Origin longAgo(Story story, AccountId who) {
    return story.world.by(new Actor.Person(who, Instant.EPOCH));
  }
}
