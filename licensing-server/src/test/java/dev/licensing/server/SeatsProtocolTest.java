package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.VerifiedEnding;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.license.VerifiedRefusal;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import dev.licensing.server.Town.Sold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Floating seats, machines that change, trials, and licenses that are withheld. */
class SeatsProtocolTest {

  private static final Map<String, ?> FLOATING =
      Map.of("/seats/lease", "PT5M", "/seats/usersAtOnce", "ANY");

  private Town town;
  private Caller ann;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
  }

  @Test
  @Tag("rule-12.5")
  void aSeatIsReturnedByTheTicketOfAMachineWithoutANetwork() {
    Sold sold = town.sold(1, "ann", Map.of());
    Reply activated = activated(sold, "laptop");
    String license = activated.text("license");
    Requests.ReturnTicket ticket = new Requests.ReturnTicket(license, Town.machine("laptop"));
    Caller anybody = town.visitor();
    String forged = license.substring(0, license.length() - 4) + "AAAA";
    anybody.post("/v1/returns", new Requests.ReturnTicket(forged, Town.machine("laptop"))).is(401);
    assertThat(
            anybody
                .post("/v1/returns", new Requests.ReturnTicket(license, Town.machine("desktop")))
                .is(409)
                .code())
        .isEqualTo("DIFFERENT_MACHINE");

    Reply returned = anybody.post("/v1/returns", ticket).is(200);

    assertThat(returned.text("activation")).isEqualTo(activated.text("activation"));
    assertThat(anybody.post("/v1/returns", ticket).is(200).json()).isEqualTo(returned.json());
    assertThat(activated(sold, "desktop").text("activation"))
        .isNotEqualTo(activated.text("activation"));
  }

  @Test
  @Tag("rule-2.11")
  @Tag("rule-12.3")
  void aHeartbeatHoldsAFloatingSeatAndSilenceFreesIt() {
    Sold sold = town.sold(1, "ann", FLOATING);
    Reply activated = activated(sold, "laptop");
    Caller installation = town.installation(activated.text("license"));
    String refresh = path(activated) + "/refresh";
    Requests.Refresh beat = new Requests.Refresh(Town.machine("laptop"), null, Town.NONCE);
    town.wait(Duration.ofMinutes(4));
    String license = installation.post(refresh, beat).is(200).text("license");
    assertThat(
            ((Accepted<VerifiedLicense>)
                    town.verifier()
                        .verifyAnswer(
                            new UnverifiedLicense(license), Town.identity("laptop"), Town.NONCE))
                .value()
                .claims()
                .validUntil())
        .isEqualTo(town.now().plus(Duration.ofMinutes(5)));
    assertThat(lapses(town.vendor())).isZero();

    town.wait(Duration.ofMinutes(5));

    Reply ended = installation.post(refresh, beat).is(410);
    VerifiedEnding ending =
        ((Accepted<VerifiedEnding>)
                town.verifier()
                    .verifyEnding(
                        ended.text("statement"),
                        ActivationId.of(activated.text("activation")),
                        Town.NONCE))
            .value();
    assertThat(ending.claims().kind()).isEqualTo(EndingKind.LAPSED);
    assertThat(lapses(town.vendor())).isEqualTo(1);
    assertThat(lapses(town.vendor())).isZero();
    assertThat(ann.post("/v1/vendor/lapses", Map.of()).is(403).code()).isEqualTo("NOT_ALLOWED");
  }

  private static int lapses(Caller vendor) {
    return vendor.send("POST", "/v1/vendor/lapses", "").is(200).json().get("closed").intValue();
  }

  @Test
  @Tag("rule-3.6")
  @Tag("rule-3.3")
  void aMachineWithAnotherMainboardIsMovedOnceInACoolDown() {
    Sold sold = town.sold(1, "ann", Map.of());
    Reply activated = activated(sold, "laptop");
    Caller installation = town.installation(activated.text("license"));
    String path = path(activated) + "/reactivate";
    Requests.Reactivate unchanged =
        new Requests.Reactivate(Town.machine("laptop"), null, Town.NONCE);

    assertThat(installation.post(path, unchanged).is(200).json().get("coolDownUntil").isNull())
        .isTrue();
    Reply moved = installation.post(path, repaired("new board")).is(200);
    assertThat(moved.text("coolDownUntil"))
        .isEqualTo(town.now().plus(Duration.ofDays(7)).toString());
    Reply tooSoon =
        town.installation(moved.text("license")).post(path, repaired("newer board")).is(409);
    assertThat(tooSoon.code()).isEqualTo("COOL_DOWN");
    assertThat(tooSoon.header("Retry-After")).isEqualTo("" + Duration.ofDays(7).toSeconds());
    assertThat(town.person("eve").post(path, unchanged).is(404).code())
        .isEqualTo("ACTIVATION_NOT_RECOGNISED");
    town.vendor().post(path, unchanged).is(403);
  }

  /** The disk is the same, the rest is not. */
  private static Requests.Reactivate repaired(String board) {
    Map<String, String> components = new TreeMap<>(Town.machine(board).components());
    components.put("MACHINE_ID", Town.machine("laptop").components().get("MACHINE_ID"));
    return new Requests.Reactivate(
        new Requests.MachineBody("laptop", "BARE_METAL", components), null, Town.NONCE);
  }

  @Test
  @Tag("rule-11.4")
  void aProductIsTriedOnceOnAMachine() {
    Requests.StartTrial trial =
        new Requests.StartTrial(Town.PRODUCT, Town.machine("laptop"), null, Town.NONCE);
    assertThat(ann.post("/v1/trials", trial).is(404).code()).isEqualTo("TRIAL_NOT_OFFERED");
    VendorRequests.OfferTrial offer =
        new VendorRequests.OfferTrial(Town.PRODUCT, Town.edited(Map.of("/trialLength", "P14D")));
    assertThat(
            town.vendor()
                .post("/v1/vendor/trials", offer)
                .is(200)
                .json()
                .get("offered")
                .booleanValue())
        .isTrue();
    ann.post("/v1/vendor/trials", offer).is(403);

    Reply started = ann.post("/v1/trials", trial).is(201);
    Reply again = ann.post("/v1/trials", trial).is(200);

    assertThat(again.text("activation")).isEqualTo(started.text("activation"));
    assertThat(town.person("bob").post("/v1/trials", trial).is(409).code()).isEqualTo("TRIAL_USED");
    town.vendor().post("/v1/trials", trial).is(403);
    town.vendor()
        .post("/v1/vendor/trials", new VendorRequests.OfferTrial(Town.PRODUCT, null))
        .is(200);
    VendorRequests.OfferTrial endless =
        new VendorRequests.OfferTrial(Town.PRODUCT, Town.edited(Map.of()));
    assertThat(town.vendor().post("/v1/vendor/trials", endless).is(400).text("detail"))
        .contains("trial length");
  }

  @Test
  @Tag("rule-2.7")
  @Tag("rule-12.3")
  void aSuspendedOrderWithholdsTheLicenseSignedAndKeepsTheSeat() {
    Sold sold = town.sold(1, "ann", Map.of());
    Reply activated = activated(sold, "laptop");
    Caller installation = town.installation(activated.text("license"));
    Requests.Refresh refresh = new Requests.Refresh(Town.machine("laptop"), null, Town.NONCE);
    VendorRequests.ChangeStanding suspend =
        new VendorRequests.ChangeStanding("SUSPENDED", null, "not paid");
    assertThat(ann.post(sold.vendors("/standing"), suspend).is(403).code())
        .isEqualTo("NOT_ALLOWED");
    Reply changed = town.vendor().post(sold.vendors("/standing"), suspend).is(200);
    assertThat(changed.text("standing")).isEqualTo("SUSPENDED");

    Reply withheld = installation.post(path(activated) + "/refresh", refresh).is(403);

    assertThat(withheld.code()).isEqualTo("ORDER_SUSPENDED");
    assertThat(
            town.verifier()
                .verifyRefusal(
                    withheld.text("statement"),
                    ActivationId.of(activated.text("activation")),
                    Town.NONCE))
        .isInstanceOf(Accepted.class)
        .extracting(accepted -> ((Accepted<VerifiedRefusal>) accepted).value().claims().reasons())
        .isEqualTo(List.of("ORDER_SUSPENDED"));
    town.vendor()
        .post(sold.vendors("/standing"), new VendorRequests.ChangeStanding("GOOD", null, "paid"))
        .is(200);
    installation.post(path(activated) + "/refresh", refresh).is(200);
    VendorRequests.ChangeStanding one =
        new VendorRequests.ChangeStanding("REVOKED", sold.serial(), "");
    assertThat(town.vendor().post(sold.vendors("/standing"), one).is(200).text("serial"))
        .isEqualTo(sold.serial());
    assertThat(installation.post(path(activated) + "/refresh", refresh).is(403).code())
        .isEqualTo("SERIAL_REVOKED");
  }

  private Reply activated(Sold sold, String machine) {
    return ann.post("/v1/activations", Town.activation(sold.serial(), machine)).is(201);
  }

  private static String path(Reply activated) {
    return "/v1/activations/" + activated.text("activation");
  }
}
