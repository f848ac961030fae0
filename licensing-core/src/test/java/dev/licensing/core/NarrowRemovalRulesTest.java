package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RemovalReport;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Policy;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 6.2 in an installation that narrows removals to the orders that the manager manages. */
class NarrowRemovalRulesTest extends Story {

  NarrowRemovalRulesTest() {
    super(new Policy(Policy.Removal.MANAGED_ORDERS, Duration.ofMinutes(10)));
  }

  @Test
  @Tag("rule-6.2")
  @Tag("rule-6.6")
  void aRemovalReachesTheOrdersOfTheManagerAndTheBarReachesAsFar() {
    Terms terms = Terms.perDeveloper(3).withUsersAtOnce(UsersAtOnce.ANY);
    OrderId alices = sold(terms, buyers("alice", ""), SERIAL);
    OrderId bobs = sold(terms, buyers("bob", ""), SECOND);
    sold(terms, buyers("alice", ""), THIRD);
    activated(carol, SERIAL, DESKTOP);
    activated(carol, SECOND, LAPTOP);

    Decision decision = remove(alice, alices, carol);

    assertThat(report(decision, RemovalReport.class).touched()).hasSize(1);
    assertThat(live(SERIAL)).isZero();
    assertThat(live(SECOND)).isEqualTo(1);
    refused(activate(carol, SERIAL, DESKTOP), RefusalCode.ACCOUNT_BARRED);
    refused(activate(carol, THIRD, DESKTOP), RefusalCode.ACCOUNT_BARRED);
    permitted(activate(carol, SECOND, TABLET));
    permitted(remove(bob, bobs, carol));
    permitted(world.execute(new ReinstateUser(world.by(alice), carol)));
    activated(carol, THIRD, DESKTOP);
    refused(activate(carol, SECOND, TABLET), RefusalCode.ACCOUNT_BARRED);
  }
}
