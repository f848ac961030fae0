package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two who meet at the same thing, on each isolation a data source may give. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingTest {

  private static final int ROUNDS = 12;
  private static final Terms OPEN = Terms.perDeveloper(5).withUsersAtOnce(UsersAtOnce.ANY);

  private final SecureRandom random = new SecureRandom();
  private TestDatabase database;

  @BeforeAll
  void database() throws Exception {
    database = TestDatabase.migrated();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-2.11")
  void ofAHeartbeatThatComesLateAndARivalOneHasTheSeat(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    AccountId ann = somebody(shop);
    AccountId bob = somebody(shop);
    Instant inTime = Shop.NOON.plusSeconds(59);
    Instant late = Shop.NOON.plusSeconds(60);
    for (int round = 0; round < ROUNDS; round++) {
      SerialNumber serial =
          shop.openSerial(OPEN.withSeats(Terms.floating(1, Duration.ofMinutes(1)).seats()));
      var first = shop.activation(ann, serial, Shop.machine("laptop"));
      shop.decide(first);

      List<Decision> decisions =
          both(
              () -> shop.refresh(ann, first.activation(), "laptop", inTime),
              () -> shop.decide(shop.activation(bob, serial, Shop.machine("desktop"), late)));

      assertThat(decisions).filteredOn(Decision.Permitted.class::isInstance).hasSize(1);
      assertThat(ask("select account from activation where ended_at is null and serial = ", serial))
          .containsExactly((permitted(decisions.get(0)) ? ann : bob).toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-11.4")
  void aMachineTriesAProductOnceWhoeverHurries(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    List<AccountId> people = List.of(somebody(shop), somebody(shop));
    shop.decide(
        new OfferTrial(vendor(), Shop.PRODUCT, Optional.of(Terms.trial(Duration.ofDays(9)))));
    for (int round = 0; round < ROUNDS; round++) {
      String machine = "machine " + UUID.randomUUID();

      List<Decision> decisions = Together.run(2, i -> shop.decide(trial(people.get(i), machine)));

      assertThat(decisions).filteredOn(Decision.Permitted.class::isInstance).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-2.6")
  @Tag("rule-6.2")
  void whoIsRemovedWhileActivatingKeepsNoSeat(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    AccountId manager = somebody(shop);
    SerialNumber elsewhere = shop.openSerial(OPEN);
    for (int round = 0; round < ROUNDS; round++) {
      AccountId user = somebody(shop);
      OrderId order = new OrderId(UUID.randomUUID());
      SerialNumber serial = issue(shop, order, email(manager));
      shop.activate(user, serial, "laptop");
      String retyped = email(user).value();

      List<Decision> decisions =
          both(
              () ->
                  shop.decide(
                      new RemoveUser(Shop.by(manager), order, user, retyped, Optional.empty())),
              () -> shop.activate(user, elsewhere, "desktop " + user));

      assertThat(decisions.get(0)).isInstanceOf(Decision.Permitted.class);
      assertThat(ask("select id from activation where ended_at is null and account = ", user))
          .isEmpty();
      assertThat(ask("select 1 from bar where account = ", user)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-8.6")
  void whoIsDeletedWhileBecomingAManagerManagesNothing(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    AccountId owner = somebody(shop);
    for (int round = 0; round < ROUNDS; round++) {
      OrderId order = new OrderId(UUID.randomUUID());
      issue(shop, order, email(owner));
      AccountId leaving = somebody(shop);
      Email address = email(leaving);

      both(() -> shop.delete(leaving), () -> shop.decide(adding(order, address)));

      boolean gone = ask("select erased from account where id = ", leaving).contains("t");
      assertThat(ask("select unnest(managers) from license_order where id = ", order))
          .hasSize(gone ? 0 : 1);
      // Who comes too late waits for whoever has the address next.
      assertThat(ask("select email from pending_role where order_id = ", order).size())
          .isLessThanOrEqualTo(gone ? 1 : 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-5.9")
  void whoRegistersWhileAwaitedHasTheRole(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    AccountId owner = somebody(shop);
    for (int round = 0; round < ROUNDS; round++) {
      OrderId order = new OrderId(UUID.randomUUID());
      issue(shop, order, email(owner));
      Email address = new Email(UUID.randomUUID() + "@shop.example");
      Account account = Account.registered(new AccountId(UUID.randomUUID()), address, "New");

      both(
          () -> shop.decide(adding(order, address)),
          () -> shop.decide(new RegisterAccount(Shop.by(new Actor.Visitor()), account, "")));

      assertThat(ask("select unnest(managers) from license_order where id = ", order))
          .containsExactly(account.id().toString());
      assertThat(ask("select 1 from pending_role where email = ", address)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-4.4")
  void whoTakesAnAddressWhileItIsInvitedIsAssigned(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    AccountId owner = somebody(shop);
    for (int round = 0; round < ROUNDS; round++) {
      OrderId order = new OrderId(UUID.randomUUID());
      SerialNumber serial = issue(shop, order, email(owner));
      AccountId mover = somebody(shop);
      AccountId rival = somebody(shop);
      Email address = new Email(UUID.randomUUID() + "@shop.example");
      List<Command> commands =
          List.of(
              new AssignUser(Shop.by(owner), new TreeSet<>(List.of(serial)), address),
              new ChangeEmail(Shop.by(mover), address),
              new ChangeEmail(Shop.by(rival), address));

      List<Decision> decisions = Together.run(3, i -> shop.decide(commands.get(i)));

      assertThat(decisions).filteredOn(Decision.Permitted.class::isInstance).hasSize(2);
      assertThat(ask("select account from assignment where serial = ", serial))
          .containsExactly((permitted(decisions.get(1)) ? mover : rival).toString());
      assertThat(ask("select 1 from invitation where email = ", address)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-4.3")
  void aRequestIsMadeOnceAndDecidedOnce(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    AccountId owner = somebody(shop);
    for (int round = 0; round < ROUNDS; round++) {
      AccountId guest = somebody(shop);
      SerialNumber serial = issue(shop, new OrderId(UUID.randomUUID()), email(owner));

      Together.run(
          3,
          i ->
              shop.decide(
                  new RequestAccess(Shop.by(guest), serial, new RequestId(UUID.randomUUID()), "")));
      List<String> open = ask("select id from request where serial = ", serial);
      assertThat(open).hasSize(1);
      RequestId request = RequestId.of(open.get(0));
      List<Decision> decisions =
          both(
              () -> shop.decide(new ApproveRequest(Shop.by(owner), request)),
              () -> shop.decide(new DeclineRequest(Shop.by(owner), request, "")));

      assertThat(decisions).filteredOn(Decision.Permitted.class::isInstance).hasSize(1);
      assertThat(ask("select 1 from assignment where serial = ", serial))
          .hasSize(permitted(decisions.get(0)) ? 1 : 0);
    }
  }

  private static List<Decision> both(Supplier<Decision> one, Supplier<Decision> other)
      throws Exception {
    return Together.run(2, i -> i == 0 ? one.get() : other.get());
  }

  private static boolean permitted(Decision decision) {
    return decision instanceof Decision.Permitted;
  }

  private static Origin vendor() {
    return Shop.by(new Actor.Vendor("sales"));
  }

  private static AddLicenseManager adding(OrderId order, Email manager) {
    return new AddLicenseManager(vendor(), order, new RequestId(UUID.randomUUID()), manager);
  }

  private StartTrial trial(AccountId account, String machine) {
    return new StartTrial(
        Shop.by(account),
        Shop.PRODUCT,
        Shop.machine(machine),
        new OrderId(UUID.randomUUID()),
        newSerial(),
        new ActivationId(UUID.randomUUID()),
        Optional.empty(),
        Shop.NONCE);
  }

  private SerialNumber issue(Shop shop, OrderId order, Email customer) {
    SerialNumber serial = newSerial();
    shop.decide(
        new IssueOrder(
            vendor(),
            order,
            Shop.PRODUCT,
            OPEN,
            new TreeSet<>(List.of(serial)),
            Buyers.customer(customer)));
    return serial;
  }

  private SerialNumber newSerial() {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    return SerialNumber.fromRandom(bytes);
  }

  private static AccountId somebody(Shop shop) {
    return shop.register("p-" + UUID.randomUUID());
  }

  private Email email(AccountId account) throws Exception {
    return new Email(ask("select email from account where id = ", account).get(0));
  }

  private List<String> ask(String sql, Object value) throws Exception {
    return database.ask(sql + "'" + value + "'");
  }
}
