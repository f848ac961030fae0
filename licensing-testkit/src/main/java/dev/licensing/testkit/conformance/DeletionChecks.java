package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.wire.Requests;
import java.util.List;

/** An account goes only when nothing it touches is in use (chapter 8). */
final class DeletionChecks {

  private static final String LEAVER = "leaver";

  private DeletionChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "a-blocked-deletion-lists-everything",
            DeletionChecks::blocked,
            "every use of an owned serial, and the own uses of others' serials, each with what"
                + " to do; in the report and in the refusal",
            "8.1",
            "8.2",
            "8.3"),
        ConformanceCheck.of(
            "what-others-use-of-others-does-not-block",
            DeletionChecks::notBlocked,
            "a serial that the account may use, does not own and does not use itself",
            "8.2"),
        ConformanceCheck.of(
            "a-deletion-is-confirmed-with-its-report",
            DeletionChecks::confirmed,
            "DELETE /v1/account without If-Match, and with the hash of an older report",
            "8.5"),
        ConformanceCheck.of(
            "a-deletion-says-what-is-lost",
            DeletionChecks::consequences,
            "which serials become claimable, and which assigned users lose them",
            "8.4"),
        ConformanceCheck.of(
            "a-deleted-account-leaves-nothing",
            DeletionChecks::deleted,
            "sessions end, serials become unowned and claimable, assignments end, and the same"
                + " e-mail registers an empty account",
            "8.6",
            "8.7"));
  }

  private static Person leaver(Bench bench) {
    return bench.cast().person(LEAVER);
  }

  private static Answer report(Bench bench, Person who) {
    return bench.get("/v1/account/deletion").by(who).send().is(200);
  }

  private static Ask deleting(Bench bench, Person who) {
    return bench.ask("DELETE", "/v1/account").by(who);
  }

  /** An order of the leaver's, assigned to the colleague. */
  private static Sold own(Bench bench) {
    Person leaver = leaver(bench);
    Sold sold = bench.sold(OrderTerms.owned(3), 1, leaver.email(), null);
    bench
        .post("/v1/assignments")
        .by(leaver)
        .body(new Requests.Share(sold.serials(), bench.colleague().email()))
        .send()
        .is(200);
    return sold;
  }

  private static void giveUp(Bench bench, Sold sold) {
    bench
        .post("/v1/relinquishments")
        .by(leaver(bench))
        .body(new Requests.Relinquish(sold.serials(), null))
        .send()
        .is(200);
  }

  private static void blocked(Bench bench) {
    Person leaver = leaver(bench);
    Sold own = own(bench);
    Sold shared = bench.owned(OrderTerms.owned(3));
    bench.assign(shared, leaver);
    List<Seat> seats =
        List.of(
            bench.seat(bench.colleague(), own.serial(), bench.machine()),
            bench.seat(leaver, own.serial(), bench.machine()),
            bench.seat(leaver, shared.serial(), bench.machine()));
    Answer report = report(bench, leaver);
    report.has("/possible", false);
    listed(report, "/blocking", seats);
    Answer refused = deleting(bench, leaver).confirming(report.text("/hash")).send().is(409);
    List<String> codes = refused.each("/reasons", "code");
    refused.expect(
        codes.equals(List.of("OWNED_SERIAL_IN_USE", "SHARED_SERIAL_IN_OWN_USE")),
        "expected both reasons, got " + codes);
    listed(refused, "/deletion/blocking", seats);
    seats.forEach(seat -> bench.release(seat).is(200));
    giveUp(bench, own);
  }

  private static void listed(Answer answer, String pointer, List<Seat> seats) {
    answer.expect(
        answer.at(pointer).size() == seats.size(),
        "expected " + seats.size() + " uses, got " + answer.at(pointer).size());
    for (Seat seat : seats) {
      boolean found = false;
      for (JsonNode block : answer.at(pointer)) {
        found |=
            block.at("/use/activation").asText().equals(seat.activation())
                && block.at("/use/user").asText().equals(seat.user().name())
                && block.at("/use/machine").asText().equals(seat.machine().name())
                && block.at("/use/since").isTextual()
                && block.at("/use/lastSeen").isTextual()
                && block.at("/remedies/0/code").asText().equals("RELEASE_THERE")
                && block.at("/remedies/1/code").asText().equals("FORCE_RELEASE");
      }
      answer.expect(found, "expected the use on " + seat.machine().name() + ", with what to do");
    }
  }

  private static void notBlocked(Bench bench) {
    Person leaver = leaver(bench);
    Sold shared = bench.owned(OrderTerms.owned(3));
    bench.assign(shared, leaver);
    bench.seat(bench.owner(), shared.serial(), bench.machine());
    Answer report = report(bench, leaver).has("/possible", true);
    report.expect(
        report.at("/leaves").toString().contains(shared.serial()),
        "expected the serial among those that the account leaves");
  }

  private static void confirmed(Bench bench) {
    Person leaver = leaver(bench);
    Answer first = report(bench, leaver).has("/possible", true);
    deleting(bench, leaver)
        .send()
        .refused(428, "REPORT_NOT_CONFIRMED")
        .has("/deletion/possible", true);
    Sold own = own(bench);
    Answer stale = deleting(bench, leaver).confirming(first.text("/hash")).send();
    stale.refused(412, "REPORT_CHANGED").has("/deletion/lost/0/serial", own.serial());
    bench.get("/v1/serials").by(leaver).send().is(200);
    giveUp(bench, own);
  }

  private static void consequences(Bench bench) {
    Sold own = own(bench);
    report(bench, leaver(bench))
        .has("/possible", true)
        .has("/lost/0/serial", own.serial())
        .has("/lost/0/losesAccess/0", bench.colleague().name());
    giveUp(bench, own);
  }

  private static void deleted(Bench bench) {
    Person leaver = leaver(bench);
    Sold own = own(bench);
    String hash = report(bench, leaver).text("/hash");
    deleting(bench, leaver).confirming(hash).send().is(200).has("/account", leaver.account());
    bench.cast().forget(LEAVER);
    bench.get("/v1/serials").by(leaver).send().problem(401, "NOT_SIGNED_IN");
    bench.activate(bench.colleague(), own.serial(), bench.machine()).refused(409, "SERIAL_UNOWNED");
    bench
        .post("/v1/claims")
        .by(bench.stranger())
        .body(new Requests.Claim(own.serials()))
        .send()
        .is(200);
    bench
        .activate(bench.colleague(), own.serial(), bench.machine())
        .refused(403, "ACCESS_NOT_GRANTED");
    Person again = leaver(bench);
    Answer empty = bench.get("/v1/serials").by(again).send().is(200);
    empty
        .expect(empty.at("/serials").isEmpty(), "expected an empty account")
        .expect(!again.account().equals(leaver.account()), "expected another account");
  }
}
