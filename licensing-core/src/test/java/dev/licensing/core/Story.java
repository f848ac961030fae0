package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A small world with verbs, so that tests read like the rules they show. */
class Story {

  static final List<String> PEOPLE = List.of("alice", "bob", "carol");
  static final SerialNumber SERIAL = SmallWorld.serialNumber(1);
  static final SerialNumber SECOND = SmallWorld.serialNumber(2);
  static final SerialNumber NEVER_ISSUED = SmallWorld.serialNumber(99);
  static final Machine DESKTOP = SmallWorld.machine("desktop");
  static final Machine LAPTOP = SmallWorld.machine("laptop");

  final SmallWorld world = new SmallWorld();
  final AccountId alice = account("alice");
  final AccountId bob = account("bob");
  final AccountId carol = account("carol");

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

  /** The vendor sells one order with these serials. */
  void sold(Terms terms, SerialNumber... serials) {
    permitted(
        world.execute(
            new IssueOrder(
                world.by(new Actor.Vendor("shop")),
                new OrderId(world.id()),
                new ProductId("acme-studio"),
                terms,
                new TreeSet<>(Set.of(serials)))));
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
    return world.execute(new ClaimSerials(world.by(who), new TreeSet<>(Set.of(serials))));
  }

  Decision assign(AccountId who, String user, SerialNumber... serials) {
    return world.execute(
        new AssignUser(world.by(who), new TreeSet<>(Set.of(serials)), email(user)));
  }

  Decision unassign(AccountId who, String user, SerialNumber... serials) {
    return world.execute(
        new UnassignUser(world.by(who), new TreeSet<>(Set.of(serials)), email(user)));
  }

  Decision requestAccess(AccountId who, SerialNumber serial) {
    return world.execute(new RequestAccess(world.by(who), serial, "please"));
  }

  Decision activate(AccountId who, SerialNumber serial, Machine machine) {
    return world.execute(
        new Activate(
            world.by(who), serial, machine, new ActivationId(world.id()), SmallWorld.NONCE));
  }

  Activation activated(AccountId who, SerialNumber serial, Machine machine) {
    return answer(activate(who, serial, machine), Answer.Activated.class).activation();
  }

  Decision refresh(Actor who, ActivationId activation, Machine machine) {
    return world.execute(new Refresh(world.by(who), activation, machine, SmallWorld.NONCE));
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

  long live(SerialNumber serial) {
    return world.activations.values().stream()
        .filter(a -> a.live() && a.serial().equals(serial))
        .count();
  }

  static Permitted permitted(Decision decision) {
    assertThat(decision.refusals()).as("should be permitted").isEmpty();
    return (Permitted) decision;
  }

  static <A extends Answer> A answer(Decision decision, Class<A> type) {
    return type.cast(permitted(decision).answer());
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
}
