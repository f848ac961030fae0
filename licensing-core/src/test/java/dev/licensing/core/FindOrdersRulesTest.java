package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.FindOrders;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.FoundOrder;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Validity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The vendor looks through what it has sold; nobody else does (5.5). */
class FindOrdersRulesTest extends Story {

  private Answer.OrdersFound found(Optional<Email> email, Optional<OrderId> after) {
    return answer(
        world.preview(new FindOrders(world.byVendor(), email, after)), Answer.OrdersFound.class);
  }

  private List<OrderId> ids(String who) {
    return found(Optional.of(email(who)), Optional.empty()).orders().stream()
        .map(FoundOrder::order)
        .toList();
  }

  private static List<OrderId> sorted(OrderId... orders) {
    return Stream.of(orders).sorted(Comparator.naturalOrder()).toList();
  }

  @Test
  @Tag("rule-5.5")
  void onlyTheVendorFindsOrders() {
    for (Origin person : List.of(world.by(alice), world.by(bob))) {
      refused(
          world.preview(new FindOrders(person, Optional.empty(), Optional.empty())),
          RefusalCode.VENDOR_ONLY);
    }
    assertThat(found(Optional.empty(), Optional.empty()).orders()).isEmpty();
  }

  @Test
  void eachOrderIsShownWithItsCustomerOrWhoIsAwaited() {
    OrderId alices = sold(Terms.singleMachine(), buyers("alice", "bob"), SERIAL);
    OrderId awaiting = sold(Terms.singleMachine(), buyers("new", ""), SECOND);
    OrderId nobodys = sold(Terms.singleMachine(), THIRD);
    standing(alices, Standing.SUSPENDED);

    List<FoundOrder> all = found(Optional.empty(), Optional.empty()).orders();

    assertThat(all)
        .containsExactlyInAnyOrder(
            found(alices, Standing.SUSPENDED, Optional.of(email("alice"))),
            found(awaiting, Standing.GOOD, Optional.of(email("new"))),
            found(nobodys, Standing.GOOD, Optional.empty()));
    assertThat(all).extracting(FoundOrder::order).isSorted();
  }

  private static FoundOrder found(OrderId order, Standing standing, Optional<Email> customer) {
    Validity forEver = Terms.singleMachine().validity();
    return new FoundOrder(order, PRODUCT, standing, forEver, 1, customer);
  }

  @Test
  void ofAnEmailThoseInWhichItHasARoleOrWhichWaitForIt() {
    OrderId bought = sold(Terms.singleMachine(), buyers("alice", ""), SERIAL);
    OrderId paid = sold(Terms.singleMachine(), buyers("bob", "alice"), SECOND);
    OrderId managed = sold(Terms.singleMachine(), buyers("bob", "", "alice"), THIRD);
    OrderId awaiting =
        sold(Terms.singleMachine(), buyers("new", "", "bob"), SmallWorld.serialNumber(4));
    OrderId used = sold(Terms.singleMachine(), buyers("bob", ""), SmallWorld.serialNumber(5));
    permitted(assign(bob, "alice", SmallWorld.serialNumber(5)));

    assertThat(ids("alice")).isEqualTo(sorted(bought, paid, managed));
    assertThat(ids("bob")).isEqualTo(sorted(paid, managed, awaiting, used));
    assertThat(ids("new")).containsExactly(awaiting);
    assertThat(ids("carol")).isEmpty();
    assertThat(ids("nobody")).isEmpty();
  }

  @Test
  void aLongListIsReadInPages() {
    int many = FactsNeeded.MOST_ORDERS + 3;
    for (int i = 0; i < many; i++) {
      sold(Terms.singleMachine(), buyers("alice", ""), SmallWorld.serialNumber(100 + i));
    }
    for (Optional<Email> whose : List.of(Optional.<Email>empty(), Optional.of(email("alice")))) {
      List<OrderId> read = new ArrayList<>();
      Answer.OrdersFound page = found(whose, Optional.empty());
      assertThat(page.orders()).hasSize(FactsNeeded.MOST_ORDERS);
      page.orders().forEach(order -> read.add(order.order()));
      page = found(whose, page.next());
      page.orders().forEach(order -> read.add(order.order()));

      assertThat(page.next()).isEmpty();
      assertThat(read).hasSize(many).doesNotHaveDuplicates().isSorted();
    }
  }
}
