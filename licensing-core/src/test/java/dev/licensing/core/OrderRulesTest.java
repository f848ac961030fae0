package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.AddSerials;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.command.ViewRequests;
import dev.licensing.core.command.ViewSerial;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.OrderView;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Support;
import dev.licensing.core.model.Terms;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Chapter 5: Alice is the customer, Bob the purchaser, Carol a license manager; Dora develops and
 * Eve has nothing to do with it.
 */
class OrderRulesTest extends Story {

  private final AccountId dora = account("dora");
  private final AccountId eve = account("eve");
  private OrderId order;
  private Activation doras;

  @BeforeEach
  void anOrderWithThreeManagersAndADeveloper() {
    order = sold(Terms.perDeveloper(2), buyers("alice", "bob", "carol"), SERIAL, SECOND);
    doras = activated(dora, SERIAL, DESKTOP);
  }

  private Decision view(Actor who) {
    return world.preview(new ViewOrder(world.by(who), order, Optional.empty()));
  }

  private Decision view(AccountId who) {
    return view(new Actor.Person(who, world.now));
  }

  private OrderView shown(AccountId who) {
    return answer(view(who), Answer.OrderShown.class).order();
  }

  @Test
  @Tag("rule-5.1")
  void customerPurchaserAndLicenseManagersManageTheOrder() {
    assertThat(world.order(order).roles().everybody()).containsExactlyInAnyOrder(alice, bob, carol);
  }

  @Test
  @Tag("rule-5.1")
  void whoBuysForThemselfIsTheCustomerOnly() {
    OrderId own = sold(Terms.perDeveloper(1), buyers("alice", "alice"), THIRD);

    assertThat(world.order(own).customer()).contains(alice);
    assertThat(world.order(own).roles().purchaser()).isEmpty();
  }

  @Test
  @Tag("rule-5.2")
  void everyManagerSeesTheSame() {
    OrderView alices = shown(alice);

    assertThat(shown(carol)).isEqualTo(shown(bob));
    assertThat(shown(carol))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*owned")
        .isEqualTo(alices);
    OrderView.Contents contents = alices.contents().orElseThrow();
    assertThat(contents.terms()).isEqualTo(Terms.perDeveloper(2));
    assertThat(contents.serials())
        .extracting(SerialOverview::serial)
        .containsExactlyInAnyOrder(SERIAL, SECOND);
    assertThat(contents.serials().stream().flatMap(serial -> serial.uses().stream()))
        .extracting(use -> use.user() + " on " + use.machine())
        .containsExactly("Dora on desktop");
    assertThat(alices.managers())
        .extracting(manager -> manager.role() + " " + manager.name())
        .containsExactly("CUSTOMER Alice", "PURCHASER Bob", "LICENSE_MANAGER Carol");
  }

  @Test
  @Tag("rule-5.2")
  void theVendorSeesItTooAndAManagerSeesEachSerial() {
    OrderView vendors = answer(view(new Actor.Vendor("shop")), Answer.OrderShown.class).order();

    assertThat(vendors.contents()).isPresent();
    SerialOverview serial =
        answer(world.preview(new ViewSerial(world.by(carol), SERIAL)), Answer.SerialShown.class)
            .serial();
    assertThat(serial.uses()).extracting(use -> use.user()).containsExactly("Dora");
    assertThat(serial.owned()).isFalse();
    assertThat(
            answer(
                    world.preview(new ViewSerial(world.byVendor(), SERIAL)),
                    Answer.SerialShown.class)
                .serial()
                .uses())
        .hasSize(1);
  }

  @Test
  @Tag("rule-5.3")
  void managingGivesNoRightToSupportWhichIsAQuestionOfItsOwn() {
    assertThat(shown(alice).support()).isFalse();
    assertThat(shown(dora).support()).isTrue();
    terms(order, Terms.perDeveloper(2).withSupport(Support.DEVELOPERS_AND_MANAGERS));
    assertThat(shown(alice).support()).isTrue();
    terms(order, Terms.perDeveloper(2).withSupport(Support.NOBODY));
    assertThat(shown(dora).support()).isFalse();
  }

  @Test
  @Tag("rule-5.4")
  void aDeveloperSeesWhomToAskAndManagesNothing() {
    OrderView doras = shown(dora);

    assertThat(doras.managers())
        .extracting(manager -> manager.name() + " <" + manager.email() + ">")
        .containsExactly(
            "Alice <alice@example.com>", "Bob <bob@example.com>", "Carol <carol@example.com>");
    assertThat(doras.contents()).isEmpty();
    refused(remove(dora, order, dora), RefusalCode.NOT_MANAGER);
    refused(addManager(dora, "eve"), RefusalCode.NOT_MANAGER);
    assertThat(
            answer(world.preview(ViewEstate.own(world.by(dora))), Answer.EstateShown.class)
                .orders())
        .singleElement()
        .satisfies(seen -> assertThat(seen.manages()).isFalse());
  }

  @Test
  @Tag("rule-5.4")
  void aUserSeesOnlyTheirOwnActivationsOfASerialThatIsNotShared() {
    activated(dora, SERIAL, LAPTOP);

    SerialOverview seen =
        answer(world.preview(new ViewSerial(world.by(dora), SERIAL)), Answer.SerialShown.class)
            .serial();

    assertThat(seen.uses()).hasSize(2).allMatch(use -> use.own());
  }

  @Test
  @Tag("rule-5.5")
  @Tag("rule-2.8")
  void toEverybodyElseItLooksAsIfItDidNotExist() {
    refused(view(eve), RefusalCode.ORDER_NOT_RECOGNISED);
    refused(remove(eve, order, dora), RefusalCode.ORDER_NOT_RECOGNISED);
    refused(addManager(eve, "eve"), RefusalCode.ORDER_NOT_RECOGNISED);
    refused(requestTransfer(eve, "eve"), RefusalCode.ORDER_NOT_RECOGNISED);
    refused(
        world.preview(new ViewSerial(world.by(eve), SERIAL)), RefusalCode.SERIAL_NOT_RECOGNISED);
    permitted(release(dora, doras.id(), DESKTOP));
    refused(view(dora), RefusalCode.ORDER_NOT_RECOGNISED);
  }

  private Decision requestTransfer(AccountId who, String to) {
    return world.execute(
        new RequestOrderTransfer(
            world.by(who), order, new RequestId(world.id()), email(to), "Somebody"));
  }

  private RequestId requested(Decision decision) {
    return answer(decision, Answer.Requested.class).request();
  }

  private Decision approve(RequestId request) {
    return world.execute(new ApproveRequest(world.byVendor(), request));
  }

  @Test
  @Tag("rule-5.6")
  @Tag("rule-10.2")
  void customerOrPurchaserAskForATransferAndTheVendorsApprovalMakesTheNewCustomer() {
    refused(requestTransfer(carol, "eve"), RefusalCode.NOT_BUYER);
    RequestId request = requested(requestTransfer(bob, "eve"));
    refused(world.execute(new ApproveRequest(world.by(alice), request)), RefusalCode.VENDOR_ONLY);

    Decision approval = approve(request);

    assertThat(world.order(order).customer()).contains(eve);
    assertThat(world.order(order).roles().purchaser()).contains(bob);
    assertThat(told(approval, NoticeKind.TRANSFERRED))
        .containsExactlyInAnyOrder(new Notice.ToAccount(alice), new Notice.ToAccount(eve));
    assertThat(told(approval, NoticeKind.REQUEST_APPROVED))
        .containsExactly(new Notice.ToAccount(bob));
    refused(approve(request), RefusalCode.REQUEST_NOT_RECOGNISED);
  }

  @Test
  @Tag("rule-5.6")
  void theVendorDeclinesWithAReasonAndWhoAskedIsTold() {
    RequestId request = requested(requestTransfer(alice, "eve"));

    Decision declined =
        world.execute(new DeclineRequest(world.byVendor(), request, "not yet paid"));

    assertThat(permitted(declined).notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo(NoticeKind.REQUEST_DECLINED);
              assertThat(notice.to()).isEqualTo(new Notice.ToAccount(alice));
              assertThat(notice.facts()).containsEntry("reason", "not yet paid");
            });
    assertThat(world.order(order).customer()).contains(alice);
    assertThat(world.state.requests()).isEmpty();
  }

  @Test
  @Tag("rule-5.6")
  void aNewRequestTakesThePlaceOfTheOpenOneAndOnesOwnIsWithdrawn() {
    requested(requestTransfer(alice, "eve"));
    RequestId second = requested(requestTransfer(alice, "dora"));
    assertThat(world.state.requests()).extracting(r -> r.id()).containsExactly(second);
    assertThat(
            answer(
                    world.preview(new ViewRequests(world.byVendor(), Optional.empty())),
                    Answer.RequestsShown.class)
                .requests())
        .hasSize(1);
    refused(
        world.preview(new ViewRequests(world.by(alice), Optional.empty())),
        RefusalCode.VENDOR_ONLY);
    refused(
        world.execute(new DeclineRequest(world.by(eve), second, "")),
        RefusalCode.REQUEST_NOT_RECOGNISED);

    Decision withdrawn = world.execute(new DeclineRequest(world.by(alice), second, ""));

    assertThat(permitted(withdrawn).notices()).isEmpty();
    assertThat(world.state.requests()).isEmpty();
  }

  @Test
  @Tag("rule-5.6")
  @Tag("rule-5.9")
  @Tag("rule-4.9")
  void whoHasNoAccountYetGetsTheOrderOnRegistrationAndNobodyElseCan() {
    terms(order, Terms.perDeveloper(2).withClaimable(true));
    permitted(approve(requested(requestTransfer(alice, "newcomer"))));
    assertThat(world.order(order).customer()).isEmpty();
    refused(claim(eve, SERIAL, SECOND), RefusalCode.SERIAL_RESERVED, RefusalCode.SERIAL_RESERVED);

    AccountId newcomer = account("newcomer");

    assertThat(world.order(order).customer()).contains(newcomer);
    assertThat(world.order(order).reservation()).isEmpty();
  }

  @Test
  @Tag("rule-5.6")
  @Tag("rule-2.5")
  void theOldCustomerMayGoOnUsingWhatTheyUse() {
    OrderId shared = sold(Terms.singleMachine(), buyers("alice", ""), THIRD);
    Activation use = activated(alice, THIRD, LAPTOP);
    RequestId request =
        requested(
            world.execute(
                new RequestOrderTransfer(
                    world.by(alice), shared, new RequestId(world.id()), email("eve"), "Eve")));

    permitted(approve(request));

    permitted(refresh(use.id(), LAPTOP));
    permitted(activate(alice, THIRD, LAPTOP));
  }

  private Decision addManager(AccountId who, String manager) {
    return world.execute(
        new AddLicenseManager(world.by(who), order, new RequestId(world.id()), email(manager)));
  }

  private Decision removeManager(Actor who, String manager) {
    return world.execute(new RemoveLicenseManager(world.by(who), order, email(manager)));
  }

  private Decision removeManager(AccountId who, String manager) {
    return removeManager(new Actor.Person(who, world.now), manager);
  }

  @Test
  @Tag("rule-5.7")
  void anyManagerAsksForAnotherLicenseManagerAndTheVendorApproves() {
    RequestId request = requested(addManager(carol, "eve"));
    assertThat(requested(addManager(carol, "eve"))).as("asked once").isEqualTo(request);
    refused(view(eve), RefusalCode.ORDER_NOT_RECOGNISED);

    Decision approval = approve(request);

    assertThat(told(approval, NoticeKind.MANAGER_ADDED)).hasSize(1);
    assertThat(shown(eve).contents()).isPresent();
  }

  @Test
  @Tag("rule-5.7")
  void underSelfServiceAManagerAddsAndRemovesOthersAtOnce() {
    terms(order, Terms.perDeveloper(2).withAdmission(Admission.SELF_SERVICE));

    assertThat(answer(addManager(carol, "eve"), Answer.ManagerAdded.class).outcome())
        .isEqualTo(Answer.Sharing.ASSIGNED);
    assertThat(answer(addManager(carol, "eve"), Answer.ManagerAdded.class).outcome())
        .isEqualTo(Answer.Sharing.UNCHANGED);
    assertThat(world.order(order).roles().licenseManagers()).contains(eve);
    permitted(removeManager(alice, "eve"));
    assertThat(world.order(order).roles().licenseManagers()).containsExactly(carol);
    refused(removeManager(alice, "eve"), RefusalCode.NOT_A_LICENSE_MANAGER);
  }

  @Test
  @Tag("rule-5.7")
  @Tag("rule-5.9")
  void aManagerWithoutAccountWaitsForRegistrationAndCanBeWithdrawn() {
    terms(order, Terms.perDeveloper(2).withAdmission(Admission.SELF_SERVICE));
    assertThat(answer(addManager(carol, "frank"), Answer.ManagerAdded.class).outcome())
        .isEqualTo(Answer.Sharing.INVITED);
    permitted(addManager(carol, "gina"));
    assertThat(shown(alice).contents().orElseThrow().awaited()).hasSize(2);

    permitted(removeManager(alice, "gina"));

    assertThat(shown(account("frank")).contents()).isPresent();
    refused(view(account("gina")), RefusalCode.ORDER_NOT_RECOGNISED);
  }

  @Test
  @Tag("rule-5.7")
  void withoutSelfServiceOnlyTheVendorRemovesOthersButAnybodyMayGo() {
    refused(removeManager(alice, "carol"), RefusalCode.APPROVAL_REQUIRED);

    permitted(removeManager(carol, "carol"));
    permitted(
        world.execute(
            new AddLicenseManager(
                world.byVendor(), order, new RequestId(world.id()), email("eve"))));
    permitted(removeManager(new Actor.Vendor("shop"), "eve"));
  }

  @Test
  @Tag("rule-5.8")
  void theLastManagerIsNotRemoved() {
    OrderId orphan = sold(Terms.perDeveloper(1), buyers("", "", "carol"), THIRD);
    RemoveLicenseManager go = new RemoveLicenseManager(world.by(carol), orphan, email("carol"));

    refused(world.execute(go), RefusalCode.LAST_MANAGER);

    permitted(
        world.execute(
            new AddLicenseManager(
                world.byVendor(), orphan, new RequestId(world.id()), email("eve"))));
    permitted(world.execute(new RemoveLicenseManager(world.by(carol), orphan, email("carol"))));
  }

  @Test
  @Tag("rule-5.9")
  void ordersAttachByEmailOnRegistration() {
    OrderId sold = sold(Terms.perDeveloper(1), buyers("frank", "gina", "henry"), THIRD);
    assertThat(world.order(sold).roles().everybody()).isEmpty();

    AccountId frank = account("frank");
    AccountId gina = account("gina");
    AccountId henry = account("henry");

    assertThat(world.order(sold).customer()).contains(frank);
    assertThat(world.order(sold).roles().purchaser()).contains(gina);
    assertThat(world.order(sold).roles().licenseManagers()).containsExactly(henry);
    assertThat(world.state.pendingRoles()).isEmpty();
  }

  @Test
  @Tag("rule-5.2")
  void ofAnOrderWithVeryManySerialsAPageIsShownAtATime() {
    SerialNumber[] many = new SerialNumber[250];
    for (int i = 0; i < many.length; i++) {
      many[i] = SmallWorld.serialNumber(1_000 + i);
    }
    order = sold(Terms.perDeveloper(1), buyers("alice", ""), many);
    int seen = 0;
    Optional<SerialNumber> after = Optional.empty();
    do {
      OrderView.Contents page =
          answer(
                  world.preview(new ViewOrder(world.by(alice), order, after)),
                  Answer.OrderShown.class)
              .order()
              .contents()
              .orElseThrow();
      seen += page.serials().size();
      after = page.next();
    } while (after.isPresent());
    assertThat(seen).isEqualTo(250);
  }

  @Test
  @Tag("rule-4.1")
  @Tag("rule-2.9")
  void theVendorAddsSerialsAndChangesTerms() {
    permitted(world.execute(new AddSerials(world.byVendor(), order, set(THIRD))));

    assertThat(world.order(order).serialCount()).isEqualTo(3);
    assertThat(world.order(THIRD).customer()).contains(alice);
    refused(
        world.execute(new AddSerials(world.byVendor(), order, set(SERIAL))),
        RefusalCode.SERIAL_ALREADY_ISSUED);
    refused(
        world.execute(new AddSerials(world.by(alice), order, set(NEVER_ISSUED))),
        RefusalCode.VENDOR_ONLY);
    refused(
        world.execute(new ChangeTerms(world.by(alice), order, Terms.perDeveloper(5))),
        RefusalCode.VENDOR_ONLY);
    activated(dora, SERIAL, LAPTOP);
    terms(order, Terms.perDeveloper(1));
    assertThat(live(SERIAL)).as("what is live stays live").isEqualTo(2);
    refused(activate(dora, SERIAL, TABLET), RefusalCode.MACHINE_LIMIT_REACHED);
    permitted(release(dora, doras.id(), DESKTOP));
    refused(activate(dora, SERIAL, TABLET), RefusalCode.MACHINE_LIMIT_REACHED);
  }

  @Test
  @Tag("rule-4.3")
  void theOwnerDecidesOnARequestForAccess() {
    aliceOwnsTheThird();
    RequestId asked =
        answer(requestAccess(eve, THIRD), Answer.AccessRequested.class).request().orElseThrow();
    assertThat(answer(requestAccess(eve, THIRD), Answer.AccessRequested.class).request())
        .as("asked once")
        .contains(asked);
    assertThat(estate(alice).stream().flatMap(s -> s.accessRequests().values().stream()))
        .containsExactly("Eve");
    refused(world.execute(new ApproveRequest(world.by(eve), asked)), RefusalCode.NOT_OWNER);
    refused(world.execute(new ApproveRequest(world.byVendor(), asked)), RefusalCode.NOT_OWNER);

    permitted(world.execute(new ApproveRequest(world.by(alice), asked)));

    activated(eve, THIRD, TABLET);
    assertThat(world.state.requests()).isEmpty();
  }

  @Test
  @Tag("rule-4.3")
  void assigningAnswersTheRequestAndGivingUpEndsIt() {
    aliceOwnsTheThird();
    permitted(requestAccess(eve, THIRD));
    permitted(requestAccess(dora, THIRD));
    permitted(assign(alice, "eve", THIRD));
    assertThat(world.state.requests()).hasSize(1);

    permitted(
        world.execute(
            new RelinquishSerials(
                world.by(alice), set(THIRD), Optional.empty(), Optional.empty())));

    assertThat(world.state.requests()).isEmpty();
  }

  private void aliceOwnsTheThird() {
    sold(Terms.singleMachine(), buyers("alice", ""), THIRD);
  }
}
