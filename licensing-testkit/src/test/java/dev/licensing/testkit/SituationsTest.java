package dev.licensing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What situations are on the server's side; examples/app-tests shows a product in each. */
class SituationsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final LicensingWorld world = new LicensingWorld();
  private final FakeMachine desktop = FakeMachine.named("desktop");
  private final Account ada = world.givenAccount("ada@example.com", "Ada");
  private final SerialNumber serial = world.givenOwned(ada, Terms.singleMachine());

  @AfterEach
  void close() {
    world.close();
  }

  private Decision refresh(Activation use) {
    return world.decide(world.commands().refresh(use.account(), use.id(), desktop));
  }

  private void ended(Activation use) {
    assertThat(refresh(use).refusals()).containsExactly(RefusalCode.ACTIVATION_ENDED);
  }

  @Test
  void timeMovesToGraceAndToTheEnd() {
    world.givenActivation(ada, serial, desktop);

    world.situations().graceWithDaysLeft(serial, 7);
    assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofDays(30)));
    world.situations().lapsed(serial);
    assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofDays(37)));
    world.situations().clockInDoubt(serial);
    assertThat(world.clock().instant()).isEqualTo(START.minus(Duration.ofDays(2)));
  }

  @Test
  void aLeaseEndsBeforeTheOfflinePeriod() {
    SerialNumber pool = world.givenOwned(ada, Terms.floating(2, Duration.ofHours(1)));
    world.givenActivation(ada, pool, desktop);

    world.situations().lapsed(pool);

    assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofHours(1)));
  }

  @Test
  void whatCannotComeAboutIsAFaultOfTheTest() {
    Situations situations = world.situations();
    assertThatThrownBy(() -> situations.lapsed(serial))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("activate it first");
    world.givenActivation(ada, serial, desktop);
    assertThatThrownBy(() -> situations.graceWithDaysLeft(serial, 8))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no grace of 8 days");
    assertThatThrownBy(() -> situations.graceWithDaysLeft(serial, 0))
        .isInstanceOf(AssertionError.class);
    SerialNumber pool = world.givenOwned(ada, Terms.floating(2, Duration.ofHours(1)));
    assertThatThrownBy(() -> situations.heldByAnotherUser(pool))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("several users");
  }

  @Test
  void activationsEndByForceAndWithTheirUser() {
    Activation first = world.givenActivation(ada, serial, desktop);
    world.situations().releasedByForce(serial);
    ended(first);

    Activation second = world.givenActivation(ada, serial, desktop);
    world.situations().removed(serial);
    ended(second);
    assertThat(world.decide(world.commands().activate(ada.id(), serial, desktop)).refusals())
        .containsExactly(RefusalCode.ACCOUNT_BARRED);
  }

  @Test
  void aManagerWhoIsNotTheUserRemovesThem() {
    Account bob = world.givenAccount("bob@example.com", "Bob");
    world.givenAssigned(ada, serial, bob);
    Activation use = world.givenActivation(bob, serial, desktop);

    world.situations().removed(serial);

    ended(use);
  }

  @Test
  void seatsAreTakenByOthers() {
    SerialNumber open = world.givenSerial(Terms.perDeveloper(3));
    world.situations().seatLimitReached(open);
    assertThat(world.serial(open).liveSeats()).isEqualTo(3);

    world.situations().heldByAnotherUser(serial);
    assertThat(world.decide(world.commands().activate(ada.id(), serial, desktop)).refusals())
        .containsExactly(RefusalCode.HELD_BY_ANOTHER_USER, RefusalCode.MACHINE_LIMIT_REACHED);
  }

  @Test
  void anotherKeySignsAndTheEarlierOneStaysTrusted() {
    String before = get("/v1/keys");

    world.situations().keyRotated();

    String after = get("/v1/keys");
    String first = before.replaceAll(".*\"(testkit:[^\"]+)\".*", "$1");
    assertThat(after).contains(first).contains("testkit-2:");
    assertThat(get("/v1/serials", "Bearer " + world.signedIn(ada))).contains(serial.value());
  }

  @Test
  void aLoginPageAnswersUntilTheNetworkLetsOneIn() {
    world.situations().captivePortal();
    assertThat(get("/v1/health")).contains("Please log in.");
    world.transport().heal();
    assertThat(get("/v1/health")).contains("UP");
    world.situations().serverDown();
    assertThat(world.transport().send(request("/v1/health", ""))).isNotInstanceOf(Answered.class);
  }

  private String get(String path) {
    return get(path, "");
  }

  private String get(String path, String authorization) {
    Answered answered = (Answered) world.transport().send(request(path, authorization));
    return new String(answered.response().body(), StandardCharsets.UTF_8);
  }

  private static WireRequest request(String path, String authorization) {
    TreeMap<String, String> headers = new TreeMap<>();
    if (!authorization.isEmpty()) {
      headers.put("Authorization", authorization);
    }
    return new WireRequest("GET", path, headers, new byte[0]);
  }
}
