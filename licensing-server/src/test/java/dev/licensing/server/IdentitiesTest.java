package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.model.Email;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.access.IdentityProvider.Identity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People who come with tokens of the host's own sign-in. */
class IdentitiesTest {

  private final Map<String, Identity> known = new ConcurrentHashMap<>();
  private Town town;

  @BeforeEach
  void aTownThatTrustsTheHost() throws Exception {
    town =
        new Town(
            settings ->
                settings.withIdentities((token, now) -> Optional.ofNullable(known.get(token))));
  }

  @Test
  void whoComesForTheFirstTimeHasAnAccountAndKeepsIt() {
    knows("token", "Ada Lovelace", town.now());
    String serial = town.order(1, 1, "ONE", "OWNER_AND_ASSIGNED").get(0);

    ada().post("/v1/claims", new Requests.Claim(List.of(serial))).is(200);

    assertThat(ada().get("/v1/serials").is(200).json().get("serials")).hasSize(1);
    assertThat(accounts()).isEqualTo("1");
    town.visitor().post("/v1/sessions", new Requests.SignIn("ada@host.example", "")).is(401);
  }

  @Test
  void aTokenThatTheHostDoesNotKnowIsNobodys() {
    ada().get("/v1/serials").is(401);
    town.visitor().with("Authorization", "Bearer " + "x".repeat(9_000)).get("/v1/serials").is(401);
    assertThat(accounts()).isEqualTo("0");
  }

  @Test
  void manyFirstRequestsAtOnceMakeOneAccount() throws Exception {
    knows("token", "Ada", town.now());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> ada().get("/v1/serials").response().status());
    }
    for (Future<Integer> status : threads.invokeAll(calls)) {
      assertThat(status.get()).isEqualTo(200);
    }
    threads.shutdown();
    assertThat(accounts()).isEqualTo("1");
  }

  @Test
  @Tag("rule-3.2")
  void whatCannotBeUndoneAsksWhenThePersonLastProvedWhoTheyAre() {
    knows("token", "Ada", town.now().minus(Duration.ofMinutes(10)));
    assertThat(ada().get("/v1/serials").is(200)).isNotNull();
    assertThat(ada().post("/v1/account/email", new Requests.ChangeEmail("a@home.example")).code())
        .isEqualTo("REAUTHENTICATION_REQUIRED");

    knows("token", "Ada", town.now());
    ada().post("/v1/account/email", new Requests.ChangeEmail("a@home.example")).is(200);
  }

  @Test
  void namesThatAccountsCannotHaveAreMadeFit() {
    knows("long", "\uD83D\uDE80".repeat(80) + "\u0000", town.now());
    town.visitor().with("Authorization", "Bearer long").get("/v1/serials").is(200);

    known.put("none", new Identity(new Email("none@host.example"), " \n", town.now()));
    town.visitor().with("Authorization", "Bearer none").get("/v1/serials").is(200);

    assertThat(ask("select name from account where email = 'none@host.example'"))
        .isEqualTo("none@host.example");
    assertThat(ask("select name from account where email = 'ada@host.example'"))
        .isEqualTo("\uD83D\uDE80".repeat(50));
  }

  private void knows(String token, String name, Instant authenticatedAt) {
    known.put(token, new Identity(new Email("ada@host.example"), name, authenticatedAt));
  }

  private Caller ada() {
    return town.visitor().with("Authorization", "Bearer token");
  }

  private String accounts() {
    return ask("select count(*) from account");
  }

  private String ask(String sql) {
    try {
      return town.database.ask(sql).get(0);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
