package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Refresh;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OfflineTerms;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.core.spi.SessionStore.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was written is read again, and what was asked for comes with what belongs to it. */
class FactsTest {

  private static final Terms OPEN =
      Terms.perDeveloper(100).withUsersAtOnce(UsersAtOnce.ANY).withClaimable(true);

  private TestDatabase database;
  private Shop shop;
  private AccountId ann;
  private AccountId bob;

  @BeforeEach
  void shop() throws Exception {
    database = TestDatabase.migrated();
    shop = new Shop(database.source());
    ann = shop.register("ann");
    bob = shop.register("bob");
  }

  @Test
  void termsComeBackAsTheyWere() {
    Terms terms =
        OPEN.withCoolDown(Duration.ofDays(7).plusNanos(1))
            .withOffline(
                new OfflineTerms(Duration.ofHours(1), Duration.ofDays(2), Duration.ofSeconds(3)))
            .withFeatures(Map.of("export", "", "edition", "\"pro\" 'ü' \\ {?}"));
    SerialNumber serial = shop.openSerial(terms);

    Facts facts =
        shop.store.read(FactsNeeded.by(Shop.NOON, Optional.empty()).andSerials(Set.of(serial)));

    assertThat(facts.order(facts.serial(serial).orElseThrow()).terms()).isEqualTo(terms);
  }

  @Test
  @Tag("rule-8.3")
  void theEstateIsAllThatIsOwnedAndUsed() {
    SortedSet<SerialNumber> owned = shop.order(OPEN, 2);
    SortedSet<SerialNumber> assigned = shop.order(OPEN, 1);
    SerialNumber used = shop.openSerial(OPEN);
    SerialNumber foreign = shop.openSerial(OPEN);
    shop.claim(ann, owned);
    shop.claim(bob, assigned);
    shop.assign(bob, assigned, "ann");
    shop.assign(ann, owned, "bob");
    shop.activate(ann, used, "laptop");
    shop.activate(bob, used, "desktop");
    shop.activate(bob, owned.first(), "desktop");
    shop.activate(bob, foreign, "desktop");

    Facts facts = shop.store.read(FactsNeeded.by(Shop.NOON, Optional.of(ann)).and(Extent.ESTATE));

    assertThat(facts.estate().owned())
        .extracting(Serial::number)
        .containsExactlyInAnyOrderElementsOf(owned);
    assertThat(facts.estate().shared())
        .extracting(Serial::number)
        .containsExactlyInAnyOrder(assigned.first(), used);
    assertThat(facts.estate().uses()).extracting(Activation::serial).containsExactly(used);
    assertThat(facts.users(owned.first())).extracting(Activation::account).containsExactly(bob);
    assertThat(facts.assignees(owned.first())).extracting(Assignment::account).containsExactly(bob);
    assertThat(facts.assigned(assigned.first(), ann)).isTrue();
    assertThat(facts.account(bob)).get().satisfies(b -> assertThat(b.name()).isEqualTo("bob"));
  }

  @Test
  void ofManyUsersTheOldestAreShown() throws Exception {
    SerialNumber serial = shop.openSerial(OPEN);
    for (int i = 0; i < FactsNeeded.MOST_USERS + 3; i++) {
      shop.activate(ann, serial, "machine " + i);
    }
    database.run(
        "update activation set since = since - interval '1 hour' where machine_name = 'machine 22'");

    Facts facts =
        shop.store.read(
            FactsNeeded.by(Shop.NOON, Optional.of(ann))
                .andSerials(Set.of(serial))
                .and(Extent.USERS));

    List<Activation> users = facts.users(serial);
    assertThat(users).hasSize(FactsNeeded.MOST_USERS);
    assertThat(users.get(0).machine().name()).isEqualTo("machine 22");
  }

  @Test
  @Tag("rule-2.4")
  @Tag("rule-13.4")
  void aMachineThatDriftedIsFoundByItsNewComponents() {
    SerialNumber serial = shop.openSerial(OPEN);
    shop.activate(ann, serial, "laptop");
    shop.activate(ann, serial, "desktop");
    ActivationId laptop = live(serial, "laptop").id();
    Map<ComponentKind, String> read = new HashMap<>();
    read.put(ComponentKind.MACHINE_ID, "id of laptop");
    read.put(ComponentKind.BOARD_SERIAL, "board of laptop");
    read.put(ComponentKind.DISK_SERIAL, "new disk");
    Machine drifted =
        new Machine(
            "laptop",
            MachineIdentity.hashed(Shop.PRODUCT.value(), read),
            Environment.VIRTUAL_MACHINE);
    shop.decide(new Refresh(Shop.by(ann), laptop, drifted, Optional.empty(), Shop.NONCE));

    MachineIdentity onlyDisk =
        MachineIdentity.hashed(Shop.PRODUCT.value(), Map.of(ComponentKind.DISK_SERIAL, "new disk"));
    Facts facts =
        shop.store.read(
            FactsNeeded.by(Shop.NOON, Optional.of(ann))
                .andSerials(Set.of(serial))
                .andMachine(onlyDisk));

    assertThat(facts.candidates(serial))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.id()).isEqualTo(laptop);
              assertThat(found.machine().environment()).isEqualTo(Environment.VIRTUAL_MACHINE);
            });
  }

  @Test
  @Tag("rule-2.4")
  void aMachineThatBecameLikeAnotherIsStillRefreshed() throws Exception {
    SerialNumber serial = shop.openSerial(OPEN);
    shop.activate(ann, serial, "laptop");
    shop.activate(ann, serial, "desktop");
    ActivationId laptop = live(serial, "laptop").id();
    database.run(
        "update activation set twin = true, components = (select components from activation"
            + " where machine_name = 'desktop') where machine_name = 'laptop'");

    shop.refresh(ann, laptop, "desktop", Shop.NOON);

    assertThat(database.ask("select twin from activation where id = '" + laptop + "'"))
        .containsExactly("t");
  }

  @Test
  @Tag("rule-14.4")
  void theRecordOfASerialIsReadNewestFirst() {
    SerialNumber serial = shop.openSerial(OPEN);
    shop.activate(ann, serial, "laptop");
    shop.activate(bob, serial, "desktop");

    assertThat(shop.store.record(serial, 2))
        .extracting(entry -> entry.what() + " by " + entry.actor())
        .containsExactly("Activate by account:" + bob, "Activate by account:" + ann);
    assertThat(shop.store.record(serial, 9)).hasSize(3);
  }

  @Test
  @Tag("rule-10.3")
  void aNoticeWaitsUntilItIsDelivered() {
    SerialNumber serial = shop.openSerial(OPEN);
    shop.activate(ann, serial, "laptop");
    shop.activate(bob, serial, "desktop");
    List<Pending> pending = shop.store.pending(1);

    shop.store.delivered(pending.get(0).id());
    shop.store.delivered(pending.get(0).id());

    assertThat(pending.get(0).notice().facts()).containsEntry("machine", "laptop");
    assertThat(shop.store.pending(9))
        .singleElement()
        .satisfies(left -> assertThat(left.notice().facts()).containsEntry("machine", "desktop"));
  }

  @Test
  void aSessionIsKeptUntilItIsClosedOrForgotten() {
    Session one = new Session("one", ann, Shop.NOON, Shop.NOON.plusSeconds(10));
    Session two = new Session("two", ann, Shop.NOON, Shop.NOON.plusSeconds(20));
    shop.sessions.open(one);
    shop.sessions.open(two);
    shop.sessions.open(new Session("three", ann, Shop.NOON, Shop.NOON.plusSeconds(30)));

    shop.sessions.close("three");
    shop.sessions.forgetEnded(Shop.NOON.plusSeconds(10));

    assertThat(shop.sessions.find("one")).isEmpty();
    assertThat(shop.sessions.find("two")).contains(two);
    assertThat(shop.sessions.find("three")).isEmpty();
    assertThat(shop.sessions.credential(new Email("ann@shop.example")))
        .get()
        .satisfies(credential -> assertThat(credential.value()).isEqualTo("secret of ann"));
  }

  @Test
  void forgottenRepliesAreDecidedAnew() throws Exception {
    var key =
        new dev.licensing.core.spi.Idempotency("account:" + ann, UUID.randomUUID().toString(), "h");
    SerialNumber serial = shop.openSerial(OPEN);
    var submission =
        Shop.submission(shop.activation(ann, serial, Shop.machine("laptop")), Optional.of(key));
    shop.execute(submission);

    shop.store.forgetReplies(Shop.NOON);
    assertThat(database.ask("select 1 from reply")).hasSize(1);
    shop.store.forgetReplies(Shop.NOON.plusSeconds(1));

    assertThat(database.ask("select 1 from reply")).isEmpty();
  }

  private Activation live(SerialNumber serial, String machine) {
    return shop
        .store
        .read(
            FactsNeeded.by(Shop.NOON, Optional.of(ann))
                .andSerials(Set.of(serial))
                .and(Extent.USERS))
        .users(serial)
        .stream()
        .filter(activation -> activation.machine().name().equals(machine))
        .findFirst()
        .orElseThrow();
  }
}
