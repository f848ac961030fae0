package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a deleted account: nothing but its id. */
class ErasureTest {

  private static final List<String> TRACES =
      List.of("zelda", "zelda@shop.example", "zeldas-laptop", "zelda asks", "zelda forces");

  private TestDatabase database;
  private Shop shop;
  private AccountId zelda;
  private AccountId owner;
  private SortedSet<SerialNumber> shared;

  @BeforeEach
  void aLifeInTheShop() throws Exception {
    database = TestDatabase.migrated();
    shop = new Shop(database.source());
    owner = shop.register("owner");
    shared =
        shop.order(
            Terms.singleMachine()
                .withMachineLimit(9)
                .withUsersAtOnce(UsersAtOnce.ANY)
                .withCoolDown(Duration.ZERO),
            2);
    shop.claim(owner, shared);
    shop.assign(owner, shared, "zelda");
    zelda = shop.register("zelda");
    shop.sessions.open(
        new Session("token hash", zelda, Shop.NOON, Shop.NOON.plus(Duration.ofHours(1))));
  }

  @Test
  @Tag("rule-8.6")
  @Tag("rule-8.7")
  void noTableRemembersThePerson() throws Exception {
    SortedSet<SerialNumber> own = shop.order(Terms.singleMachine(), 1);
    shop.claim(zelda, own);
    shop.assign(zelda, own, "owner");
    shop.assign(zelda, own, "stranger");
    ActivationId lost = started(zelda, shared.first(), "zeldas-laptop");
    ActivationId owners = started(owner, shared.first(), "desktop");
    keep(owner, force(owner, lost, "out of reach"));
    keep(zelda, force(zelda, owners, "zelda forces"));
    SortedSet<SerialNumber> foreign = shop.order(Terms.singleMachine(), 1);
    shop.claim(owner, foreign);
    keep(
        zelda,
        new RequestAccess(
            Shop.by(zelda), foreign.first(), new RequestId(UUID.randomUUID()), "zelda asks"));
    started(zelda, shared.last(), "zeldas-laptop");
    ActivationId again = shop.store.read(estate(zelda)).estate().uses().get(0).id();
    shop.release(zelda, again, "zeldas-laptop");
    assertThat(traces()).as("the traces are there before").hasSizeGreaterThan(8);

    Decision deleted = shop.delete(zelda);

    assertThat(deleted).isInstanceOf(Decision.Permitted.class);
    assertThat(traces()).isEmpty();
    assertThat(database.ask("select count(*) from session")).containsExactly("0");
    assertThat(database.ask("select 1 from assignment where account = '" + zelda + "'")).isEmpty();
    assertThat(shop.sessions.credential(email("zelda"))).isEmpty();
  }

  @Test
  @Tag("rule-8.7")
  void theKeptReplyToARegistrationGoesWithTheAccount() throws Exception {
    AccountId ruto = new AccountId(UUID.randomUUID());
    Account account = Account.registered(ruto, email("ruto"), "ruto");
    Idempotency key =
        new Idempotency("visitor", UUID.randomUUID().toString(), "of e-mail and name");
    shop.execute(
        new Submission(
            new RegisterAccount(Shop.by(new Actor.Visitor()), account, "secret"),
            Optional.of(key),
            decision -> new StoredReply(201, ruto.toString())));
    String kept = "select 1 from reply where key = '" + key.key() + "'";
    assertThat(database.ask(kept)).hasSize(1);

    shop.delete(ruto);

    assertThat(database.ask(kept)).isEmpty();
  }

  @Test
  @Tag("rule-8.7")
  void theHistoryStaysUnderThePseudonym() throws Exception {
    ActivationId lost = started(zelda, shared.first(), "zeldas-laptop");
    shop.release(zelda, lost, "zeldas-laptop");
    shop.delete(zelda);

    var facts = shop.store.read(FactsNeeded.by(Shop.NOON, Optional.of(owner)).andActivation(lost));

    assertThat(facts.activation(lost))
        .get()
        .satisfies(
            activation -> {
              assertThat(activation.account()).isEqualTo(zelda);
              assertThat(activation.machine().name()).isEqualTo("erased");
              assertThat(activation.machine().identity().components()).isEmpty();
            });
    assertThat(facts.account(zelda)).isEmpty();
    assertThat(shop.store.record(shared.first(), 10))
        .anyMatch(entry -> entry.actor().equals("account:" + zelda));
  }

  /** More entries than are rewritten at once, and once exactly as many. */
  @ParameterizedTest
  @ValueSource(ints = {999, 1_000, 1_001})
  @Tag("rule-8.7")
  void howeverMuchTheyDidIsForgotten(int entries) throws Exception {
    ActivationId lost = started(zelda, shared.first(), "zeldas-laptop");
    shop.release(zelda, lost, "zeldas-laptop");
    String theirs = "from record_entry where author = '" + zelda + "'";
    int before = Integer.parseInt(database.ask("select count(*) " + theirs).get(0));
    database.run(
        "insert into record_entry (command_id, at, actor, author, what, command, refusals, serials,"
            + " activations, orders) select gen_random_uuid(), at, actor, author, what, command,"
            + " refusals, serials, activations, orders from (select * "
            + theirs
            + " and what = 'Activate') one, generate_series(1, "
            + (entries - before)
            + ")");
    assertThat(traces()).hasSizeGreaterThan(entries - before);

    shop.delete(zelda);

    assertThat(traces()).isEmpty();
    assertThat(database.ask("select count(*) " + theirs + " and what <> 'DeleteAccount'"))
        .containsExactly(Integer.toString(entries));
  }

  @Test
  @Tag("rule-8.7")
  void theSameAddressRegistersAnEmptyAccount() {
    shop.delete(zelda);

    AccountId other = shop.register("zelda");

    assertThat(other).isNotEqualTo(zelda);
    var facts = shop.store.read(estate(other));
    assertThat(facts.estate().owned()).isEmpty();
    assertThat(facts.estate().shared()).isEmpty();
  }

  @Test
  @Tag("rule-10.3")
  void noticesToOthersStayWithoutThePerson() throws Exception {
    ActivationId lost = started(zelda, shared.first(), "zeldas-laptop");
    shop.decide(force(owner, lost, "out of reach"));
    shop.delete(zelda);

    assertThat(shop.store.pending(50))
        .filteredOn(pending -> pending.notice().facts().containsKey("reason"))
        .singleElement()
        .satisfies(
            pending ->
                assertThat(pending.notice().facts())
                    .containsEntry("reason", "out of reach")
                    .containsEntry("machine", ""));
  }

  private ActivationId started(AccountId account, SerialNumber serial, String machine) {
    Activate command = shop.activation(account, serial, Shop.machine(machine));
    keep(account, command);
    return command.activation();
  }

  private static ForceRelease force(AccountId by, ActivationId activation, String reason) {
    return new ForceRelease(Shop.by(by), activation, true, reason, Optional.empty());
  }

  /** Executes under a key; the reply holds what a real one might: everything the decision says. */
  private void keep(AccountId by, Command command) {
    shop.execute(
        new Submission(
            command,
            Optional.of(new Idempotency("account:" + by, UUID.randomUUID().toString(), "hash")),
            decision -> new StoredReply(200, decision.toString())));
  }

  private static FactsNeeded estate(AccountId account) {
    return FactsNeeded.by(Shop.NOON, Optional.of(account)).and(Extent.ESTATE);
  }

  private static Email email(String name) {
    return new Email(name + "@shop.example");
  }

  private List<String> traces() throws Exception {
    return database.dump().stream()
        .filter(row -> TRACES.stream().anyMatch(row.toLowerCase(Locale.ROOT)::contains))
        .toList();
  }
}
