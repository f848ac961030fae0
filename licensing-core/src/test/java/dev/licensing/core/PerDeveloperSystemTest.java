package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.AddHostnames;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.IssueRuntimeKey;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.OrderView;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RemoteDeactivationReport;
import dev.licensing.core.decision.RemovalReport;
import dev.licensing.core.license.RuntimeKeyClaims;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.RuntimeKeyId;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Acceptance: the account of a vendor of components, whose orders are run by managers and used by
 * developers, each on a few machines. It is the engine with {@link Terms#perDeveloper} and nothing
 * else. In the order of the rulebook; Alice bought for Bob, Carol manages the licenses, Dave and
 * Erin develop.
 */
class PerDeveloperSystemTest extends Story {

  private static final Terms TERMS = Terms.perDeveloper(2).withHosts(HostTerms.hosts(2, 1));

  private final AccountId dave = account("dave");
  private final AccountId erin = account("erin");
  private OrderId order;

  @BeforeEach
  void anOrderWithThreeManagers() {
    order = sold(TERMS, buyers("bob", "alice", "carol"), SERIAL, SECOND);
  }

  @Test
  @Tag("rule-2.1")
  @Tag("rule-2.2")
  void aSerialIsActiveOnSoManyMachinesAndNoMore() {
    activated(dave, SERIAL, DESKTOP);
    activated(dave, SERIAL, LAPTOP);

    refused(activate(dave, SERIAL, TABLET), RefusalCode.MACHINE_LIMIT_REACHED);
    assertThat(live(SERIAL)).isEqualTo(2);
  }

  @Test
  @Tag("rule-2.3")
  void oneUserAtATimeAndAllMachinesOfTheHolderMustGoFirst() {
    Activation desktop = activated(dave, SERIAL, DESKTOP);
    Activation laptop = activated(dave, SERIAL, LAPTOP);

    refused(
        activate(erin, SERIAL, TABLET),
        RefusalCode.HELD_BY_ANOTHER_USER,
        RefusalCode.MACHINE_LIMIT_REACHED);
    permitted(release(dave, desktop.id(), DESKTOP));
    refused(activate(erin, SERIAL, TABLET), RefusalCode.HELD_BY_ANOTHER_USER);
    permitted(release(dave, laptop.id(), LAPTOP));
    activated(erin, SERIAL, TABLET);
  }

  @Test
  @Tag("rule-2.5")
  void whoeverPresentsTheSerialActivatesIt() {
    activated(dave, SERIAL, DESKTOP);
    activated(erin, SECOND, DESKTOP);
  }

  @Test
  @Tag("rule-2.6")
  void whoIsBarredActivatesNothing() {
    activated(dave, SERIAL, DESKTOP);
    permitted(remove(carol, order, dave));

    refused(activate(dave, SECOND, DESKTOP), RefusalCode.ACCOUNT_BARRED);
  }

  @Test
  @Tag("rule-3.1")
  void aDeveloperReleasesTheirMachineAlsoWhenBarredExpiredAndSuspended() {
    Activation one = activated(dave, SERIAL, DESKTOP);
    standing(order, Standing.SUSPENDED);
    expire();

    permitted(release(dave, one.id(), DESKTOP));
    permitted(remove(carol, order, activateAgain()));
    permitted(release(dave, one.id(), DESKTOP));
  }

  private AccountId activateAgain() {
    standing(order, Standing.GOOD);
    terms(order, TERMS);
    activated(dave, SERIAL, LAPTOP);
    return dave;
  }

  private void expire() {
    terms(order, TERMS.withValidity(new Validity(Optional.of(world.now), Optional.empty())));
  }

  @Test
  @Tag("rule-5.1")
  void customerPurchaserAndLicenseManagersManageAndOnePersonIsTheCustomerOnly() {
    assertThat(world.order(order).roles().everybody()).containsExactlyInAnyOrder(alice, bob, carol);

    OrderId own = sold(TERMS, buyers("alice", "alice"), THIRD);

    assertThat(world.order(own).customer()).contains(alice);
    assertThat(world.order(own).roles().purchaser()).isEmpty();
  }

  @Test
  @Tag("rule-5.2")
  void everyManagerSeesSerialsActivationsAndUsersAndMayTheSame() {
    activated(dave, SERIAL, DESKTOP);
    for (AccountId manager : List.of(alice, bob, carol)) {
      assertThat(view(manager).contents().orElseThrow().serials())
          .flatExtracting(serial -> serial.uses())
          .extracting(use -> use.user() + " on " + use.machine())
          .containsExactly("Dave on desktop");
      permitted(addHosts(manager, HostClass.TEST, "test.example.com"));
      permitted(askRemote(manager, world.state.activations().iterator().next()));
    }
  }

  @Test
  @Tag("rule-5.3")
  void managingGivesNoRightToSupportButDevelopingDoes() {
    activated(dave, SERIAL, DESKTOP);

    assertThat(view(carol).support()).isFalse();
    assertThat(view(dave).support()).isTrue();
  }

  @Test
  @Tag("rule-5.4")
  void aDeveloperSeesWhomToAskAndManagesNothing() {
    activated(dave, SERIAL, DESKTOP);

    assertThat(view(dave).managers())
        .extracting(manager -> manager.name() + " <" + manager.email() + ">")
        .containsExactly(
            "Bob <bob@example.com>", "Alice <alice@example.com>", "Carol <carol@example.com>");
    assertThat(view(dave).contents()).isEmpty();
    refused(remove(dave, order, erin), RefusalCode.NOT_MANAGER);
  }

  @Test
  @Tag("rule-5.6")
  void customerOrPurchaserAskForATransferWhichTheVendorApprovesOrDeclines() {
    refused(askTransfer(carol), RefusalCode.NOT_BUYER);
    Decision declined =
        run(new DeclineRequest(world.byVendor(), requested(askTransfer(bob)), "not paid yet"));
    assertThat(told(declined, NoticeKind.REQUEST_DECLINED))
        .containsExactly(new Notice.ToAccount(bob));

    Decision approved = run(new ApproveRequest(world.byVendor(), requested(askTransfer(alice))));

    assertThat(world.order(order).customer()).contains(erin);
    assertThat(told(approved, NoticeKind.TRANSFERRED))
        .containsExactlyInAnyOrder(new Notice.ToAccount(bob), new Notice.ToAccount(erin));
  }

  private Decision askTransfer(AccountId who) {
    RequestId request = new RequestId(world.id());
    return run(new RequestOrderTransfer(world.by(who), order, request, email("erin"), "Erin"));
  }

  @Test
  @Tag("rule-5.7")
  void anyManagerAsksForAnotherLicenseManagerAndTheVendorApproves() {
    RequestId request = new RequestId(world.id());
    permitted(run(new AddLicenseManager(world.by(carol), order, request, email("erin"))));
    assertThat(world.order(order).roles().licenseManagers()).containsExactly(carol);

    permitted(run(new ApproveRequest(world.byVendor(), request)));

    assertThat(world.order(order).roles().licenseManagers()).containsExactly(carol, erin);
  }

  @Test
  @Tag("rule-5.9")
  void anOrderAttachesToAnAccountByEmailWhenItRegisters() {
    OrderId waiting = sold(TERMS, buyers("newcomer", "alice"), THIRD);

    AccountId newcomer = account("newcomer");

    assertThat(world.order(waiting).customer()).contains(newcomer);
  }

  @Test
  @Tag("rule-6.1")
  void aManagerRemovesWhoHasAnActivationOnTheirOrderAndNobodyElse() {
    refused(remove(carol, order, dave), RefusalCode.USER_NOT_RECOGNISED);
    activated(dave, SERIAL, DESKTOP);

    permitted(remove(carol, order, dave));
  }

  @Test
  @Tag("rule-6.2")
  void inOneStepEveryActivationOnEveryOrderEndsAndTheAccountIsBarred() {
    sold(TERMS, buyers("erin", ""), THIRD);
    activated(dave, SERIAL, DESKTOP);
    activated(dave, THIRD, LAPTOP);

    permitted(remove(carol, order, dave));

    assertThat(live(SERIAL)).isZero();
    assertThat(live(THIRD)).isZero();
    refused(activate(dave, THIRD, LAPTOP), RefusalCode.ACCOUNT_BARRED);
  }

  @Test
  @Tag("rule-6.3")
  void theManagerRetypesTheEmail() {
    activated(dave, SERIAL, DESKTOP);

    refused(removal("erin@example.com"), RefusalCode.EMAIL_NOT_RETYPED);
    permitted(removal("dave@example.com"));
  }

  private Decision removal(String retyped) {
    return run(new RemoveUser(world.by(carol), order, dave, retyped, Optional.empty()));
  }

  @Test
  @Tag("rule-6.4")
  @Tag("rule-11.3")
  void itWorksOnExpiredLicenses() {
    activated(dave, SERIAL, DESKTOP);
    expire();

    permitted(remove(carol, order, dave));
  }

  @Test
  @Tag("rule-6.5")
  void theReportListsAllItWillTouchAndNamesTheWayForOneMachine() {
    activated(dave, SERIAL, DESKTOP);
    activated(dave, SECOND, LAPTOP);

    RemovalReport report = report(removal(""), RemovalReport.class);

    assertThat(report.touched())
        .extracting(one -> one.order() + " " + one.serial() + " " + one.use().machine())
        .containsExactlyInAnyOrder(
            order + " " + SERIAL + " desktop", order + " " + SECOND + " laptop");
    assertThat(report.instead())
        .extracting(remedy -> remedy.code().name())
        .containsExactly("REQUEST_REMOTE_DEACTIVATION");
  }

  @Test
  @Tag("rule-7.1")
  void aMachineThatIsGoneIsDeactivatedBySupportWhichEndsOneActivationAndBarsNobody() {
    Activation gone = activated(dave, SERIAL, DESKTOP);
    activated(dave, SERIAL, LAPTOP);

    RequestId request =
        answer(askRemote(dave, gone), Answer.RemoteDeactivationRequested.class).request();
    permitted(run(new ApproveRequest(world.byVendor(), request)));

    assertThat(live(SERIAL)).isEqualTo(1);
    activated(dave, SERIAL, TABLET);
  }

  private Decision askRemote(AccountId who, Activation activation) {
    return run(
        new RequestRemoteDeactivation(
            world.by(who), activation.id(), new RequestId(world.id()), "it burnt down"));
  }

  @Test
  @Tag("rule-7.2")
  void aFewTimesAYearAndTheRefusalSaysWhenTheNextIsFree() {
    Instant first = world.now;
    permitted(deactivate(activated(dave, SERIAL, DESKTOP)));
    permitted(deactivate(activated(dave, SERIAL, DESKTOP)));
    Activation third = activated(dave, SERIAL, DESKTOP);

    Decision attempt = deactivate(third);

    refused(attempt, RefusalCode.REMOTE_DEACTIVATIONS_USED_UP);
    assertThat(reason(attempt, RefusalCode.REMOTE_DEACTIVATIONS_USED_UP).retryAt())
        .contains(first.plus(Duration.ofDays(365)));
    world.now = first.plus(Duration.ofDays(365));
    permitted(deactivate(third));
  }

  @Test
  @Tag("rule-7.3")
  void onlyWhileTheLicenseIsCurrent() {
    Activation gone = activated(dave, SERIAL, DESKTOP);
    expire();

    refused(deactivate(gone), RefusalCode.LICENSE_EXPIRED);
  }

  private Decision deactivate(Activation activation) {
    return run(
        new DeactivateRemotely(
            world.byVendor(), activation.id(), false, "asked by phone", Optional.empty()));
  }

  @Test
  @Tag("rule-7.5")
  void releaseRemoteDeactivationAndRemovalCannotBeConfused() {
    permitted(release(dave, activated(dave, SERIAL, DESKTOP).id(), DESKTOP));
    Decision remote = deactivate(activated(dave, SERIAL, DESKTOP));
    activated(dave, SERIAL, DESKTOP);
    Decision removed = remove(carol, order, dave);

    assertThat(remote.report().orElseThrow()).isInstanceOf(RemoteDeactivationReport.class);
    assertThat(removed.report().orElseThrow()).isInstanceOf(RemovalReport.class);
    assertThat(world.state.activations())
        .extracting(ended -> ended.ending().orElseThrow().kind().name())
        .containsExactlyInAnyOrder("RELEASED", "DEACTIVATED_REMOTELY", "USER_REMOVED");
  }

  @Test
  @Tag("rule-9.1")
  void managersListHostsUpToTheLimitOfEachClass() {
    permitted(addHosts(carol, HostClass.PRODUCTION, "a.example.com"));
    permitted(addHosts(alice, HostClass.PRODUCTION, "b.example.com"));

    refused(
        addHosts(bob, HostClass.PRODUCTION, "c.example.com"), RefusalCode.HOSTNAME_LIMIT_REACHED);
    refused(addHosts(bob, HostClass.TEST, "*.example.com"), RefusalCode.WILDCARD_NOT_ALLOWED);
  }

  @Test
  @Tag("rule-9.2")
  void aRuntimeKeyNamesProductHostsAndClass() {
    permitted(addHosts(carol, HostClass.TEST, "test.example.com"));

    RuntimeKeyClaims key =
        (RuntimeKeyClaims) permitted(runtimeKey(HostClass.TEST)).statement().orElseThrow();

    assertThat(key.product()).isEqualTo(PRODUCT);
    assertThat(key.hosts()).containsExactly(HostName.of("test.example.com"));
    assertThat(key.hostClass()).isEqualTo(HostClass.TEST);
  }

  @Test
  @Tag("rule-9.3")
  void changedHostsNeedANewKeyAndTheAnswerSaysUntilWhenTheOldOneServes() {
    permitted(addHosts(carol, HostClass.PRODUCTION, "a.example.com"));
    Instant end =
        answer(runtimeKey(HostClass.PRODUCTION), Answer.RuntimeKeyIssued.class).validUntil();

    Decision changed = addHosts(carol, HostClass.PRODUCTION, "b.example.com");

    assertThat(answer(changed, Answer.HostnamesChanged.class).keysUntil()).contains(end);
  }

  private Decision addHosts(AccountId who, HostClass hostClass, String host) {
    return run(
        new AddHostnames(
            world.by(who), order, hostClass, new TreeSet<>(Set.of(HostName.of(host)))));
  }

  private Decision runtimeKey(HostClass hostClass) {
    RuntimeKeyId id = new RuntimeKeyId(world.id());
    return run(new IssueRuntimeKey(world.by(carol), order, id, hostClass, Optional.empty()));
  }

  @Test
  @Tag("rule-10.1")
  void eachActivationAndEachEndTellsItsUserHowManyMachinesAreActive() {
    Decision begun = activate(dave, SERIAL, DESKTOP);
    assertThat(notice(begun, NoticeKind.ACTIVATED).facts())
        .containsEntry("serial", SERIAL.value())
        .containsEntry("machine", "desktop")
        .containsEntry("seats", "1")
        .containsEntry("of", "2");
    Activation activation = ((Answer.Activated) permitted(begun).answer()).activation();

    Decision ended = release(dave, activation.id(), DESKTOP);

    assertThat(notice(ended, NoticeKind.RELEASED).facts()).containsEntry("seats", "0");
  }

  private static Notice notice(Decision decision, NoticeKind kind) {
    return permitted(decision).notices().stream()
        .filter(notice -> notice.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("rule-10.2")
  void aRemovalIsToldToTheUserAndToTheManagers() {
    activated(dave, SERIAL, DESKTOP);

    Decision removed = remove(carol, order, dave);

    assertThat(told(removed, NoticeKind.REMOVED)).containsExactly(new Notice.ToAccount(dave));
    assertThat(told(removed, NoticeKind.USER_REMOVED))
        .containsExactlyInAnyOrder(
            new Notice.ToAccount(alice), new Notice.ToAccount(bob), new Notice.ToAccount(carol));
  }

  private OrderView view(AccountId who) {
    Command view = new ViewOrder(world.by(who), order, Optional.empty());
    return answer(world.preview(view), Answer.OrderShown.class).order();
  }

  private Decision run(Command command) {
    return world.execute(command);
  }

  private static RequestId requested(Decision decision) {
    return answer(decision, Answer.Requested.class).request();
  }
}
