package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many at once, on each isolation a data source may give. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaceTest {

  private static final Terms OPEN = Terms.perDeveloper(5).withUsersAtOnce(UsersAtOnce.ANY);

  private TestDatabase database;

  @BeforeAll
  void database() throws Exception {
    database = TestDatabase.migrated();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-2.2")
  void exactlyAsManyAsThereAreSeatsGetOne(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    SerialNumber serial = shop.openSerial(OPEN);
    List<AccountId> people = people(shop, 32);

    List<Decision> decisions =
        Together.run(32, i -> shop.activate(people.get(i), serial, "machine " + i));

    assertThat(decisions).filteredOn(Decision.Permitted.class::isInstance).hasSize(5);
    assertThat(decisions)
        .filteredOn(Decision.Refused.class::isInstance)
        .allMatch(d -> d.refusals().equals(List.of(RefusalCode.MACHINE_LIMIT_REACHED)));
    assertThat(live(serial)).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "repeatable\\ read", "serializable"})
  @Tag("rule-2.4")
  void aMachineThatRacesWithItselfTakesOneSeat(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    SerialNumber serial = shop.openSerial(OPEN);
    AccountId ann = people(shop, 1).get(0);

    List<Decision> decisions = Together.run(12, i -> shop.activate(ann, serial, "laptop"));

    assertThat(decisions).allMatch(Decision.Permitted.class::isInstance);
    assertThat(live(serial)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-2.4")
  @Tag("rule-13.1")
  void readingsOfOneMachineThatDifferALittleTakeOneSeat(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    AccountId ann = people(shop, 1).get(0);
    for (int round = 0; round < 5; round++) {
      SerialNumber serial = shop.openSerial(OPEN);

      Together.run(
          6, i -> shop.decide(shop.activation(ann, serial, Shop.machine("laptop", "disk " + i))));

      assertThat(live(serial)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-2.3")
  void ofTwoUsersWhereOneIsAllowedOneWins(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    SerialNumber serial = shop.openSerial(Terms.perDeveloper(50));
    List<AccountId> people = people(shop, 2);

    Together.run(16, i -> shop.activate(people.get(i % 2), serial, "machine " + i));

    assertThat(
            database.ask("select distinct account from activation where serial = '" + serial + "'"))
        .hasSize(1);
    assertThat(live(serial)).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-2.4")
  void ofRequestsWithOneKeyOneIsDecidedAndTheOthersAreToldTheSame(String isolation)
      throws Exception {
    Shop shop = new Shop(database.source(isolation));
    SerialNumber serial = shop.openSerial(OPEN);
    AccountId ann = people(shop, 1).get(0);
    Idempotency key = new Idempotency("account:" + ann, "key-" + UUID.randomUUID(), "hash");

    List<Execution> executions =
        Together.run(
            12,
            i ->
                shop.execute(
                    Shop.submission(
                        shop.activation(ann, serial, Shop.machine("machine " + i)),
                        Optional.of(key))));

    List<Execution.Decided> all =
        executions.stream()
            .filter(Execution.Decided.class::isInstance)
            .map(Execution.Decided.class::cast)
            .toList();
    assertThat(all).hasSize(1);
    Execution.Decided decided = all.get(0);
    assertThat(executions)
        .filteredOn(execution -> execution != decided)
        .containsOnly(new Execution.Replayed(decided.reply()));
    assertThat(live(serial)).hasSize(1);
    assertThat(
            shop.execute(
                Shop.submission(
                    shop.activation(ann, serial, Shop.machine("other")),
                    Optional.of(new Idempotency(key.scope(), key.key(), "other hash")))))
        .isEqualTo(new Execution.KeyReused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-8.1")
  @Tag("rule-8.6")
  void anOwnerIsNotDeletedFromUnderAnActivation(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    for (int round = 0; round < 15; round++) {
      List<AccountId> people = people(shop, 2);
      SortedSet<SerialNumber> serials = shop.order(Terms.singleMachine(), 3);
      shop.claim(people.get(0), serials);
      shop.assignTo(people.get(0), serials, people.get(1));

      List<Decision> decisions =
          Together.run(
              2,
              i ->
                  i == 0
                      ? shop.delete(people.get(0))
                      : shop.activate(people.get(1), serials.last(), "laptop"));

      assertThat(decisions).filteredOn(Decision.Permitted.class::isInstance).hasSize(1);
      boolean deleted = decisions.get(0) instanceof Decision.Permitted;
      assertThat(database.ask("select erased from account where id = '" + people.get(0) + "'"))
          .containsExactly(deleted ? "t" : "f");
      assertThat(
              database.ask("select 1 from license_order where customer = '" + people.get(0) + "'"))
          .hasSize(deleted ? 0 : 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed", "serializable"})
  @Tag("rule-4.4")
  void whoRegistersWhileBeingInvitedIsAssigned(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    AccountId owner = people(shop, 1).get(0);
    for (int round = 0; round < 15; round++) {
      SortedSet<SerialNumber> serials = shop.order(Terms.singleMachine(), 2);
      shop.claim(owner, serials);
      Email email = new Email(UUID.randomUUID() + "@shop.example");
      Account account = Account.registered(new AccountId(UUID.randomUUID()), email, "New");

      Together.run(
          2,
          i ->
              i == 0
                  ? shop.decide(new AssignUser(Shop.by(owner), serials, email))
                  : shop.decide(
                      new RegisterAccount(Shop.by(new Actor.Visitor()), account, "secret")));

      assertThat(
              database.ask("select serial from assignment where account = '" + account.id() + "'"))
          .hasSize(2);
      assertThat(database.ask("select 1 from invitation where email = '" + email + "'")).isEmpty();
    }
    assertThat(database.ask("select 1 from address_in_hand")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read\\ committed"})
  @Tag("rule-4.4")
  void wideCommandsInAnyOrderDoNotWaitInACircle(String isolation) throws Exception {
    Shop shop = new Shop(database.source(isolation));
    AccountId owner = people(shop, 1).get(0);
    SortedSet<SerialNumber> serials = shop.order(OPEN.withClaimable(true).withMachineLimit(99), 12);
    shop.claim(owner, serials);
    List<SerialNumber> list = List.copyOf(serials);
    List<AccountId> people = people(shop, 8);

    Together.run(
        8,
        i -> {
          for (int round = 0; round < 6; round++) {
            shop.assign(owner, serials, "guest-" + UUID.randomUUID());
            shop.activate(people.get(i), list.get((i + 5 * round) % 12), "machine " + round);
          }
          return i;
        });

    assertThat(
            database.ask(
                "select deadlocks from pg_stat_database where datname = current_database()"))
        .containsExactly("0");
    assertThat(database.ask("select 1 from invitation where email like 'guest-%'"))
        .hasSize(8 * 6 * 12);
  }

  private static List<AccountId> people(Shop shop, int count) {
    List<AccountId> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(shop.register("p-" + UUID.randomUUID()));
    }
    return people;
  }

  private List<String> live(SerialNumber serial) throws Exception {
    List<String> live =
        database.ask(
            "select id from activation where ended_at is null and serial = '" + serial + "'");
    assertThat(database.ask("select live_seats from serial where number = '" + serial + "'"))
        .containsExactly(String.valueOf(live.size()));
    return live;
  }
}
