package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.server.postgres.BulkOrders.Outcome;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders issued by the hundred are the orders that would have been issued one by one. */
class BulkOrdersTest {

  private static final Actor VENDOR = new Actor.Vendor("shop");

  private final Random random = new Random(11);
  private TestDatabase database;
  private Shop shop;
  private BulkOrders bulk;

  @BeforeEach
  void aShop() throws Exception {
    database = TestDatabase.migrated();
    shop = new Shop(database.source());
    bulk = new BulkOrders(database.source(), shop.engine);
  }

  /** What only one of two stores can have: what the database makes up itself. */
  private static List<String> written(TestDatabase store) throws Exception {
    return store.ask(
        """
        select 'account ' || to_jsonb(t)::text from account t
        union all select 'order ' || to_jsonb(t)::text from license_order t
        union all select 'serial ' || to_jsonb(t)::text from serial t
        union all select 'role ' || to_jsonb(t)::text from pending_role t
        union all select 'notice ' || (to_jsonb(t) - '{id,written}'::text[])::text from notice t
        union all select 'entry ' || (to_jsonb(t) - '{entry,written}'::text[])::text
          from record_entry t
        union all select 'by serial ' || s.serial || s.at || e.command_id
          from record_of_serial s join record_entry e using (entry, written)
        union all select 'by email ' || m.email || e.command_id
          from record_of_email m join record_entry e using (entry)
        order by 1
        """);
  }

  @Test
  @Tag("rule-4.1")
  @Tag("rule-5.9")
  @Tag("rule-14.4")
  void manyAtOnceWriteWhatOneByOneWrites() throws Exception {
    TestDatabase other = TestDatabase.migrated();
    Shop oneByOne = new Shop(other.source());
    for (int i = 0; i < 6; i++) {
      RegisterAccount newcomer = newcomer(person(i));
      shop.decide(newcomer);
      oneByOne.decide(newcomer);
    }
    List<IssueOrder> orders = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      orders.add(order(new OrderId(uuid()), serials(1 + i % 3), someBuyers()));
    }
    orders.add(order(orders.get(7).order(), serials(1), someBuyers()));
    orders.add(order(new OrderId(uuid()), orders.get(9).serials(), someBuyers()));

    List<Outcome> outcomes =
        Stream.concat(
                bulk.issue(orders.subList(0, 120)).stream(),
                bulk.issue(orders.subList(120, orders.size())).stream())
            .toList();

    List<List<RefusalCode>> alone =
        orders.stream().map(order -> oneByOne.decide(order).refusals()).toList();
    assertThat(outcomes.stream().map(BulkOrdersTest::codes).toList()).isEqualTo(alone);
    assertThat(alone.subList(300, 302))
        .containsExactly(
            List.of(RefusalCode.ORDER_ALREADY_ISSUED),
            orders.get(9).serials().stream()
                .map(serial -> RefusalCode.SERIAL_ALREADY_ISSUED)
                .toList());
    assertThat(written(database)).isEqualTo(written(other)).hasSizeGreaterThan(1_500);
  }

  @Test
  @Tag("rule-4.1")
  void anOrderOfTheSameBatchIsKnownToTheNext() {
    IssueOrder first = order(new OrderId(uuid()), serials(2), Buyers.nobody());
    IssueOrder again = order(first.order(), first.serials(), Buyers.nobody());
    IssueOrder another = order(first.order(), serials(1), Buyers.nobody());

    List<Outcome> outcomes = bulk.issue(List.of(first, again, another));

    assertThat(outcomes.get(0)).isEqualTo(new Outcome.Issued(first.order()));
    assertThat(outcomes.get(1)).isEqualTo(new Outcome.AlreadyThere(first.order()));
    assertThat(codes(outcomes.get(2))).containsExactly(RefusalCode.ORDER_ALREADY_ISSUED);
  }

  @Test
  @Tag("rule-4.1")
  void whatIsThereAlreadyIsNeitherIssuedNorRecordedAnew() throws Exception {
    List<IssueOrder> orders =
        Stream.generate(() -> order(new OrderId(uuid()), serials(2), someBuyers()))
            .limit(50)
            .toList();
    bulk.issue(orders.subList(0, 30));
    List<String> before = database.dump();

    List<Outcome> repeated = bulk.issue(orders.subList(0, 30));

    assertThat(repeated).allMatch(Outcome.AlreadyThere.class::isInstance);
    assertThat(database.dump()).isEqualTo(before);
    assertThat(bulk.issue(orders).subList(30, 50)).allMatch(Outcome.Issued.class::isInstance);
    assertThat(database.ask("select count(*) from record_entry")).containsExactly("50");
  }

  /**
   * So that the thousandth batch for a reseller without an account takes no longer than the first.
   */
  @Test
  void whatWaitsForAnAddressIsNotLoadedAgain() throws Exception {
    Email reseller = person(1);
    List<IssueOrder> orders =
        Stream.generate(() -> order(new OrderId(uuid()), serials(1), Buyers.customer(reseller)))
            .limit(60)
            .toList();
    bulk.issue(orders.subList(0, 50));

    try (Connection connection = database.source().getConnection()) {
      KnownOrders known =
          KnownOrders.load(
              connection, orders.subList(50, 60).stream().map(shop.engine::factsFor).toList());

      assertThat(known.all().orders()).isEmpty();
      assertThat(known.all().pendingRoles()).isEmpty();
    }
  }

  @Test
  void onlyTheVendorIssues() {
    IssueOrder byVisitor =
        IssueOrder.unowned(
            Shop.by(new Actor.Visitor()),
            new OrderId(uuid()),
            Shop.PRODUCT,
            Terms.singleMachine(),
            serials(1));

    assertThatThrownBy(() -> bulk.issue(List.of(byVisitor)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsNothing() {
    assertThat(bulk.issue(List.of())).isEmpty();
  }

  /** Each is issued by one of those who try, whoever that is. */
  @Test
  @Tag("rule-4.1")
  void manyWhoIssueTheSameAtOnceIssueItOnce() throws Exception {
    List<IssueOrder> orders =
        Stream.generate(() -> order(new OrderId(uuid()), serials(1), someBuyers()))
            .limit(400)
            .toList();
    List<Supplier<List<Outcome>>> attempts = new ArrayList<>();
    for (int from = 0; from < 400; from += 50) {
      List<IssueOrder> some = orders.subList(from, Math.min(400, from + 100));
      attempts.add(() -> bulk.issue(some));
    }

    List<Outcome> outcomes = together(attempts).stream().flatMap(List::stream).toList();

    assertThat(outcomes.stream().filter(Outcome.Issued.class::isInstance).map(Outcome::order))
        .hasSize(400)
        .doesNotHaveDuplicates();
    assertThat(outcomes).noneMatch(Outcome.Refused.class::isInstance);
    assertThat(database.ask("select count(*) from license_order")).containsExactly("400");
  }

  /** Who registers meanwhile either was there before, or takes up what waits for them. */
  @Test
  @Tag("rule-5.9")
  void nobodyWhoRegistersMeanwhileIsMissed() throws Exception {
    List<IssueOrder> orders =
        IntStream.range(0, 100)
            .mapToObj(i -> order(new OrderId(uuid()), serials(1), Buyers.customer(person(i % 20))))
            .toList();
    List<Supplier<List<Outcome>>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RegisterAccount newcomer = newcomer(person(i));
      all.add(
          () -> {
            shop.decide(newcomer);
            return List.of();
          });
    }
    for (int from = 0; from < 100; from += 25) {
      List<IssueOrder> some = orders.subList(from, from + 25);
      all.add(() -> bulk.issue(some));
    }

    together(all);

    assertThat(
            database.ask(
                "select count(*) from license_order o join account a on a.id = o.customer"))
        .containsExactly("100");
    assertThat(database.ask("select count(*) from pending_role")).containsExactly("0");
  }

  @Test
  void eachSerialIsOnOnePage() throws Exception {
    for (int i = 0; i < 3; i++) {
      shop.decide(newcomer(person(i)));
    }
    List<IssueOrder> orders =
        Stream.generate(() -> order(new OrderId(uuid()), serials(3), someBuyers()))
            .limit(40)
            .toList();
    bulk.issue(orders);

    List<SoldSerial> sold = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      SoldSerial.Page page = shop.store.serials(after, 7);
      assertThat(page.serials()).hasSizeBetween(1, 7);
      sold.addAll(page.serials());
      after = page.next();
    } while (after.isPresent());

    assertThat(sold).hasSize(120);
    for (IssueOrder order : orders) {
      List<SoldSerial> its =
          sold.stream().filter(one -> one.order().id().equals(order.order())).toList();
      assertThat(its.stream().map(one -> one.serial().number()).toList())
          .isEqualTo(List.copyOf(order.serials()));
      assertThat(its).allMatch(one -> one.buyers().equals(order.buyers()));
      assertThat(its).allMatch(one -> one.order().terms().equals(order.terms()));
    }
    assertThatThrownBy(() -> shop.store.serials(Optional.of("elsewhere"), 7))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shop.store.serials(Optional.empty(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void termsAreTheSameFromTheirText() {
    for (Terms terms :
        List.of(
            Terms.perDeveloper(3).withFeatures(Map.of("plan", "\"pro\", all")),
            Terms.subscription(Shop.NOON),
            Terms.floating(5, Duration.ofMinutes(15)))) {
      assertThat(TermsText.read(TermsText.of(terms))).isEqualTo(terms);
    }
    String wrong = TermsText.of(Terms.perDeveloper(3)).replace(":3", ":0");
    assertThatThrownBy(() -> TermsText.read(wrong)).hasMessageStartingWith("terms: ");
    String json = TermsText.of(Terms.singleMachine());
    String missing = json.replaceFirst("\"access\":\"[A-Z_]*\",", "");
    assertThat(missing).isNotEqualTo(json);
    assertThatThrownBy(() -> TermsText.read(missing)).hasMessageContaining("access");
    for (String no :
        List.of(
            "",
            "{}",
            "null",
            "{\"seats\":1}",
            json.replace("\"access\"", "\"acces\""),
            "[" + json + "]",
            json + "1",
            "{\"seas\":{}}")) {
      assertThatThrownBy(() -> TermsText.read(no))
          .as(no)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<List<Outcome>> together(List<Supplier<List<Outcome>>> work) throws Exception {
    return Together.run(work.size(), number -> work.get(number).get());
  }

  private static List<RefusalCode> codes(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused
        ? refused.reasons().stream().map(Refusal::code).toList()
        : List.of();
  }

  private IssueOrder order(OrderId id, SortedSet<SerialNumber> serials, Buyers buyers) {
    Terms terms = random.nextBoolean() ? Terms.perDeveloper(2) : Terms.subscription(Shop.NOON);
    return new IssueOrder(Shop.by(VENDOR), id, Shop.PRODUCT, terms, serials, buyers);
  }

  /** Some have accounts, some have not, and some have an address that is hard to quote. */
  private Buyers someBuyers() {
    return new Buyers(
        random.nextBoolean() ? Optional.of(person(random.nextInt(12))) : Optional.empty(),
        random.nextBoolean() ? Optional.of(person(random.nextInt(12))) : Optional.empty(),
        new TreeSet<>(
            Arrays.asList(person(random.nextInt(12)), new Email("{\"a,\\b\"}@strange.example"))));
  }

  private static Email person(int number) {
    return new Email("person" + number + "@shop.example");
  }

  private RegisterAccount newcomer(Email email) {
    AccountId id = new AccountId(uuid());
    return new RegisterAccount(
        Shop.by(new Actor.Visitor()), Account.registered(id, email, "Somebody"), "secret");
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private SortedSet<SerialNumber> serials(int count) {
    TreeSet<SerialNumber> numbers = new TreeSet<>();
    while (numbers.size() < count) {
      byte[] bytes = new byte[15];
      random.nextBytes(bytes);
      numbers.add(SerialNumber.fromRandom(bytes));
    }
    return numbers;
  }
}
