package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Roles;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A role waits for an address, and is taken up whatever comes first (rule 5.9). */
abstract class RoleContract {

  private static final int ROUNDS = 20;
  private static final String NEVER_MISS =
      "rule 5.9: whichever came first, the role is the account's in the end; look at RoleAwaited,"
          + " which must fail if an account has the address meanwhile, and at AccountRegistered and"
          + " AccountChanged, which must fail if something that waits was not taken up";

  abstract ContractScene scene();

  private static Buyers waiting(Email manager) {
    return new Buyers(Optional.empty(), Optional.empty(), new TreeSet<>(Set.of(manager)));
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

      List<Decision> both =
          Race.between(() -> scene().decide(change), () -> scene().decide(assign));

      assertEquals(2, ContractScene.countPermitted(both), "rule 4.4: both are possible");
      assertTrue(scene().assigned(serial, bob), NEVER_MISS);
    }
  }
}
