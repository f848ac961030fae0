package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is reserved for one account is for no other, until it changes hands (rule 4.9). */
abstract class ReservationContract {

  private static final int ROUNDS = 20;

  private Account ada;
  private Account bob;

  abstract ContractScene scene();

  @BeforeEach
  void anOwnerAndAnHeir() {
    ada = scene().person("ada");
    bob = scene().person("bob");
  }

  private SerialNumber ownedByAdaAndSharedWithBob() {
    SerialNumber serial = scene().givenOwned(ada, Terms.singleMachine());
    scene().givenAssigned(ada, serial, bob);
    return serial;
  }

  private TransferSerials toBob(SerialNumber serial) {
    return scene().commands().sharing().transfer(ada.id(), Set.of(serial), bob.email().value());
  }

  @Test
  @Tag("rule-4.9")
  void aReservedOrderIsClaimedByTheOneItIsReservedFor() {
    List<Account> others = scene().people(7);
    for (int round = 0; round < 5; round++) {
      SerialNumber serial = scene().givenOwned(ada, Terms.singleMachine());
      Instant until = scene().clock().instant().plus(Duration.ofDays(1));
      scene()
          .permitted(
              scene()
                  .commands()
                  .sharing()
                  .relinquish(ada.id(), Set.of(serial), bob.email().value(), until),
              Answer.Relinquished.class);

      List<Decision> decisions =
          Race.between(8, i -> claim(i == 0 ? bob : others.get(i - 1), serial));

      assertTrue(
          ContractScene.permitted(decisions.get(0)), "rule 4.9: it is reserved for this account");
      assertEquals(1, ContractScene.countPermitted(decisions), "rule 4.9: and for no other");
      assertEquals(
          Optional.empty(),
          scene().order(serial).reservation(),
          "rule 4.9: once it is claimed it is reserved no more; look at OrderChanged");
    }
  }

  @Test
  @Tag("rule-4.7")
  @Tag("rule-4.9")
  void aReservedOrderIsClaimedOrHandedToAnother() {
    Account carol = scene().person("carol");
    for (int round = 0; round < ROUNDS; round++) {
      SerialNumber serial = ownedByAdaAndSharedWithBob();
      scene()
          .permitted(
              scene()
                  .commands()
                  .sharing()
                  .reserve(
                      ada.id(),
                      Set.of(serial),
                      carol.email().value(),
                      scene().clock().instant().plus(Duration.ofDays(1))),
              Answer.Transferred.class);

      List<Decision> both =
          Race.between(() -> claim(carol, serial), () -> scene().decide(toBob(serial)));

      assertEquals(
          1,
          ContractScene.countPermitted(both),
          "rule 4.9: a reservation ends when the order changes hands; look at the assumption"
              + " OrderAt");
    }
  }

  private Decision claim(Account person, SerialNumber serial) {
    return scene().decide(scene().commands().sharing().claim(person.id(), Set.of(serial)));
  }
}
