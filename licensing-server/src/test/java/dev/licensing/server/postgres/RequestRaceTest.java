package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who asks several times at once asks once: the one that comes second at the table's unique index
 * is decided again, and finds the request of the first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestRaceTest {

  private static final int ROUNDS = 3;
  private static final int AT_ONCE = 4;
  private static final Terms OPEN = Terms.perDeveloper(5).withUsersAtOnce(UsersAtOnce.ANY);

  private final SecureRandom random = new SecureRandom();
  private TestDatabase database;

  @BeforeAll
  void database() throws Exception {
    database = TestDatabase.migrated();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-4.3")
  void accessIsAskedForOnce(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    for (int round = 0; round < ROUNDS; round++) {
      Sold sold = sold(shop);
      AccountId guest = somebody(shop);

      List<RequestId> named =
          ask(
              shop,
              id -> new RequestAccess(Shop.by(guest), sold.serial(), id, "please"),
              answer -> ((Answer.AccessRequested) answer).request().orElseThrow());

      assertThat(named).containsOnly(theOneOpen(sold));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-5.7")
  void aLicenseManagerIsAskedForOnce(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    for (int round = 0; round < ROUNDS; round++) {
      Sold sold = sold(shop);
      Email wanted = new Email("m-" + UUID.randomUUID() + "@shop.example");

      List<RequestId> named =
          ask(
              shop,
              id -> new AddLicenseManager(Shop.by(sold.customer()), sold.order(), id, wanted),
              answer -> ((Answer.Requested) answer).request());

      assertThat(named).containsOnly(theOneOpen(sold));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-7.1")
  void aRemoteDeactivationIsAskedForOnce(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    for (int round = 0; round < ROUNDS; round++) {
      Sold sold = sold(shop);
      Activate activate = shop.activation(sold.customer(), sold.serial(), Shop.machine("lost"));
      shop.decide(activate);
      ActivationId lost = activate.activation();

      List<RequestId> named =
          ask(
              shop,
              id -> new RequestRemoteDeactivation(Shop.by(sold.customer()), lost, id, "lost"),
              answer -> ((Answer.RemoteDeactivationRequested) answer).request());

      assertThat(named).containsOnly(theOneOpen(sold));
    }
  }

  /** The newest takes the place of the one before, so each is told its own. */
  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-5.6")
  void ofTransfersAskedForAtOnceOneIsOpen(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    for (int round = 0; round < ROUNDS; round++) {
      Sold sold = sold(shop);
      Email heir = new Email("heir@shop.example");

      List<RequestId> named =
          ask(
              shop,
              id ->
                  new RequestOrderTransfer(
                      Shop.by(sold.customer()), sold.order(), id, heir, "Heir"),
              answer -> ((Answer.Requested) answer).request());

      assertThat(named).doesNotHaveDuplicates().contains(theOneOpen(sold));
    }
  }

  /** Without chance: the second waits at the index until the first has committed. */
  @Test
  @Tag("rule-4.3")
  void whoWaitedAtTheIndexIsToldTheOtherRequest() throws Exception {
    Shop shop = new Shop(database.source());
    Sold sold = sold(shop);
    AccountId guest = somebody(shop);
    RequestId first = new RequestId(UUID.randomUUID());
    try (var connection = database.source().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "insert into request (id, order_id, by_account, since, wish, serial, words) values ('%s',"
                  .formatted(first)
              + " '%s', '%s', now(), 'Access', '%s', 'first')"
                  .formatted(sold.order(), guest, sold.serial()));

      CompletableFuture<Decision> second =
          CompletableFuture.supplyAsync(
              () ->
                  shop.decide(
                      new RequestAccess(
                          Shop.by(guest), sold.serial(), new RequestId(UUID.randomUUID()), "")));
      while (database.waiting() == 0) {
        assertThat(second).isNotDone();
      }
      connection.commit();

      Decision decided = second.get(60, TimeUnit.SECONDS);
      assertThat(((Decision.Permitted) decided).answer())
          .isEqualTo(new Answer.AccessRequested(sold.serial(), Optional.of(first)));
      assertThat(theOneOpen(sold)).isEqualTo(first);
    }
  }

  /** The requests that were named to those who asked. */
  private List<RequestId> ask(
      Shop shop, Function<RequestId, Command> asking, Function<Answer, RequestId> named)
      throws Exception {
    return Together.run(
        AT_ONCE,
        i -> {
          Decision decision = shop.decide(asking.apply(new RequestId(UUID.randomUUID())));
          return named.apply(((Decision.Permitted) decision).answer());
        });
  }

  private RequestId theOneOpen(Sold sold) throws Exception {
    List<String> open =
        database.ask("select id from request where order_id = '" + sold.order() + "'");
    assertThat(open).hasSize(1);
    return RequestId.of(open.get(0));
  }

  private record Sold(AccountId customer, OrderId order, SerialNumber serial) {}

  private Sold sold(Shop shop) throws Exception {
    AccountId customer = somebody(shop);
    Email email =
        new Email(database.ask("select email from account where id = '" + customer + "'").get(0));
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    Sold sold = new Sold(customer, new OrderId(UUID.randomUUID()), SerialNumber.fromRandom(bytes));
    shop.decide(
        new IssueOrder(
            Shop.by(new Actor.Vendor("sales")),
            sold.order(),
            Shop.PRODUCT,
            OPEN,
            new TreeSet<>(List.of(sold.serial())),
            Buyers.customer(email)));
    return sold;
  }

  private static AccountId somebody(Shop shop) {
    return shop.register("p-" + UUID.randomUUID());
  }
}
