package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.VerifiedEnding;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole stories over the protocol, on a real database. */
class StoryTest {

  private Town town;
  private Caller ann;
  private Caller bob;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
    bob = town.person("bob");
  }

  @Test
  @Tag("rule-2.1")
  @Tag("rule-3.3")
  @Tag("rule-3.5")
  @Tag("rule-8.5")
  @Tag("rule-8.6")
  @Tag("rule-8.7")
  @Tag("rule-12.3")
  void fromTheFirstActivationToTheDeletedAccount() {
    String serial = town.order(1, 1, "ONE", "OWNER_AND_ASSIGNED").get(0);
    ann.post("/v1/claims", new Requests.Claim(List.of(serial))).is(200);
    Reply shared =
        ann.post("/v1/assignments", new Requests.Share(List.of(serial), "BOB@town.example"))
            .is(200);
    assertThat(shared.json().get("serials").get(serial).textValue()).isEqualTo("ASSIGNED");

    Reply activated = bob.post("/v1/activations", Town.activation(serial, "laptop")).is(201);
    LicenseClaims license = accepted(activated.text("license"), "laptop");
    assertThat(license.features()).containsEntry("edition", "pro");
    String path = "/v1/activations/" + activated.text("activation");
    town.wait(Duration.ofDays(1));
    Caller installation = town.installation(activated.text("license"));
    Reply refreshed =
        installation
            .post(path + "/refresh", new Requests.Refresh(Town.machine("laptop"), null, Town.NONCE))
            .is(200);
    assertThat(accepted(refreshed.text("license"), "laptop").issuedAt()).isEqualTo(town.now());

    ann = town.signedIn("ann");
    blockedByBob(serial);
    forceRelease(path);
    signedEnding(installation, path);
    coolDown(serial);
    deleted();
  }

  private void blockedByBob(String serial) {
    Reply report = ann.get("/v1/account/deletion").is(200);
    assertThat(report.json().get("possible").booleanValue()).isFalse();
    assertThat(report.json().at("/blocking/0/serial").textValue()).isEqualTo(serial);
    assertThat(report.json().at("/blocking/0/use/user").textValue()).isEqualTo("bob");
    Reply refused = ann.with("If-Match", report.header("ETag")).delete("/v1/account").is(409);
    assertThat(refused.code()).isEqualTo("OWNED_SERIAL_IN_USE");
    assertThat(refused.json().at("/deletion/hash").textValue()).isEqualTo(report.text("hash"));
  }

  private void forceRelease(String path) {
    Requests.ForceRelease stated = new Requests.ForceRelease(true, "the laptop is lost");
    Reply preview = ann.post(path + "/force-release/preview", stated).is(200);
    assertThat(preview.header("ETag")).isEqualTo('"' + preview.text("hash") + '"');
    Reply notStated =
        ann.post(path + "/force-release", new Requests.ForceRelease(false, "")).is(422);
    assertThat(notStated.code()).isEqualTo("UNREACHABLE_NOT_STATED");
    Reply done =
        ann.with("If-Match", preview.header("ETag")).post(path + "/force-release", stated).is(200);
    assertThat(done.json()).isEqualTo(preview.json());
  }

  private void signedEnding(Caller installation, String path) {
    Reply ended =
        installation
            .post(path + "/refresh", new Requests.Refresh(Town.machine("laptop"), null, Town.NONCE))
            .is(410);
    ActivationId activation = ActivationId.of(path.substring(path.lastIndexOf('/') + 1));
    VerifiedEnding ending =
        ((Accepted<VerifiedEnding>)
                town.verifier().verifyEnding(ended.text("statement"), activation, Town.NONCE))
            .value();
    assertThat(ending.claims().kind()).isEqualTo(EndingKind.FORCE_RELEASED);
    assertThat(ending.claims().by()).isEqualTo("ann");
    assertThat(ending.claims().reason()).isEqualTo("the laptop is lost");
    installation.post(path + "/release", new Requests.Release(Town.machine("laptop"))).is(200);
  }

  private void coolDown(String serial) {
    Reply again = bob.post("/v1/activations", Town.activation(serial, "desktop"));
    assertThat(again.code()).isEqualTo("NOT_SIGNED_IN");
    bob = town.signedIn("bob");
    String path =
        "/v1/activations/"
            + bob.post("/v1/activations", Town.activation(serial, "desktop"))
                .is(201)
                .text("activation");
    Reply refused = bob.post(path + "/force-release", new Requests.ForceRelease(true, "")).is(409);
    assertThat(refused.code()).isEqualTo("COOL_DOWN");
    assertThat(refused.header("Retry-After")).isEqualTo("" + Duration.ofDays(7).toSeconds());
    JsonNode seen = ann.get("/v1/serials").is(200).json().at("/serials/0");
    assertThat(seen.get("coolDownUntil").textValue())
        .isEqualTo(town.now().plus(Duration.ofDays(7)).toString());
    assertThat(seen.get("status").textValue()).isEqualTo("IN_USE");
    bob.post(path + "/release", new Requests.Release(Town.machine("desktop"))).is(200);
  }

  private void deleted() {
    assertThat(ann.delete("/v1/account").is(428).code()).isEqualTo("REPORT_NOT_CONFIRMED");
    Reply report = ann.get("/v1/account/deletion").is(200);
    assertThat(report.json().at("/lost/0/losesAccess/0").textValue()).isEqualTo("bob");
    String other = '"' + "0".repeat(32) + '"';
    assertThat(ann.with("If-Match", other).delete("/v1/account").is(412).code())
        .isEqualTo("REPORT_CHANGED");
    ann.with("If-Match", report.header("ETag")).delete("/v1/account").is(200);
    assertThat(ann.get("/v1/serials").is(401).code()).isEqualTo("NOT_SIGNED_IN");
    Caller anew = town.person("ann");
    assertThat(anew.get("/v1/serials").is(200).json().get("serials")).isEmpty();
  }

  @Test
  @Tag("rule-2.4")
  void theSameMachineGetsTheSameActivation() {
    String serial = town.order(1, 1, "ONE", "ANYONE_WITH_SERIAL").get(0);
    Reply first = ann.post("/v1/activations", Town.activation(serial, "laptop")).is(201);

    Reply second =
        ann.post(
                "/v1/activations",
                Town.activation(serial.toLowerCase(Locale.ROOT).replace("-", " "), "laptop"))
            .is(200);

    assertThat(second.text("activation")).isEqualTo(first.text("activation"));
    assertThat(second.json().get("existing").booleanValue()).isTrue();
    assertThat(second.json().get("liveSeats").intValue()).isEqualTo(1);
  }

  @Test
  @Tag("rule-2.2")
  @Tag("rule-2.3")
  @Tag("rule-14.1")
  void everyReasonIsNamedTheFirstDecides() {
    String serial = town.order(1, 1, "ONE", "ANYONE_WITH_SERIAL").get(0);
    ann.post("/v1/activations", Town.activation(serial, "laptop")).is(201);

    Reply refused = bob.post("/v1/activations", Town.activation(serial, "desktop")).is(409);

    assertThat(refused.code()).isEqualTo("HELD_BY_ANOTHER_USER");
    assertThat(refused.json().get("reasons").findValuesAsText("code"))
        .contains("HELD_BY_ANOTHER_USER", "MACHINE_LIMIT_REACHED");
    assertThat(refused.text("type")).isEqualTo("urn:licensing:problem:held-by-another-user");
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.header("Retry-After")).isEmpty();
  }

  @Test
  @Tag("rule-4.2")
  @Tag("rule-4.3")
  @Tag("rule-4.4")
  @Tag("rule-4.6")
  void serialsAreClaimedSharedAndWithdrawn() {
    List<String> serials = town.order(2, 3, "ANY", "OWNER_AND_ASSIGNED");
    assertThat(ann.post("/v1/claims", new Requests.Claim(serials.subList(0, 1))).is(409).code())
        .isEqualTo("ORDER_INCOMPLETE");
    ann.post("/v1/claims", new Requests.Claim(serials)).is(200);
    assertThat(bob.post("/v1/claims", new Requests.Claim(serials)).is(409).code())
        .isEqualTo("SERIAL_ALREADY_OWNED");
    Reply asked =
        bob.post("/v1/access-requests", new Requests.AskForAccess(serials.get(0), "please ann"))
            .is(202);
    assertThat(asked.text("serial")).isEqualTo(serials.get(0));
    Requests.Share withBob = new Requests.Share(serials, "bob@town.example");
    Requests.Share withCarl = new Requests.Share(serials, "carl@town.example");
    ann.post("/v1/assignments", withBob).is(200);
    Reply invited = ann.post("/v1/assignments", withCarl).is(200);
    assertThat(invited.json().at("/serials").toString()).contains("INVITED");
    Caller carl = town.person("carl");
    assertThat(carl.get("/v1/serials").json().get("serials")).hasSize(2);
    carl.post("/v1/activations", Town.activation(serials.get(0), "laptop")).is(201);
    assertThat(ann.post("/v1/unassignments", withCarl).is(409).code())
        .isEqualTo("USER_HAS_ACTIVATION");
    ann.post("/v1/unassignments", withBob).is(200);
    assertThat(bob.get("/v1/serials").json().get("serials")).isEmpty();
  }

  @Test
  @Tag("rule-3.1")
  @Tag("rule-12.1")
  void anInstallationReleasesItselfWithALicenseWhoseTimeIsOver() {
    String serial = town.order(1, 1, "ONE", "ANYONE_WITH_SERIAL").get(0);
    Reply activated = ann.post("/v1/activations", Town.activation(serial, "laptop")).is(201);
    String path = "/v1/activations/" + activated.text("activation");
    town.wait(Duration.ofDays(400));
    Caller installation = town.installation(activated.text("license"));

    Reply released =
        installation.post(path + "/release", new Requests.Release(Town.machine("laptop"))).is(200);
    Reply again =
        installation.post(path + "/release", new Requests.Release(Town.machine("laptop"))).is(200);

    assertThat(again.json()).isEqualTo(released.json());
    town.person("dora").post("/v1/activations", Town.activation(serial, "x")).is(201);
  }

  private LicenseClaims accepted(String license, String machine) {
    return ((Accepted<VerifiedLicense>)
            town.verifier()
                .verifyAnswer(new UnverifiedLicense(license), Town.identity(machine), Town.NONCE))
        .value()
        .claims();
  }
}
