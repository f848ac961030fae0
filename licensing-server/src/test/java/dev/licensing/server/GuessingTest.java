package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is wrong too often has to wait; who is not is never held up (rule 2.8). */
class GuessingTest {

  private Town town;
  private Caller ann;
  private String serial;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
    serial = town.order(1, 50, "ONE", "ANYONE_WITH_SERIAL").get(0);
  }

  @Test
  @Tag("rule-2.8")
  @Tag("rule-11.1")
  void anAccountGuessesTenSerialsInTenMinutes() {
    for (int i = 0; i < 10; i++) {
      ann.from("address " + i).post("/v1/activations", Town.activation("mistyped", "m")).is(404);
      town.wait(Duration.ofSeconds(1));
    }

    Reply eleventh =
        ann.from("elsewhere").post("/v1/activations", Town.activation(serial, "m")).is(429);

    assertThat(eleventh.code()).isEqualTo("TOO_MANY_ATTEMPTS");
    assertThat(eleventh.header("Retry-After")).isEqualTo("590");
    town.wait(Duration.ofSeconds(590).minusMillis(1));
    ann.post("/v1/activations", Town.activation(serial, "m")).is(429);
    town.wait(Duration.ofMillis(1));
    ann.post("/v1/activations", Town.activation(serial, "m")).is(201);
  }

  @Test
  @Tag("rule-2.8")
  void anAddressGuessesTenTimesWhoeverAsks() {
    Caller bob = town.person("bob").from("cafe");
    Caller guessing = ann.from("cafe");
    for (int i = 0; i < 10; i++) {
      guessing.post("/v1/claims", new Requests.Claim(List.of("mistyped" + i))).is(404);
    }

    bob.post("/v1/activations", Town.activation(serial, "m")).is(429);
    bob.post("/v1/sessions", new Requests.SignIn("bob@town.example", "secret of bob")).is(429);

    bob.from("home").post("/v1/activations", Town.activation(serial, "m")).is(201);
  }

  @Test
  @Tag("rule-2.8")
  @Tag("rule-3.1")
  void onlyFailuresCountAndNothingHoldsUpARelease() {
    String id = "";
    for (int i = 0; i < 15; i++) {
      id = ann.post("/v1/activations", Town.activation(serial, "m" + i)).is(201).text("activation");
    }
    for (int i = 0; i < 10; i++) {
      ann.post("/v1/claims", new Requests.Claim(List.of("mistyped"))).is(404);
    }

    ann.post("/v1/claims", new Requests.Claim(List.of(serial))).is(429);
    ann.post("/v1/activations/" + id + "/release", new Requests.Release(Town.machine("m14")))
        .is(200);
  }

  @Test
  @Tag("rule-2.8")
  void passwordsAreGuessedTenTimesFromWherever() {
    Requests.SignIn wrong = new Requests.SignIn("ann@town.example", "wrong");
    Requests.SignIn right = new Requests.SignIn("ann@town.example", "secret of ann");
    town.visitor().post("/v1/sessions", right).is(201);
    for (int i = 0; i < 10; i++) {
      town.visitor().post("/v1/sessions", wrong).is(401);
    }

    town.visitor().post("/v1/sessions", right).is(429);

    ann.get("/v1/serials").is(200);
    town.wait(Duration.ofMinutes(10));
    town.visitor().post("/v1/sessions", right).is(201);
  }

  @Test
  @Tag("rule-2.8")
  void anIpv6HouseholdIsOneAddress() {
    assertThat(RemoteAddress.counted("2001:db8:1:2::1"))
        .isEqualTo(RemoteAddress.counted("2001:db8:1:2:ffff::9"))
        .isNotEqualTo(RemoteAddress.counted("2001:db8:1:3::1"));
    assertThat(RemoteAddress.counted("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(RemoteAddress.counted("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(RemoteAddress.counted("no:address")).isEqualTo("no:address");
  }

  @Test
  void whatIsRememberedIsBounded() {
    GuessLimiter limiter = new GuessLimiter(new GuessLimits(1, Duration.ofMinutes(1)));
    for (int i = 0; i < 20_001; i++) {
      limiter.failed(town.now(), "key " + i);
    }

    limiter.check(town.now(), "key 0");
    assertThatThrownBy(() -> limiter.check(town.now(), "key 20000"))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  @Tag("rule-14.4")
  void aMistypedSerialLeavesARefusalInTheRecordAndNothingElse() throws Exception {
    ann.with("Idempotency-Key", "key-" + UUID.randomUUID())
        .post("/v1/activations", Town.activation("mistyped", "m"))
        .is(404);

    assertThat(town.database.ask("select refusals::text from record_entry where what = 'Activate'"))
        .containsExactly("{SERIAL_NOT_RECOGNISED}");
    assertThat(town.database.ask("select 1 from activation")).isEmpty();
  }
}
