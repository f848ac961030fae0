package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Status;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.testkit.Fault;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Two people, one machine, one serial that both may use: an installation holds one license. */
@Tag("rule-3.1")
class SharedMachineTest {

  private static final Terms SHARED =
      Terms.singleMachine().withMachineLimit(2).withUsersAtOnce(UsersAtOnce.ANY);

  @TempDir Path directory;

  private static Account bob(Desk desk) {
    Account bob = desk.world().givenAccount("bob@example.com", "Bob");
    desk.world().givenAssigned(desk.user(), desk.serial(), bob);
    return bob;
  }

  private static void onlyUsedBy(Account user, Desk desk) {
    assertThat(desk.world().live(desk.serial()))
        .extracting(Activation::account)
        .containsExactly(user.id());
  }

  @LicensingTest
  void whoActivatesAfterSomebodyElseGivesTheirSeatBack(LicensingWorld world) {
    Desk desk = Desk.in(world, directory, SHARED);
    Account bob = bob(desk);
    try (LicensingClient client = desk.activated()) {
      client.useToken(world.signedIn(bob));
      must(client.activate(desk.serial().value()));

      onlyUsedBy(bob, desk);
      assertThat(client.status().pending()).isEmpty();
      assertThat(client.check().licensed()).isTrue();
    }
  }

  @LicensingTest
  void withoutAnAnswerThatStaysOpenAndIsDoneLater(LicensingWorld world) {
    Desk desk = Desk.in(world, directory, SHARED);
    Account bob = bob(desk);
    try (LicensingClient client = desk.activated()) {
      client.useToken(world.signedIn(bob));
      world.transport().pass().next(Fault.REQUEST_LOST);
      must(client.activate(desk.serial().value()));
      assertThat(client.status().pending()).contains(Status.Pending.RELEASE);
    }
    try (LicensingClient client = desk.started()) {
      assertThat(must(client.refresh()).licensed()).isTrue();
      onlyUsedBy(bob, desk);
      assertThat(client.status().pending()).isEmpty();
    }
  }
}
