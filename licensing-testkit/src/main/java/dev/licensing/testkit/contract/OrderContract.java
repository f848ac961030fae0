package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Roles;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who manages an order, while others change it or go (chapter 5). */
abstract class OrderContract {

  private static final int ROUNDS = 20;
  private static final String NEVER_MISS =
      "rule 5.9: whichever came first, the role is the account's in the end; look at RoleAwaited,"
          + " which must fail if an account has the address meanwhile, and at AccountRegistered and"
          + " EmailChanged, which must fail if something that waits was not taken up";

  abstract ContractScene scene();

  private static Buyers managers(Account... managers) {
    TreeSet<Email> emails = new TreeSet<>();
    Stream.of(managers).map(Account::email).forEach(emails::add);
    return new Buyers(Optional.empty(), Optional.empty(), emails);
  }

  private static Buyers waiting(Email manager) {
    return new Buyers(
        Optional.empty(), Optional.empty(), new TreeSet<>(Set.of(manager)));
  }

  @Test
  @Tag("rule-5.1")
  @Tag("rule-5.9")
  void theRolesThatWaitForAnAddressBecomeTheAccounts() {
    Email customer = new Email(ContractScene.newAddress("customer"));
    Email manager = new Email(ContractScene.newAddress("manager"));
    OrderId order =
        scene()
            .givenSold(
                Terms.singleMachine(),
                1,
                new Buyers(
                    Optional.of(customer),
                    Optional.of(manager),
                    new TreeSet<>(Set.of(customer, manager))))
            .order();
    Account alice = scene().givenAccount(customer.value(), "alice");
    Account bob = scene().givenAccount(manager.value(), "bob");

    Order now = scene().order(order);
    assertEquals(
        Roles.of(Optional.of(alice.id()), Optional.of(bob.id()), List.of(alice.id(), bob.id())),
        now.roles(),
        NEVER_MISS);
    assertEquals(
        Optional.empty(),
        now.reservation(),
        "rule 4.9: reserved for its customer until they are there; look at OrderChanged");
    assertEquals(0, scene().awaited(order).size(), "rule 5.9: look at RoleNotAwaited");
  }

  @Test
  @Tag("rule-5.9")
  void aRoleAndTheRegistrationOfItsAddressNeverMissEachOther() {
    for (int round = 0; round < ROUNDS; round++) {
      RegisterAccount register =
          scene().commands().register(ContractScene.newAddress("bob"), "bob", "");
      IssueOrder issue =
          scene()
              .commands()
              .vendor()
              .issue(Terms.singleMachine(), 1, waiting(register.account().email()));

      List<Decision> both =
          Race.between(() -> scene().decide(register), () -> scene().decide(issue));

      assertEquals(2, ContractScene.countPermitted(both), "rule 5.9: both are possible");
      assertTrue(scene().order(issue.order()).managedBy(register.account().id()), NEVER_MISS);
      assertEquals(0, scene().awaited(issue.order()).size(), "rule 5.9: nothing waits any more");
    }
  }

  @Test
  @Tag("rule-4.4")
  @Tag("rule-5.9")
  void aNewAddressAndWhatWaitsForItNeverMissEachOther() {
    Account owner = scene().person("owner");
    for (int round = 0; round < ROUNDS; round++) {
      Account bob = scene().person("bob");
      SerialNumber serial = scene().givenOwned(owner, Terms.singleMachine());
      String address = ContractScene.newAddress("robert");
      var change = scene().commands().changeEmail(bob.id(), address);
      var assign = scene().commands().sharing().assign(owner.id(), Set.of(serial), address);

      List<Decision> both = Race.between(() -> scene().decide(change), () -> scene().decide(assign));

      assertEquals(2, ContractScene.countPermitted(both), "rule 4.4: both are possible");
      assertTrue(scene().assigned(serial, bob), NEVER_MISS);
    }
  }

  @Test
  @Tag("rule-5.2")
  @Tag("rule-9.1")
  void managersThatChangeHostsAtTheSameTimeLoseNothing() {
    List<Account> managers = scene().people(6);
    OrderId order =
        scene()
            .givenSold(
                Terms.singleMachine().withHosts(HostTerms.hosts(6, 0)),
                1,
                managers(managers.toArray(Account[]::new)))
            .order();

    List<Decision> decisions =
        Race.between(
            managers.size(),
            i ->
                scene()
                    .decide(
                        scene()
                            .commands()
                            .orders()
                            .addHosts(
                                managers.get(i).id(),
                                order,
                                HostClass.PRODUCTION,
                                "host-" + i + ".example.com")));

    assertEquals(6, ContractScene.countPermitted(decisions), "rule 5.2: each of them may");
    assertEquals(
        6,
        scene().order(order).hosts().production().size(),
        "rule 9.1: what was answered ADDED is listed; look at the assumption OrderAt and at"
            + " OrderChanged, which lets the revision grow");
  }

  @Test
  @Tag("rule-5.8")
  void ofTheLastTwoManagersOneStays() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Account> two = scene().people(2);
      OrderId order =
          scene()
              .givenSold(Terms.singleMachine(), 1, managers(two.toArray(Account[]::new)))
              .order();

      List<Decision> both = Race.between(2, i -> leave(two.get(i), order));

      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rule 5.8: never without a manager; look at the assumption OrderAt");
      assertEquals(
          1,
          scene().order(order).roles().everybody().size(),
          "rule 5.8: who was refused manages it still");
    }
  }

  private Decision leave(Account manager, OrderId order) {
    return scene()
        .decide(
            scene()
                .commands()
                .orders()
                .removeManager(manager.id(), order, manager.email().value()));
  }

  @Test
  @Tag("rule-5.7")
  @Tag("rule-8.6")
  void aRoleGivenWhileItsAccountIsDeletedDoesNotOutliveIt() {
    Account cora = scene().person("cora");
    for (int round = 0; round < ROUNDS; round++) {
      Account alice = scene().person("alice");
      OrderId order =
          scene()
              .givenSold(
                  Terms.singleMachine().withAdmission(Admission.SELF_SERVICE), 1, managers(cora))
              .order();
      var delete = scene().commands().delete(alice.id(), scene().deletionHash(alice));
      var add =
          scene().commands().orders().addManager(cora.id(), order, alice.email().value());

      List<Decision> both = Race.between(() -> scene().decide(delete), () -> scene().decide(add));

      boolean deleted = ContractScene.permitted(both.get(0));
      assertTrue(
          ContractScene.permitted(both.get(1)),
          "rule 5.7: she is asked to manage it, or whoever registers with the address");
      assertEquals(
          !deleted,
          scene().order(order).managedBy(alice.id()),
          "rules 8.5, 8.6: a role changes the report, a deletion ends the account; look at the"
              + " assumptions RolesAreIn and AccountAt");
    }
  }
}
