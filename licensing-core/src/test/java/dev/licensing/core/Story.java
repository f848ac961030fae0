package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Report;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A small world with verbs, so that tests read like the rules they show. */
class Story {

  static final List<String> PEOPLE = List.of("alice", "bob", "carol");
  static final ProductId PRODUCT = new ProductId("acme-studio");
  static final SerialNumber SERIAL = SmallWorld.serialNumber(1);
  static final SerialNumber SECOND = SmallWorld.serialNumber(2);
  static final SerialNumber THIRD = SmallWorld.serialNumber(3);
  static final SerialNumber NEVER_ISSUED = SmallWorld.serialNumber(99);
  static final Machine DESKTOP = SmallWorld.machine("desktop");
  static final Machine LAPTOP = SmallWorld.machine("laptop");
  static final Machine TABLET = SmallWorld.machine("tablet");

  final SmallWorld world;
  final AccountId alice;
  final AccountId bob;
  final AccountId carol;

  Story() {
    this(Policy.standard());
  }

  Story(Policy policy) {
    world = new SmallWorld(policy);
    alice = account("alice");
    bob = account("bob");
    carol = account("carol");
  }

  final AccountId account(String name) {
    Account account =
        Account.registered(
            new AccountId(world.id()),
            email(name),
            Character.toUpperCase(name.charAt(0)) + name.substring(1));
    permitted(world.execute(new RegisterAccount(world.by(new Actor.Visitor()), account, "hash")));
    return account.id();
  }

  static Email email(String name) {
    return new Email(name + "@example.com");
  }

  /** The vendor sells one order with these serials, which nobody owns or manages yet. */
  OrderId sold(Terms terms, SerialNumber... serials) {
    return sold(terms, Buyers.nobody(), serials);
  }

  /** The vendor sells one order with these serials to these people. */
  OrderId sold(Terms terms, Buyers buyers, SerialNumber... serials) {
    OrderId order = new OrderId(world.id());
    permitted(
        world.execute(
            new IssueOrder(world.byVendor(), order, PRODUCT, terms, set(serials), buyers)));
    return order;
  }

  static Buyers buyers(String customer, String purchaser, String... licenseManagers) {
    TreeSet<Email> managers = new TreeSet<>();
    Stream.of(licenseManagers).map(Story::email).forEach(managers::add);
    return new Buyers(
        Optional.of(customer).filter(who -> !who.isEmpty()).map(Story::email),
        Optional.of(purchaser).filter(who -> !who.isEmpty()).map(Story::email),
        managers);
  }

  static SortedSet<SerialNumber> set(SerialNumber... serials) {
    return new TreeSet<>(Set.of(serials));
  }

  /**
   * Alice owns SERIAL on single-machine terms; Bob is assigned; Carol has nothing to do with it.
   */
  void aliceOwnsAndBobIsAssigned() {
    aliceOwnsAndBobIsAssigned(Terms.singleMachine());
  }

  void aliceOwnsAndBobIsAssigned(Terms terms) {
    sold(terms, SERIAL);
    permitted(claim(alice, SERIAL));
    permitted(assign(alice, "bob", SERIAL));
  }

  Decision claim(AccountId who, SerialNumber... serials) {
    return world.execute(new ClaimSerials(world.by(who), set(serials)));
  }

  Decision assign(AccountId who, String user, SerialNumber... serials) {
    return world.execute(new AssignUser(world.by(who), set(serials), email(user)));
  }

  Decision unassign(AccountId who, String user, SerialNumber... serials) {
    return world.execute(new UnassignUser(world.by(who), set(serials), email(user)));
  }

  Decision requestAccess(AccountId who, SerialNumber serial) {
    return world.execute(
        new RequestAccess(world.by(who), serial, new RequestId(world.id()), "please"));
  }

  Decision activate(AccountId who, SerialNumber serial, Machine machine) {
    return world.execute(
        new Activate(
            world.by(who),
            serial,
            machine,
            new ActivationId(world.id()),
            Optional.empty(),
            SmallWorld.NONCE));
  }

  Activation activated(AccountId who, SerialNumber serial, Machine machine) {
    return answer(activate(who, serial, machine), Answer.Activated.class).activation();
  }

  Decision refresh(Actor who, ActivationId activation, Machine machine) {
    return world.execute(
        new Refresh(world.by(who), activation, machine, Optional.empty(), SmallWorld.NONCE));
  }

  /** The application on the machine asks, by its license file. */
  Decision refresh(ActivationId activation, Machine machine) {
    return refresh(new Actor.Installation(activation), activation, machine);
  }

  Decision reactivate(AccountId who, ActivationId activation, Machine machine) {
    return world.execute(
        new Reactivate(world.by(who), activation, machine, Optional.empty(), SmallWorld.NONCE));
  }

  Decision release(AccountId who, ActivationId activation, Machine machine) {
    return world.execute(new Release(world.by(who), activation, machine));
  }

  Decision forceRelease(AccountId who, ActivationId activation) {
    return world.execute(
        new ForceRelease(world.by(who), activation, true, "the disk died", Optional.empty()));
  }

  Decision delete(AccountId who, Optional<ReportHash> confirmation) {
    return world.execute(new DeleteAccount(world.by(who), confirmation));
  }

  DeletionReport deletionReport(AccountId who) {
    return (DeletionReport)
        world.preview(new DeleteAccount(world.by(who), Optional.empty())).report().orElseThrow();
  }

  void deleted(AccountId who) {
    permitted(delete(who, Optional.of(deletionReport(who).hash())));
  }

  /** A manager removes a user, with the e-mail typed as it is. */
  Decision remove(AccountId manager, OrderId order, AccountId user) {
    String email = world.account(user).map(known -> known.email().value()).orElse("");
    return world.execute(new RemoveUser(world.by(manager), order, user, email, Optional.empty()));
  }

  void terms(OrderId order, Terms terms) {
    permitted(world.execute(new ChangeTerms(world.byVendor(), order, terms)));
  }

  void standing(OrderId order, Standing standing) {
    permitted(
        world.execute(
            new ChangeStanding(world.byVendor(), order, Optional.empty(), standing, "why")));
  }

  /** What somebody sees of the serials they own, may use or use. */
  List<SerialOverview> estate(AccountId who) {
    return answer(world.preview(ViewEstate.own(world.by(who))), Answer.EstateShown.class).serials();
  }

  long live(SerialNumber serial) {
    return world.state.holders(serial, world.now).size();
  }

  static Permitted permitted(Decision decision) {
    assertThat(decision.refusals()).as("should be permitted").isEmpty();
    return (Permitted) decision;
  }

  static <A extends Answer> A answer(Decision decision, Class<A> type) {
    return type.cast(permitted(decision).answer());
  }

  static <R extends Report> R report(Decision decision, Class<R> type) {
    return type.cast(decision.report().orElseThrow());
  }

  static Refused refused(Decision decision, RefusalCode... codes) {
    assertThat(decision.refusals()).containsExactly(codes);
    return (Refused) decision;
  }

  static Refusal reason(Decision decision, RefusalCode code) {
    return ((Refused) decision)
        .reasons().stream().filter(r -> r.code() == code).findFirst().orElseThrow();
  }

  static List<String> remedies(Refusal refusal) {
    return refusal.remedies().stream().map(remedy -> remedy.code().name()).toList();
  }

  /** Who is told about what by a decision. */
  static List<Notice.Recipient> told(Decision decision, NoticeKind kind) {
    return permitted(decision).notices().stream()
        .filter(notice -> notice.kind() == kind)
        .map(Notice::to)
        .toList();
  }
}
