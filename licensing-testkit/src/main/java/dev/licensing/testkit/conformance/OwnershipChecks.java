package dev.licensing.testkit.conformance;

import dev.licensing.core.wire.Requests;
import java.util.List;

/** Who owns a serial, and how that changes (chapter 4). */
final class OwnershipChecks {

  private OwnershipChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "who-presents-an-unowned-serial-owns-it",
            OwnershipChecks::claim,
            "a claim makes the account the customer of the order",
            "4.2"),
        ConformanceCheck.of(
            "an-order-is-claimed-by-all-its-serials",
            OwnershipChecks::whole,
            "a claim with fewer serials than the order has",
            "4.2"),
        ConformanceCheck.of(
            "two-claims-at-once-have-one-winner",
            OwnershipChecks::claimRace,
            "two claims that both find the serial unowned",
            "4.1"),
        ConformanceCheck.of(
            "an-owned-serial-is-not-claimed-but-asked-for",
            OwnershipChecks::owned,
            "the refusal offers a request for access; the owner sees it and grants it",
            "4.3"),
        ConformanceCheck.of(
            "a-transfer-needs-an-assigned-recipient",
            OwnershipChecks::recipient,
            "the new owner must be assigned to the serial, or it is reserved for them",
            "4.7"),
        ConformanceCheck.of(
            "a-transfer-leaves-seats-and-assignments",
            OwnershipChecks::transfer,
            "only the owner changes; the old one stays assigned if they say so",
            "4.7"),
        ConformanceCheck.of(
            "a-transfer-does-not-reset-the-cool-down",
            OwnershipChecks::coolDown,
            "the cool-down belongs to the serial, not to its owner",
            "3.4"),
        ConformanceCheck.of(
            "what-is-in-use-is-not-relinquished",
            OwnershipChecks::inUse,
            "a relinquishment asks whether anybody uses the serial",
            "4.8"),
        ConformanceCheck.of(
            "what-was-relinquished-can-be-claimed",
            OwnershipChecks::relinquish,
            "the report names who loses access, whose assignments end; then anyone may claim",
            "4.8"),
        ConformanceCheck.of(
            "a-reservation-keeps-others-from-claiming",
            OwnershipChecks::reservation,
            "only the account with the reserved e-mail may claim until the reservation ends",
            "4.9"));
  }

  private static Answer claim(Bench bench, Person who, List<String> serials) {
    return bench.post("/v1/claims").by(who).body(new Requests.Claim(serials)).send();
  }

  private static void claim(Bench bench) {
    Sold sold = bench.sold(OrderTerms.owned(1), 1);
    claim(bench, bench.owner(), sold.serials())
        .is(200)
        .has("/order", sold.order())
        .has("/serials/0", sold.serial());
    bench.view(bench.owner(), sold.serial()).is(200).has("/owned", true);
    Sold fixed = bench.sold(OrderTerms.owned(1).with("claimable", false), 1);
    claim(bench, bench.owner(), fixed.serials()).refused(409, "SERIAL_NOT_CLAIMABLE");
  }

  private static void whole(Bench bench) {
    Sold sold = bench.sold(OrderTerms.owned(1), 3);
    Answer refused = claim(bench, bench.owner(), sold.serials().subList(0, 2));
    refused.refused(409, "ORDER_INCOMPLETE");
    refused.expect(
        refused.reason("ORDER_INCOMPLETE").at("/facts/presented").asText().equals("2")
            && refused.reason("ORDER_INCOMPLETE").at("/facts/of").asText().equals("3"),
        "expected the facts presented = 2 and of = 3");
    claim(bench, bench.stranger(), sold.serials()).is(200);
  }

  private static void claimRace(Bench bench) {
    List<Person> two = List.of(bench.owner(), bench.stranger());
    for (int round = 0; round < 3; round++) {
      Sold sold = bench.sold(OrderTerms.owned(1), 1);
      List<Answer> answers =
          bench.atOnce(
              2,
              i ->
                  bench.post("/v1/claims").by(two.get(i)).body(new Requests.Claim(sold.serials())));
      answers.forEach(
          answer -> {
            if (answer.status() != 200) {
              answer.refused(409, "SERIAL_ALREADY_OWNED");
            }
          });
      answers
          .get(0)
          .expect(
              answers.get(0).status() != answers.get(1).status(), "expected exactly one winner");
    }
  }

  private static void owned(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    claim(bench, bench.stranger(), sold.serials())
        .refused(409, "SERIAL_ALREADY_OWNED")
        .remedy("REQUEST_ACCESS");
    String request =
        bench
            .post("/v1/access-requests")
            .by(bench.stranger())
            .body(new Requests.AskForAccess(sold.serial(), "please"))
            .send()
            .is(202)
            .text("/request");
    bench
        .view(bench.owner(), sold.serial())
        .is(200)
        .has("/accessRequests/" + request, bench.stranger().name());
    bench
        .post("/v1/requests/" + request + "/approve")
        .by(bench.owner())
        .send()
        .is(200)
        .has("/outcome", "APPROVED");
    bench.seat(bench.stranger(), sold.serial(), bench.machine());
  }

  private static Ask transferring(Bench bench, String rest, Sold sold, Person to) {
    return bench
        .post("/v1/transfers" + rest)
        .by(bench.owner())
        .body(new Requests.Transfer(sold.serials(), to.email(), true, null));
  }

  private static void recipient(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    Answer refused = transferring(bench, "", sold, bench.stranger()).send();
    refused.refused(409, "RECIPIENT_NOT_ASSIGNED").remedy("ASSIGN");
    bench.view(bench.owner(), sold.serial()).is(200).has("/owned", true);
  }

  private static void transfer(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(3));
    bench.assign(sold, bench.colleague());
    bench.assign(sold, bench.stranger());
    Seat seat = bench.seat(bench.owner(), sold.serial(), bench.machine());
    Answer report =
        transferring(bench, "/preview", sold, bench.colleague())
            .send()
            .is(200)
            .has("/newOwner", bench.colleague().account());
    transferring(bench, "", sold, bench.colleague())
        .confirming(report.text("/hash"))
        .send()
        .is(200)
        .has("/serials/" + sold.serial(), "TRANSFERRED");
    bench.view(bench.colleague(), sold.serial()).is(200).has("/owned", true).has("/liveSeats", 1);
    bench.view(bench.owner(), sold.serial()).is(200).has("/owned", false);
    bench.refresh(seat).is(200);
    bench.seat(bench.stranger(), sold.serial(), bench.machine());
  }

  private static void coolDown(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    bench.assign(sold, bench.colleague());
    Seat seat = bench.seat(bench.owner(), sold.serial(), bench.machine());
    String end = bench.forceReleasing(bench.owner(), seat).send().is(200).text("/coolDownUntil");
    transferring(bench, "", sold, bench.colleague()).send().is(200);
    bench.view(bench.colleague(), sold.serial()).is(200).has("/coolDownUntil", end);
  }

  private static Ask relinquishing(Bench bench, Requests.Relinquish body) {
    return bench.post("/v1/relinquishments").by(bench.owner()).body(body);
  }

  private static void inUse(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    bench.assign(sold, bench.colleague());
    Seat seat = bench.seat(bench.colleague(), sold.serial(), bench.machine());
    Answer refused = relinquishing(bench, new Requests.Relinquish(sold.serials(), null)).send();
    refused.refused(409, "SERIAL_IN_USE").remedy("RELEASE_THERE");
    refused.has("/relinquishment/lost/0/serial", sold.serial());
    bench.refresh(seat).is(200);
  }

  private static void relinquish(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    bench.assign(sold, bench.colleague());
    relinquishing(bench, new Requests.Relinquish(sold.serials(), null))
        .send()
        .is(200)
        .has("/lost/0/losesAccess/0", bench.colleague().name());
    bench
        .activate(bench.colleague(), sold.serial(), bench.machine())
        .refused(409, "SERIAL_UNOWNED");
    claim(bench, bench.stranger(), sold.serials()).is(200);
    bench
        .activate(bench.colleague(), sold.serial(), bench.machine())
        .refused(403, "ACCESS_NOT_GRANTED");
  }

  private static void reservation(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    Requests.ReservationBody kept = new Requests.ReservationBody(bench.colleague().email(), null);
    relinquishing(bench, new Requests.Relinquish(sold.serials(), kept)).send().is(200);
    claim(bench, bench.stranger(), sold.serials()).refused(409, "SERIAL_RESERVED");
    claim(bench, bench.colleague(), sold.serials()).is(200);
  }
}
