package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.RecordPage;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole record, page by page, also while others write (rule 14.4). */
class HistoryTest {

  private TestDatabase database;
  private Shop shop;
  private SerialNumber serial;
  private AccountId ann;

  @BeforeEach
  void aFewEntries() throws Exception {
    database = TestDatabase.migrated();
    shop = new Shop(database.source());
    ann = shop.register("ann");
    serial = shop.openSerial(Terms.perDeveloper(9));
    for (int i = 0; i < 5; i++) {
      shop.activate(ann, serial, "machine " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 8, 500})
  @Tag("rule-14.4")
  void pagesOfAnySizeMakeTheSameRecord(int size) {
    List<RecordEntry> all = new ArrayList<>();
    int pages = 0;
    Optional<String> next = Optional.empty();
    do {
      RecordPage page = shop.store.history(next, size);
      assertThat(page.entries()).hasSizeBetween(1, size);
      all.addAll(page.entries());
      next = page.next();
      pages++;
    } while (next.isPresent());

    assertThat(all)
        .extracting(RecordEntry::what)
        .containsExactly(
            "RegisterAccount",
            "IssueOrder",
            "Activate",
            "Activate",
            "Activate",
            "Activate",
            "Activate");
    assertThat(all).doesNotHaveDuplicates();
    assertThat(pages).isEqualTo((6 + size) / size);
  }

  @Test
  @Tag("rule-14.4")
  void anEmptyRecordIsOnePageOfNothing() throws Exception {
    assertThat(
            new PostgresLicenseStore(TestDatabase.migrated().source()).history(Optional.empty(), 9))
        .isEqualTo(new RecordPage(List.of(), Optional.empty()));
  }

  @Test
  @Tag("rule-14.4")
  void whatIsWrittenWhileItIsReadIsForTheNextReading() {
    RecordPage first = shop.store.history(Optional.empty(), 5);
    shop.activate(ann, serial, "another");

    RecordPage second = shop.store.history(first.next(), 5);

    assertThat(second.entries()).hasSize(2);
    assertThat(second.next()).isEmpty();
    assertThat(Histories.all(shop.store)).hasSize(8);
  }

  /** Its time of writing is earlier than that of others which are committed already. */
  @Test
  @Tag("rule-14.4")
  void whatIsBeingCommittedIsWaitedForAndNotGoneBy() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          """
          insert into record_entry (written, command_id, at, actor, what, command, refusals, serials,
              activations, orders)
            select written - interval '1 microsecond', gen_random_uuid(), at, actor, what, command,
                refusals, serials, activations, orders
              from record_entry order by written desc limit 1
          """);
      Future<List<RecordEntry>> reading = other.submit(() -> Histories.all(shop.store));
      while (database.waiting() == 0 && !reading.isDone()) {
        Thread.onSpinWait();
      }
      assertThat(reading.isDone()).isFalse();
      connection.commit();

      assertThat(reading.get()).hasSize(8);
    } finally {
      other.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "//", "2026-11-22T12:00:00Z/x/2026-11-22T12:00:00Z", "yesterday/x/today"})
  @Tag("rule-14.4")
  void whatNoPageSaidIsNoPlaceToGoOn(String place) {
    assertThatThrownBy(() -> shop.store.history(Optional.of(place), 5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
