package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ChangeName;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.ViewAccount;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.decision.AccountView;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.OrderView;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who a person is here, what others call them, and who was removed from where (6.6). */
class AccountViewRulesTest extends Story {

  private AccountView seen(Origin origin, Optional<AccountId> whose) {
    return answer(world.preview(new ViewAccount(origin, whose)), Answer.AccountShown.class)
        .account();
  }

  private AccountView seen(AccountId who) {
    return seen(world.by(who), Optional.empty());
  }

  private List<OrderView.Removed> removed(Origin origin, OrderId order) {
    return answer(
            world.preview(new ViewOrder(origin, order, Optional.empty())), Answer.OrderShown.class)
        .order()
        .contents()
        .orElseThrow()
        .removed();
  }

  @Test
  void aPersonSeesWhoTheyAre() {
    assertThat(seen(alice)).isEqualTo(new AccountView(alice, email("alice"), "Alice", List.of()));
    refused(
        world.preview(new ViewAccount(world.by(new Actor.Visitor()), Optional.empty())),
        RefusalCode.ACCOUNT_NOT_RECOGNISED);
  }

  @Test
  @Tag("rule-2.6")
  @Tag("rule-6.6")
  void whoIsBarredSeesFromWhichOrdersAndSoDoTheirManagersAndTheVendor() {
    OrderId first = sold(Terms.perDeveloper(3), buyers("alice", ""), SERIAL);
    OrderId second = sold(Terms.perDeveloper(3), buyers("alice", ""), SECOND);
    activated(bob, SERIAL, DESKTOP);
    Instant longAgo = world.now;
    permitted(remove(alice, first, bob));
    world.now = world.now.plus(Duration.ofHours(1));
    activated(carol, SERIAL, DESKTOP);
    permitted(remove(alice, first, carol));

    assertThat(seen(bob).removed())
        .containsExactly(new AccountView.Removal(first, PRODUCT, longAgo));
    assertThat(seen(world.byVendor(), Optional.of(bob))).isEqualTo(seen(bob));
    assertThat(removed(world.by(alice), first))
        .containsExactly(
            new OrderView.Removed(carol, "Carol", email("carol"), world.now),
            new OrderView.Removed(bob, "Bob", email("bob"), longAgo));
    assertThat(removed(world.byVendor(), first)).isEqualTo(removed(world.by(alice), first));
    assertThat(removed(world.by(alice), second)).isEmpty();

    permitted(world.execute(new ReinstateUser(world.by(alice), bob)));
    deleted(carol);
    assertThat(removed(world.by(alice), first)).isEmpty();
    assertThat(seen(bob).removed()).isEmpty();
  }

  @Test
  void aNameChangesForEverybodyWhoSeesIt() {
    sold(Terms.perDeveloper(3), buyers("alice", ""), SERIAL);
    activated(bob, SERIAL, DESKTOP);

    Answer.NameChanged changed =
        answer(world.execute(new ChangeName(world.by(bob), "  Robert ")), Answer.NameChanged.class);

    assertThat(changed.account())
        .isEqualTo(seen(bob))
        .isEqualTo(new AccountView(bob, email("bob"), "Robert", List.of()));
    assertThat(estate(alice).get(0).uses().get(0).user()).isEqualTo("Robert");
    assertThat(permitted(world.execute(new ChangeName(world.by(bob), "Robert"))).changes())
        .isEmpty();
    refused(
        world.execute(new ChangeName(world.by(new Actor.Visitor()), "Eve")),
        RefusalCode.ACCOUNT_NOT_RECOGNISED);
  }

  @Test
  void aNameIsBounded() {
    Origin bobs = world.by(bob);
    for (String name : List.of(" ", "B\nob", "x".repeat(Account.LONGEST_NAME + 1))) {
      assertThatThrownBy(() -> new ChangeName(bobs, name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("name");
    }
  }

  /** As they see it themselves, so that support talks about the same thing. */
  @Test
  @Tag("rule-5.5")
  void onlyTheVendorSeesAnAccountOfSomebodyElse() {
    aliceOwnsAndBobIsAssigned();
    activated(bob, SERIAL, DESKTOP);

    assertThat(
            answer(
                world.preview(new ViewEstate(world.byVendor(), Optional.of(bob))),
                Answer.EstateShown.class))
        .isEqualTo(answer(world.preview(ViewEstate.own(world.by(bob))), Answer.EstateShown.class));
    refused(
        world.preview(new ViewEstate(world.by(alice), Optional.of(bob))), RefusalCode.VENDOR_ONLY);
    refused(
        world.preview(new ViewAccount(world.by(alice), Optional.of(bob))), RefusalCode.VENDOR_ONLY);
    AccountId nobody = new AccountId(world.id());
    refused(
        world.preview(new ViewAccount(world.byVendor(), Optional.of(nobody))),
        RefusalCode.USER_NOT_RECOGNISED);
    refused(
        world.preview(new ViewAccount(world.by(alice), Optional.of(nobody))),
        RefusalCode.VENDOR_ONLY);
  }
}
