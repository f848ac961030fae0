package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.core.spi.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many ask at once who they are; they are looked for together, and each learns of its own. */
@Timeout(120)
class ManySessionsTest {

  private static final int THREADS = 16;
  private static final int TIMES = 200;

  private TestDatabase database;
  private Shop shop;
  private final List<AccountId> people = new ArrayList<>();

  @BeforeEach
  void somePeopleAreSignedIn() throws Exception {
    database = TestDatabase.migrated();
    shop = new Shop(database.source());
    for (int i = 0; i < THREADS; i++) {
      people.add(shop.register("person" + i));
      shop.sessions.open(session(i));
    }
  }

  private Session session(int person) {
    return new Session(
        "token " + person, people.get(person), Shop.NOON, Shop.NOON.plusSeconds(3600));
  }

  @Test
  void eachFindsTheirOwnAndNobodyElses() throws Exception {
    Statements statements = new Statements();
    PostgresSessionStore sessions = new PostgresSessionStore(statements.of(database.source()));
    List<List<Optional<Session>>> found =
        Together.run(
            THREADS,
            person -> {
              List<Optional<Session>> its = new ArrayList<>();
              for (int i = 0; i < TIMES; i++) {
                its.add(sessions.find("token " + person));
                its.add(sessions.find("never given " + person));
              }
              return its;
            });
    for (int person = 0; person < THREADS; person++) {
      List<Optional<Session>> wanted = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        wanted.add(Optional.of(session(person)));
        wanted.add(Optional.empty());
      }
      assertThat(found.get(person)).isEqualTo(wanted);
    }
    assertThat(statements.sent()).as("together").isLessThan(2 * THREADS * TIMES);
  }

  /** What was closed before somebody asks is not found, whoever asks at the same time. */
  @Test
  void whoHasSignedOutIsSignedInNoMore() throws Exception {
    List<Boolean> seen =
        Together.run(
            THREADS,
            person -> {
              boolean still = false;
              for (int i = 0; i < TIMES; i++) {
                shop.sessions.open(
                    new Session(
                        "short " + person + " " + i,
                        people.get(person),
                        Shop.NOON,
                        Shop.NOON.plusSeconds(60)));
                shop.sessions.close("short " + person + " " + i);
                still |= shop.sessions.find("short " + person + " " + i).isPresent();
              }
              return still;
            });
    assertThat(seen).containsOnly(false);
  }

  /** An answer that is absent is no "no". */
  @Test
  void whereTheDatabaseIsGoneAllOfThemLearnIt() throws Exception {
    PostgresSessionStore sessions =
        new PostgresSessionStore(
            Proxies.of(
                DataSource.class,
                (method, arguments) -> {
                  throw new SQLException("out of reach", "08001");
                }));
    List<Boolean> told =
        Together.run(
            THREADS,
            person -> {
              assertThatThrownBy(() -> sessions.find("token " + person))
                  .isInstanceOf(StoreException.class);
              return true;
            });
    assertThat(told).hasSize(THREADS);
  }
}
