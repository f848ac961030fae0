package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each extent and each thing that can be named, alone, of everybody and everything in a town: what
 * comes with it, and nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtentsTest {

  private Walk walk;
  private Shop shop;

  @BeforeAll
  void aTown() throws Exception {
    shop = new Shop(TestDatabase.migrated().oneConnection());
    walk = new Walk(7);
    // So long that there is something of each kind.
    for (int step = 0; step < 450 || (step < 2_000 && missing()); step++) {
      Command command = walk.next();
      if (shop.decide(command) instanceof Permitted permitted) {
        walk.apply(permitted);
      }
    }
  }

  private boolean missing() {
    return Stream.of(Extent.values()).anyMatch(extent -> asked(extent).allMatch(this::nothing))
        || Stream.of(Named.values()).anyMatch(named -> asked(named).allMatch(this::nothing));
  }

  private boolean nothing(FactsNeeded needed) {
    Facts facts = walk.state.facts(needed);
    Facts without = walk.state.facts(FactsNeeded.by(walk.now, needed.caller()));
    return all(facts).equals(all(without));
  }

  private static List<Object> all(Facts facts) {
    return List.of(
        facts.accounts(),
        facts.bars(),
        facts.orders(),
        facts.serials(),
        facts.pendingRoles(),
        facts.activations(),
        facts.requests(),
        facts.trials());
  }

  /** What can be named; each brings what belongs to it. */
  enum Named {
    ACCOUNT,
    EMAIL,
    SERIAL,
    ORDER,
    ACTIVATION,
    REQUEST,
    MACHINE,
    TRIAL
  }

  @ParameterizedTest
  @EnumSource
  @Tag("rule-2.11")
  void anExtentIsAsMuchAsItSays(Extent extent) {
    assertThat(asked(extent)).anyMatch(needed -> !nothing(needed));
    asked(extent).forEach(this::same);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNamedComesWithWhatBelongsToIt(Named named) {
    assertThat(asked(named)).anyMatch(needed -> !nothing(needed));
    asked(named).forEach(this::same);
  }

  private void same(FactsNeeded needed) {
    SortedFacts.assertSame("seed 7", shop.store.read(needed), walk.state.facts(needed));
  }

  private Stream<FactsNeeded> callers() {
    return Stream.concat(
        Stream.of(FactsNeeded.by(walk.now, Optional.empty())),
        walk.state.accounts().stream()
            .map(account -> FactsNeeded.by(walk.now, Optional.of(account.id()))));
  }

  private Set<SerialNumber> serials() {
    return walk.state.serials(walk.now).stream()
        .map(Serial::number)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<FactsNeeded> asked(Extent extent) {
    return switch (extent) {
      case USERS, HOLDERS, ASSIGNEES, OWNERS, USES_BY_NAMED ->
          callers().map(needed -> needed.andSerials(serials()).and(extent));
      case ALL_USES_OF_NAMED ->
          with(walk.state.accounts().stream().map(Account::id), FactsNeeded::andAccount)
              .map(needed -> needed.and(extent));
      case ORDER_CONTENT ->
          walk.state.orders().stream()
              .flatMap(
                  order ->
                      Stream.of(Optional.<SerialNumber>empty(), first(order))
                          .map(
                              after ->
                                  FactsNeeded.by(walk.now, Optional.empty())
                                      .andOrder(order.id())
                                      .and(extent)
                                      .after(after)));
      case ORDERS ->
          Stream.concat(Stream.of(Optional.<Email>empty()), emails().map(Optional::of))
              .flatMap(
                  email ->
                      Stream.concat(
                              Stream.of(Optional.<OrderId>empty()),
                              walk.state.orders().stream().limit(3).map(o -> Optional.of(o.id())))
                          .map(after -> listing(email, after)));
      case OWN_REQUESTS, ESTATE, ROLES, LAPSED, QUEUE ->
          callers().map(needed -> needed.and(extent));
      case COLLEAGUES -> callers().map(needed -> needed.and(Extent.ESTATE).and(extent));
    };
  }

  private FactsNeeded listing(Optional<Email> email, Optional<OrderId> after) {
    FactsNeeded needed = FactsNeeded.by(walk.now, Optional.empty()).and(Extent.ORDERS);
    FactsNeeded theirs = email.map(needed::andEmail).orElse(needed);
    return after.map(theirs::andOrder).orElse(theirs);
  }

  private Optional<SerialNumber> first(Order order) {
    return walk.serials(order).stream().map(Serial::number).min(Comparator.naturalOrder());
  }

  private Stream<FactsNeeded> asked(Named named) {
    return switch (named) {
      case ACCOUNT -> with(accounts(), FactsNeeded::andAccount);
      case EMAIL -> with(emails(), FactsNeeded::andEmail);
      case SERIAL -> callers().map(needed -> needed.andSerials(serials()));
      case ORDER -> with(walk.state.orders().stream().map(Order::id), FactsNeeded::andOrder);
      case ACTIVATION ->
          with(walk.state.activations().stream().map(Activation::id), FactsNeeded::andActivation);
      case REQUEST ->
          with(walk.state.requests().stream().map(Request::id), FactsNeeded::andRequest);
      case MACHINE ->
          callers()
              .flatMap(
                  needed ->
                      Stream.of("a", "b", "c", "d")
                          .map(name -> walk.machine(name).identity())
                          .map(needed.andSerials(serials())::andMachine));
      case TRIAL ->
          Stream.of("a", "b", "c", "d")
              .map(name -> walk.machine(name).identity())
              .flatMap(
                  machine ->
                      Walk.PRODUCTS.stream()
                          .map(
                              product ->
                                  FactsNeeded.by(walk.now, Optional.empty())
                                      .andMachine(machine)
                                      .andTrial(product)));
    };
  }

  private Stream<AccountId> accounts() {
    return walk.state.accounts().stream().map(Account::id);
  }

  private static Stream<Email> emails() {
    return IntStream.range(0, 9).mapToObj(i -> new Email("p" + i + "@walk.example"));
  }

  /** Each of them alone, asked by nobody and by some. */
  private <T> Stream<FactsNeeded> with(
      Stream<T> all, BiFunction<FactsNeeded, T, FactsNeeded> naming) {
    List<T> each = all.toList();
    return callers()
        .limit(3)
        .flatMap(needed -> each.stream().map(one -> naming.apply(needed, one)));
  }
}
