package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import dev.licensing.server.Town.Sold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeing serials, giving them up, handing them on. */
class OwnershipProtocolTest {

  private Town town;
  private Caller ann;
  private Caller bob;
  private Caller eve;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
    bob = town.person("bob");
    eve = town.person("eve");
  }

  @Test
  @Tag("rule-2.8")
  @Tag("rule-3.3")
  void aSerialIsShownToWhoHasToDoWithIt() {
    Sold sold = town.sold(1, "ann", Map.of());
    Requests.ViewSerial view = new Requests.ViewSerial(sold.serial());

    Reply shown = ann.post("/v1/serials/view", view).is(200);
    assertThat(shown.text("serial")).isEqualTo(sold.serial());
    assertThat(shown.json().get("owned").booleanValue()).isTrue();
    assertThat(town.vendor().post("/v1/serials/view", view).is(200).text("order"))
        .isEqualTo(sold.order());
    for (int i = 0; i < 10; i++) {
      assertThat(eve.from("address " + i).post("/v1/serials/view", view).is(404).code())
          .isEqualTo("SERIAL_NOT_RECOGNISED");
    }
    eve.post("/v1/serials/view", view).is(429);
  }

  @Test
  @Tag("rule-4.8")
  @Tag("rule-4.9")
  @Tag("rule-14.3")
  void serialsAreGivenUpForSomebody() {
    Sold sold = town.sold(2, "ann", Map.of());
    ann.post("/v1/assignments", new Requests.Share(sold.serials(), "bob@town.example")).is(200);
    String until = town.now().plus(Duration.ofDays(3)).toString();
    Requests.Relinquish giveUp =
        new Requests.Relinquish(
            sold.serials(), new Requests.ReservationBody("eve@town.example", until));

    Reply report = ann.post("/v1/relinquishments/preview", giveUp).is(200);
    assertThat(report.json().at("/lost/0/losesAccess/0").textValue()).isEqualTo("bob");
    assertThat(bob.post("/v1/relinquishments/preview", giveUp).is(403).code())
        .isEqualTo("NOT_OWNER");
    assertThat(
            ann.with("If-Match", '"' + "0".repeat(32) + '"')
                .post("/v1/relinquishments", giveUp)
                .is(412)
                .json()
                .at("/relinquishment/hash"))
        .isEqualTo(report.json().get("hash"));
    Reply done =
        ann.with("If-Match", report.header("ETag")).post("/v1/relinquishments", giveUp).is(200);
    assertThat(done.json()).isEqualTo(report.json());

    Requests.Claim claim = new Requests.Claim(sold.serials());
    Reply waits = bob.post("/v1/claims", claim).is(409);
    assertThat(waits.code()).isEqualTo("SERIAL_RESERVED");
    assertThat(waits.header("Retry-After")).isEqualTo("" + Duration.ofDays(3).toSeconds());
    eve.post("/v1/claims", claim).is(200);
  }

  @Test
  @Tag("rule-4.8")
  @Tag("rule-3.2")
  void nothingInUseIsGivenUpAndNothingLongAfterSigningIn() {
    Sold sold = town.sold(1, "ann", Map.of());
    ann.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(201);
    Requests.Relinquish giveUp = new Requests.Relinquish(sold.serials(), null);

    Reply refused = ann.post("/v1/relinquishments", giveUp).is(409);
    assertThat(refused.code()).isEqualTo("SERIAL_IN_USE");
    assertThat(refused.json().at("/relinquishment/lost/0/serial").textValue())
        .isEqualTo(sold.serial());
    town.wait(Duration.ofMinutes(10));
    assertThat(ann.post("/v1/relinquishments", giveUp).is(401).code())
        .isEqualTo("REAUTHENTICATION_REQUIRED");
    town.vendor().post("/v1/relinquishments", giveUp).is(403);
  }

  @Test
  @Tag("rule-4.7")
  @Tag("rule-14.3")
  void severalOrdersAreHandedOnTogetherOrNotAtAll() {
    Sold one = town.sold(1, "ann", Map.of());
    Sold other = town.sold(1, "ann", Map.of());
    List<String> both = List.of(one.serial(), other.serial());
    Requests.Transfer toBob = new Requests.Transfer(both, "bob@town.example", false, null);
    ann.post("/v1/assignments", new Requests.Share(one.serials(), "bob@town.example")).is(200);

    Reply refused = ann.post("/v1/transfers", toBob).is(409);
    assertThat(refused.code()).isEqualTo("RECIPIENT_NOT_ASSIGNED");
    assertThat(refused.json().at("/transfer/newOwner").isNull()).isTrue();
    ann.post("/v1/assignments", new Requests.Share(other.serials(), "bob@town.example")).is(200);
    Reply report = ann.post("/v1/transfers/preview", toBob).is(200);
    assertThat(report.text("email")).isEqualTo("bob@town.example");
    assertThat(bob.post("/v1/transfers/preview", toBob).is(403).code()).isEqualTo("NOT_OWNER");

    Reply done = ann.with("If-Match", report.header("ETag")).post("/v1/transfers", toBob).is(200);

    assertThat(done.json().get("serials"))
        .allSatisfy(outcome -> assertThat(outcome.textValue()).isEqualTo("TRANSFERRED"));
    assertThat(ann.get("/v1/serials").is(200).json().get("serials")).isEmpty();
    assertThat(bob.get("/v1/serials").is(200).json().get("serials")).hasSize(2);
  }

  @Test
  @Tag("rule-4.9")
  void whoIsNotAssignedCanClaimWhatIsKeptForThem() {
    Sold sold = town.sold(1, "ann", Map.of());
    String until = town.now().plus(Duration.ofDays(1)).toString();
    Requests.Transfer toEve =
        new Requests.Transfer(sold.serials(), "eve@town.example", true, until);

    Reply done = ann.post("/v1/transfers", toEve).is(200);

    assertThat(done.json().at("/serials/" + sold.serial()).textValue()).isEqualTo("RESERVED");
    assertThat(bob.post("/v1/claims", new Requests.Claim(sold.serials())).is(409).code())
        .isEqualTo("SERIAL_ALREADY_OWNED");
    eve.post("/v1/claims", new Requests.Claim(sold.serials())).is(200);
    assertThat(ann.post("/v1/transfers", toEve).is(403).code()).isEqualTo("NOT_OWNER");
  }

  @Test
  @Tag("rule-2.8")
  void guessesAreCountedWhereverASerialIsNamed() {
    List<String> nobodys =
        List.of(
            SerialNumber.fromRandom(new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1})
                .value());
    Requests.Relinquish giveUp = new Requests.Relinquish(nobodys, null);
    Requests.Transfer handOn = new Requests.Transfer(nobodys, "ann@town.example", true, null);
    for (int i = 0; i < 5; i++) {
      eve.from("a" + i).post("/v1/relinquishments/preview", giveUp).is(404);
      eve.from("b" + i).post("/v1/transfers/preview", handOn).is(404);
    }

    eve.post("/v1/relinquishments", giveUp).is(429);
    eve.post("/v1/transfers", handOn).is(429);
  }
}
