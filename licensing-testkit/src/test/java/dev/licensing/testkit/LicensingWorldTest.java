package dev.licensing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real endpoint, reached within the process. */
class LicensingWorldTest {

  private static final ProductId PRODUCT = new ProductId("acme-studio");
  private static final String NONCE = "nonce-0123456789abcdef";

  private final LicensingWorld world = new LicensingWorld();
  private final Wire wire = new Wire(world.transport());
  private final Account alice = world.givenAccount("alice@example.com", "Alice");
  private final FakeMachine desktop = FakeMachine.named("alice-desktop");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theServerIsUp() {
    assertThat(wire.send("GET", "/v1/health", "", "").status()).isEqualTo(200);
  }

  @Test
  void whoWasGivenSignsInWithThePasswordOfTheWorld() {
    String body =
        """
        {"email":"alice@example.com","password":"%s"}"""
            .formatted(LicensingWorld.PASSWORD);
    assertThat(wire.send("POST", "/v1/sessions", "", body).status()).isEqualTo(201);
    assertThat(wire.send("POST", "/v1/sessions", "", body.replace("correct", "wrong")).status())
        .isEqualTo(401);
  }

  @Test
  @Tag("rule-2.1")
  @Tag("rule-12.1")
  void anActivationOverTheWireGivesALicenseThatTheWorldsKeysVerify() {
    SerialNumber serial = world.givenOwned(alice, Terms.singleMachine());
    Wire.Answer answer = activate(serial, desktop);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    Verification<VerifiedLicense> verified =
        new LicenseVerifier(PRODUCT, world.trustedKeys())
            .verifyAnswer(
                new UnverifiedLicense(answer.text("license")),
                desktop.machine(PRODUCT).identity(),
                NONCE);
    assertThat(verified).isInstanceOf(Verification.Accepted.class);
    assertThat(world.live(serial)).hasSize(1);
    assertThat(world.notices())
        .extracting(pending -> pending.notice().kind())
        .containsExactly(NoticeKind.ACTIVATED);
  }

  @Test
  @Tag("rule-12.1")
  void anotherWorldsKeysDoNot() {
    SerialNumber serial = world.givenOwned(alice, Terms.singleMachine());
    String license = activate(serial, desktop).text("license");
    try (LicensingWorld other = new LicensingWorld()) {
      assertThat(
              new LicenseVerifier(PRODUCT, other.trustedKeys())
                  .verify(new UnverifiedLicense(license), desktop.machine(PRODUCT).identity()))
          .isInstanceOf(Verification.Rejected.class);
    }
  }

  @Test
  @Tag("rule-2.4")
  void anAnswerThatWasLostTookItsSeatOnce() {
    SerialNumber serial = world.givenOwned(alice, Terms.singleMachine());
    world.transport().next(Fault.ANSWER_LOST);
    assertThat(activate(serial, desktop).status()).as("no answer").isZero();
    assertThat(world.serial(serial).liveSeats()).isEqualTo(1);
    assertThat(activate(serial, desktop).status()).as("live before").isEqualTo(200);
    assertThat(world.serial(serial).liveSeats()).isEqualTo(1);
  }

  @Test
  void theVendorSellsOverTheWire() {
    String order =
        """
        {"product":"acme-studio","serials":2,"customer":null,"purchaser":null,"licenseManagers":[],\
        "terms":{"seats":{"machineLimit":1,"usersAtOnce":"ONE","lease":null,"environments":{}},\
        "access":"OWNER_AND_ASSIGNED","claimable":true,"coolDown":"P7D",\
        "remoteDeactivationsPerYear":0,"validity":{"validUntil":null,"updatesUntil":null},\
        "offline":{"refreshAfter":"P1D","validFor":"P30D","grace":"P7D"},\
        "hosts":{"production":0,"test":0,"wildcards":false,"applications":false,\
        "keyValidFor":"P365D"},"admission":"ON_APPROVAL","support":"DEVELOPERS",\
        "trialLength":null,"features":{}}}""";
    Wire.Answer sold =
        wire.send("POST", "/v1/vendor/orders", "Bearer " + LicensingWorld.VENDOR_KEY, order);
    assertThat(sold.status()).as(sold.body()).isEqualTo(201);
    assertThat(wire.send("POST", "/v1/vendor/orders", "Bearer guess", order).status())
        .isEqualTo(401);
  }

  @Test
  void aSessionEndsByTheVirtualClock() {
    String token = world.signedIn(alice);
    assertThat(wire.send("GET", "/v1/serials", "Bearer " + token, "").status()).isEqualTo(200);
    world.clock().advance(java.time.Duration.ofDays(1));
    assertThat(wire.send("GET", "/v1/serials", "Bearer " + token, "").status()).isEqualTo(401);
  }

  @Test
  void theSameSeedGivesTheSameIdsAndSerials() {
    try (LicensingWorld one = new LicensingWorld(PRODUCT, new VirtualClock(), 7);
        LicensingWorld same = new LicensingWorld(PRODUCT, new VirtualClock(), 7);
        LicensingWorld other = new LicensingWorld(PRODUCT, new VirtualClock(), 8)) {
      Set<SerialNumber> serials =
          Set.of(one, same, other).stream()
              .map(w -> w.givenSerial(Terms.singleMachine()))
              .collect(Collectors.toSet());
      assertThat(serials).hasSize(2);
    }
  }

  @Test
  @Tag("rule-2.3")
  void commandsGoToTheEngineDirectly() {
    Account bob = world.givenAccount("bob@example.com", "Bob");
    SerialNumber serial = world.givenOwned(alice, Terms.singleMachine());
    world.givenAssigned(alice, serial, bob);
    Activation used = world.givenActivation(bob, serial, desktop);
    assertThat(world.decide(world.commands().activate(alice.id(), serial, desktop)).refusals())
        .containsExactly(RefusalCode.HELD_BY_ANOTHER_USER, RefusalCode.MACHINE_LIMIT_REACHED);
    assertThat(world.store().record(serial, 1).get(0).what()).isEqualTo("Activate");
    assertThat(world.live(serial)).containsExactly(used);
  }

  @Test
  void aGivenThatIsRefusedStopsTheTest() {
    SerialNumber unowned = world.givenSerial(Terms.singleMachine());
    assertThatThrownBy(() -> world.givenActivation(alice, unowned, desktop))
        .isInstanceOf(AssertionError.class)
        .hasMessage("Activate was refused: [SERIAL_UNOWNED]");
  }

  private Wire.Answer activate(SerialNumber serial, FakeMachine machine) {
    return wire.send(
        "POST",
        "/v1/activations",
        "Bearer " + world.signedIn(alice),
        Wire.activation(serial, machine.machine(PRODUCT), NONCE));
  }
}
