package dev.licensing.examples.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.server.access.VendorKey;
import dev.licensing.server.access.VendorScope;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long somebody who works for the vendor is signed in. */
class StaffSessionsTest {

  private static final String KEY = "a key of many characters";

  private static EmbeddedPostgres postgres;
  private final Seal seal = new Seal(new byte[32]);
  private Instant now = Instant.parse("2026-11-26T09:00:00Z");
  private StaffSessions sessions;
  private String cookie;

  @BeforeAll
  static void aDatabase() throws Exception {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void close() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void somebodySignsIn() throws Exception {
    sessions = with(Map.of("desk", VendorKey.of(KEY, Set.of(VendorScope.VIEW))));
    cookie = sessions.begin(sessions.holder(KEY).orElseThrow());
  }

  private StaffSessions with(Map<String, VendorKey> keys) throws Exception {
    DataSource database = postgres.getPostgresDatabase();
    return new StaffSessions(database, seal, keys, () -> now).prepared();
  }

  private void after(Duration time) {
    now = now.plus(time);
  }

  @Test
  void whoOpensAPageNowAndThenStaysForAWorkingDay() {
    for (int i = 0; i < 16; i++) {
      assertThat(sessions.find(cookie)).map(StaffSessions.Staff::name).contains("desk");
      after(Duration.ofMinutes(29));
    }
    after(Duration.ofMinutes(15));
    sessions.find(cookie);
    after(Duration.ofMinutes(1));

    assertThat(sessions.find(cookie)).as("after eight hours").isEmpty();
  }

  @Test
  void whoHasLeftTheDeskHasSignedOut() {
    after(Duration.ofMinutes(30).minusMillis(1));
    assertThat(sessions.find(cookie)).isPresent();

    after(Duration.ofMinutes(30));
    assertThat(sessions.find(cookie)).isEmpty();
    assertThat(sessions.find(cookie)).as("asking again does not help").isEmpty();
  }

  @Test
  void aSessionEndsWithTheKeyAndBySigningOut() throws Exception {
    assertThat(with(Map.of()).find(cookie)).isEmpty();
    assertThat(sessions.find(cookie)).isPresent();

    sessions.end(cookie);

    assertThat(sessions.find(cookie)).isEmpty();
  }

  @Test
  void whatHasEndedIsForgotten() throws Exception {
    after(Duration.ofMinutes(31));
    sessions.begin(sessions.holder(KEY).orElseThrow());

    try (var connection = postgres.getPostgresDatabase().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from console_session where seen_at < timestamptz '"
                        + now.minusSeconds(1_800)
                        + "'")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }
}
