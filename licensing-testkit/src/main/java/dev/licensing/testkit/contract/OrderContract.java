package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Terms;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who manages an order, while others change it or go (chapter 5). */
abstract class OrderContract {

  private static final int ROUNDS = 20;

  abstract ContractScene scene();

  private static Buyers managers(Account... managers) {
    TreeSet<Email> emails = new TreeSet<>();
    Stream.of(managers).map(Account::email).forEach(emails::add);
    return new Buyers(Optional.empty(), Optional.empty(), emails);
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
      var add = scene().commands().orders().addManager(cora.id(), order, alice.email().value());

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
