package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.Report;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.replay.Forgetting;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every word of a person, and about a person, everywhere it can get to: in the record, in what is
 * open, in what waits. Each contains the name.
 */
class ErasureEverywhereTest {

  private static final Email ZELDA = new Email("zelda@shop.example");
  private static final Instant LATER = Shop.NOON.plus(Duration.ofHours(1));

  private TestDatabase database;
  private Shop shop;
  private AccountId zelda;
  private AccountId owner;
  private OrderId order;
  private SerialNumber serial;

  @BeforeEach
  void anOrderOfSomebodyElse() throws Exception {
    database = TestDatabase.migrated();
    shop = new Shop(database.source());
    owner = shop.register("owner");
    serial = issue("owner", Terms.floating(9, Duration.ofMinutes(5)).withCoolDown(Duration.ZERO));
    // Nobody has the address yet, but it is hers soon.
    keep(owner, new AssignUser(Shop.by(owner), new TreeSet<>(List.of(serial)), ZELDA));
    zelda = shop.register("zelda");
  }

  @Test
  @Tag("rule-8.6")
  @Tag("rule-8.7")
  void noTableRemembersWhatWasSaidByOrAboutThePerson() throws Exception {
    herWords();
    wordsAboutHer();
    assertThat(traces()).as("traces before").hasSizeGreaterThan(40);
    List<RecordEntry> before = Histories.all(shop.store);
    Account account =
        shop.store.read(FactsNeeded.by(LATER, Optional.of(zelda))).caller().orElseThrow();

    assertThat(deleted()).isInstanceOf(Decision.Permitted.class);

    assertThat(traces()).isEmpty();
    assertThat(Histories.all(shop.store).subList(0, before.size()))
        .isEqualTo(before.stream().map(entry -> Forgetting.of(entry, account)).toList());
  }

  /** Everything with words in it that she can say. */
  private void herWords() {
    ActivationId lost = activate(zelda, serial, "zeldas laptop");
    keep(zelda, new RequestRemoteDeactivation(Shop.by(zelda), lost, request(), "zelda lost it"));
    keep(zelda, new ForceRelease(Shop.by(zelda), lost, true, "zelda forces", Optional.empty()));
    ActivationId kept = activate(zelda, serial, "zeldas tablet");
    Machine renamed =
        new Machine(
            "zeldas tablet, renamed",
            Shop.machine("zeldas tablet").identity(),
            Environment.VIRTUAL_MACHINE);
    keep(zelda, new Refresh(Shop.by(zelda), kept, renamed, Optional.empty(), Shop.NONCE));
    tryAProduct();
    SerialNumber foreign = issue("owner", Terms.singleMachine());
    RequestId asked = request();
    keep(zelda, new RequestAccess(Shop.by(zelda), foreign, asked, "zelda asks"));
    keep(zelda, new DeclineRequest(Shop.by(zelda), asked, "zelda thinks again"));
    keep(zelda, new RequestAccess(Shop.by(zelda), foreign, request(), "zelda asks again"));
    SerialNumber own = issue("zelda", Terms.singleMachine());
    Email heir = new Email("heir@shop.example");
    keep(zelda, new RequestOrderTransfer(Shop.by(zelda), order, request(), heir, "zelda's heir"));
    shop.assign(zelda, new TreeSet<>(List.of(own)), "owner");
  }

  private void tryAProduct() {
    shop.decide(
        new OfferTrial(
            Shop.by(new Actor.Vendor("sales")),
            Shop.PRODUCT,
            Optional.of(Terms.trial(Duration.ofDays(3)))));
    ActivationId seat = new ActivationId(UUID.randomUUID());
    keep(
        zelda,
        new StartTrial(
            Shop.by(zelda),
            Shop.PRODUCT,
            Shop.machine("zeldas pc"),
            new OrderId(UUID.randomUUID()),
            SerialNumber.fromRandom(new byte[15]),
            seat,
            Optional.empty(),
            Shop.NONCE));
    keep(zelda, new Release(Shop.by(zelda), seat, Shop.machine("zeldas pc")));
  }

  private void wordsAboutHer() {
    SerialNumber open = issue("owner", Terms.perDeveloper(3).withUsersAtOnce(UsersAtOnce.ANY));
    keep(owner, new AddLicenseManager(Shop.by(owner), order, request(), ZELDA));
    keep(
        owner,
        new RequestOrderTransfer(Shop.by(owner), order, request(), ZELDA, "Zelda of the shop"));
    activate(zelda, open, "zeldas third");
    keep(owner, new RemoveUser(Shop.by(owner), order, zelda, ZELDA.value(), Optional.empty()));
    SerialNumber given = issue("owner", Terms.singleMachine());
    keep(
        owner,
        new RelinquishSerials(
            Shop.by(owner),
            new TreeSet<>(List.of(given)),
            Optional.of(new Reservation(ZELDA, Optional.empty())),
            Optional.empty()));
  }

  @Test
  @Tag("rule-2.11")
  @Tag("rule-8.6")
  void aSeatThatLapsedIsClosedAndGivenBackAndNobodyIsToldOfIt() throws Exception {
    ActivationId lapsed = activate(zelda, serial, "zeldas laptop");

    assertThat(deleted()).isInstanceOf(Decision.Permitted.class);

    Activation left =
        shop.store
            .read(FactsNeeded.by(LATER, Optional.empty()).andActivation(lapsed))
            .activation(lapsed)
            .orElseThrow();
    assertThat(left.ending())
        .get()
        .satisfies(e -> assertThat(e.kind()).isEqualTo(EndingKind.LAPSED));
    assertThat(database.ask("select live_seats from serial where number = '" + serial + "'"))
        .containsExactly("0");
    assertThat(database.ask("select 1 from activation where untold")).isEmpty();
    assertThat(database.ask("select 1 from activation_component")).isEmpty();
  }

  /** More than one batch of the record is rewritten. */
  @Test
  @Tag("rule-8.7")
  void aLongRecordIsForgottenToItsEnd() throws Exception {
    ActivationId seat = activate(zelda, serial, "zeldas laptop");
    database.run(
        """
        insert into record_entry (command_id, at, actor, author, what, command, refusals, serials,
            activations, orders)
          select gen_random_uuid(), at, actor, author, what, command, refusals, serials, activations,
              orders
            from record_entry, generate_series(1, 1200) where '%s' = any(activations)
        """
            .formatted(seat));

    deleted();

    assertThat(traces()).isEmpty();
    assertThat(Histories.all(shop.store)).hasSizeGreaterThan(1200);
  }

  private Decision deleted() {
    Decision asked = shop.decide(deletion(Optional.empty()));
    return shop.decide(deletion(asked.report().map(Report::hash)));
  }

  private DeleteAccount deletion(Optional<ReportHash> confirmation) {
    return new DeleteAccount(Shop.by(new Actor.Person(zelda, LATER), LATER), confirmation);
  }

  private SerialNumber issue(String customer, Terms terms) {
    order = new OrderId(UUID.randomUUID());
    byte[] random = new byte[15];
    new SecureRandom().nextBytes(random);
    SerialNumber number = SerialNumber.fromRandom(random);
    keep(
        owner,
        new IssueOrder(
            Shop.by(new Actor.Vendor("sales")),
            order,
            Shop.PRODUCT,
            terms,
            new TreeSet<>(List.of(number)),
            Buyers.customer(new Email(customer + "@shop.example"))));
    return number;
  }

  private ActivationId activate(AccountId account, SerialNumber number, String machine) {
    Activate command = shop.activation(account, number, Shop.machine(machine));
    keep(account, command);
    return command.activation();
  }

  private static RequestId request() {
    return new RequestId(UUID.randomUUID());
  }

  /**
   * Executes under a key; the reply holds what a real one might: all that is asked and answered.
   */
  private void keep(AccountId by, Command command) {
    Execution execution =
        shop.execute(
            new Submission(
                command,
                Optional.of(new Idempotency("account:" + by, UUID.randomUUID().toString(), "hash")),
                decision -> new StoredReply(200, command + " " + decision)));
    assertThat(((Execution.Decided) execution).decision()).isInstanceOf(Decision.Permitted.class);
  }

  private List<String> traces() throws Exception {
    return database.dump().stream()
        .filter(row -> row.toLowerCase(Locale.ROOT).contains("zelda"))
        .toList();
  }
}
