package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.command.ViewRequests;
import dev.licensing.core.command.ViewSerial;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.OrderOverview;
import dev.licensing.core.decision.OrderView;
import dev.licensing.core.decision.RequestView;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Support;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules 5.2 to 5.5: who sees how much of a serial and an order that several people use. */
class ViewRulesTest extends Story {

  private static final Terms SEVERAL_USERS = Terms.perDeveloper(3).withUsersAtOnce(UsersAtOnce.ANY);

  private static final List<String> CAROL = List.of("Carol <carol@example.com>");

  private SerialOverview seen(AccountId who) {
    return answer(world.preview(new ViewSerial(world.by(who), SERIAL)), Answer.SerialShown.class)
        .serial();
  }

  private OrderView order(AccountId who, OrderId order, Optional<SerialNumber> after) {
    return answer(
            world.preview(new ViewOrder(world.by(who), order, after)), Answer.OrderShown.class)
        .order();
  }

  private static List<String> users(SerialOverview serial) {
    return serial.uses().stream()
        .map(use -> use.user() + (use.own() ? " (own)" : ""))
        .sorted()
        .toList();
  }

  @Test
  @Tag("rule-5.2")
  @Tag("rule-5.4")
  void ofASerialThatIsNotSharedAUserSeesTheirOwnSeatsAndAManagerAll() {
    sold(SEVERAL_USERS, buyers("", "", "alice"), SERIAL);
    activated(bob, SERIAL, DESKTOP);
    activated(carol, SERIAL, LAPTOP);

    assertThat(users(seen(bob))).containsExactly("Bob (own)");
    assertThat(seen(bob).liveSeats()).isEqualTo(2);
    assertThat(users(seen(alice))).containsExactly("Bob", "Carol");
    assertThat(seen(alice).owned()).isFalse();
  }

  @Test
  @Tag("rule-4.5")
  @Tag("rule-5.2")
  void ofASharedSerialUsersSeeAllSeatsAndOnlyManagersWithWhomItIsShared() {
    aliceOwnsAndBobIsAssigned(SEVERAL_USERS.withClaimable(true));
    permitted(assign(alice, "somebody.new", SERIAL));
    permitted(requestAccess(carol, SERIAL));
    activated(alice, SERIAL, DESKTOP);

    assertThat(seen(bob).invited()).isEmpty();
    assertThat(seen(alice).invited()).containsExactly(new Email("somebody.new@example.com"));
    assertThat(users(seen(bob))).containsExactly("Alice");
    assertThat(seen(bob).owned()).isFalse();
    assertThat(seen(bob).assigned()).isEmpty();
    assertThat(seen(bob).accessRequests()).isEmpty();
    assertThat(seen(alice).owned()).isTrue();
    assertThat(seen(alice).assigned()).containsExactly("Bob");
    assertThat(seen(alice).accessRequests().values()).containsExactly("Carol");
    SerialOverview vendors =
        answer(world.preview(new ViewSerial(world.byVendor(), SERIAL)), Answer.SerialShown.class)
            .serial();
    assertThat(vendors.assigned()).containsExactly("Bob");
    assertThat(vendors.owned()).isFalse();
  }

  @Test
  @Tag("rule-4.5")
  @Tag("rule-5.4")
  void oneSeesOneselfHoweverManySeatsAreOlder() {
    int seats = FactsNeeded.MOST_USERS + 1;
    sold(Terms.perDeveloper(seats).withUsersAtOnce(UsersAtOnce.ANY), buyers("alice", ""), SERIAL);
    for (int i = 0; i < FactsNeeded.MOST_USERS; i++) {
      activated(account("user" + i), SERIAL, DESKTOP);
    }
    activated(carol, SERIAL, LAPTOP);

    assertThat(users(seen(carol))).containsExactly("Carol (own)");
    assertThat(users(estate(carol).get(0))).containsExactly("Carol (own)");
    assertThat(users(seen(alice))).hasSize(FactsNeeded.MOST_USERS).doesNotContain("Carol");

    permitted(assign(alice, "carol", SERIAL));
    assertThat(users(seen(carol))).hasSize(seats).contains("Carol (own)");
    assertThat(users(estate(carol).get(0))).isEqualTo(users(seen(carol)));
  }

  @Test
  @Tag("rule-5.2")
  @Tag("rule-5.4")
  void theEstateListsTheOrdersOneManagesAndThoseOneHasActivated() {
    OrderId managed = sold(SEVERAL_USERS, buyers("", "", "alice"), SERIAL);
    OrderId used = sold(SEVERAL_USERS, Buyers.nobody(), SECOND);
    sold(SEVERAL_USERS, Buyers.nobody(), THIRD);
    activated(alice, SECOND, DESKTOP);

    List<OrderOverview> orders =
        answer(world.preview(ViewEstate.own(world.by(alice))), Answer.EstateShown.class).orders();

    assertThat(orders)
        .extracting(seen -> seen.order() + " " + seen.manages())
        .containsExactly(managed + " true", used + " false");
  }

  @Test
  @Tag("rule-2.7")
  void theStandingThatIsShownIsTheWorseOfOrderAndSerial() {
    OrderId order = sold(SEVERAL_USERS, buyers("alice", ""), SERIAL);
    assertThat(seen(alice).standing()).isEqualTo(Standing.GOOD);
    serialStands(order, Standing.SUSPENDED);
    assertThat(seen(alice).standing()).isEqualTo(Standing.SUSPENDED);
    standing(order, Standing.REVOKED);
    assertThat(seen(alice).standing()).isEqualTo(Standing.REVOKED);
    standing(order, Standing.SUSPENDED);
    serialStands(order, Standing.REVOKED);
    assertThat(seen(alice).standing()).isEqualTo(Standing.REVOKED);
  }

  private void serialStands(OrderId order, Standing standing) {
    permitted(
        world.execute(
            new ChangeStanding(world.byVendor(), order, Optional.of(SERIAL), standing, "why")));
  }

  @Test
  @Tag("rule-5.3")
  void whereDevelopersAndManagersHaveSupportBothHaveItWhereNobodyHasItNeither() {
    OrderId order = sold(SEVERAL_USERS, buyers("alice", ""), SERIAL);
    activated(bob, SERIAL, DESKTOP);

    assertThat(support(order, Support.DEVELOPERS_AND_MANAGERS)).containsExactly(true, true);
    assertThat(support(order, Support.DEVELOPERS)).containsExactly(false, true);
    assertThat(support(order, Support.NOBODY)).containsExactly(false, false);
  }

  private List<Boolean> support(OrderId order, Support support) {
    terms(order, SEVERAL_USERS.withSupport(support));
    return List.of(
        order(alice, order, Optional.empty()).support(),
        order(bob, order, Optional.empty()).support());
  }

  @Test
  @Tag("rule-5.2")
  void aPageBeginsBehindTheOneBeforeEvenIfTheViewerUsesAnEarlierSerial() {
    OrderId order = sold(SEVERAL_USERS, buyers("alice", ""), SERIAL, SECOND, THIRD);
    activated(alice, SERIAL, DESKTOP);
    List<SerialNumber> all = List.copyOf(set(SERIAL, SECOND, THIRD));

    assertThat(page(order, Optional.empty())).containsExactlyElementsOf(all);
    assertThat(page(order, Optional.of(all.get(0)))).containsExactlyElementsOf(all.subList(1, 3));
    assertThat(page(order, Optional.of(all.get(2)))).isEmpty();
  }

  private List<SerialNumber> page(OrderId order, Optional<SerialNumber> after) {
    return order(alice, order, after).contents().orElseThrow().serials().stream()
        .map(SerialOverview::serial)
        .toList();
  }

  @Test
  @Tag("rule-5.2")
  void anOrderShowsTheRequestsAboutItAndNoOthers() {
    OrderId order = sold(SEVERAL_USERS, buyers("alice", ""), SERIAL);
    OrderId other = sold(SEVERAL_USERS, buyers("alice", ""), SECOND);
    for (OrderId each : List.of(order, other)) {
      RequestId request = new RequestId(world.id());
      permitted(
          world.execute(new AddLicenseManager(world.by(alice), each, request, email("someone"))));
    }

    List<RequestView> requests =
        order(alice, order, Optional.empty()).contents().orElseThrow().requests();

    assertThat(requests).extracting(view -> view.request().order()).containsExactly(order);
  }

  @Test
  @Tag("rule-5.2")
  @Tag("rule-7.1")
  void whoAsksIsNamedToTheVendorAndToEveryManager() {
    OrderId order = sold(SEVERAL_USERS, buyers("alice", "", "bob"), SERIAL);
    carolsMachineIsLost();

    assertThat(makers(new ViewOrder(world.by(alice), order, Optional.empty()))).isEqualTo(CAROL);
    assertThat(makers(new ViewOrder(world.by(bob), order, Optional.empty()))).isEqualTo(CAROL);
    assertThat(makers(new ViewOrder(world.byVendor(), order, Optional.empty()))).isEqualTo(CAROL);
    assertThat(makers(new ViewRequests(world.byVendor(), Optional.empty()))).isEqualTo(CAROL);
  }

  @Test
  @Tag("rule-8.7")
  void anAccountThatIsNoMoreHasNoNameAndItsRequestStaysVisible() {
    OrderId order = sold(SEVERAL_USERS, buyers("alice", ""), SERIAL);
    carolsMachineIsLost();
    for (Command view :
        List.of(
            new ViewOrder(world.byVendor(), order, Optional.empty()),
            new ViewRequests(world.byVendor(), Optional.empty()))) {
      Facts nobodyKnown = Lies.withoutAccounts(world.facts(world.engine.factsFor(view)));

      assertThat(requests(world.engine.decide(nobodyKnown, view)))
          .allMatch(each -> each.name().isEmpty() && each.email().isEmpty())
          .hasSize(1);
    }
  }

  private void carolsMachineIsLost() {
    Activation lost = activated(carol, SERIAL, LAPTOP);
    permitted(
        world.execute(
            new RequestRemoteDeactivation(
                world.by(carol), lost.id(), new RequestId(world.id()), "it burnt")));
  }

  private List<String> makers(Command view) {
    return requests(world.preview(view)).stream()
        .map(each -> each.name().orElseThrow() + " <" + each.email().orElseThrow() + ">")
        .toList();
  }

  private static List<RequestView> requests(Decision shown) {
    return permitted(shown).answer() instanceof Answer.RequestsShown queue
        ? queue.requests()
        : answer(shown, Answer.OrderShown.class).order().contents().orElseThrow().requests();
  }
}
