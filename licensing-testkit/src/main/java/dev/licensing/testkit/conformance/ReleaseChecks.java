package dev.licensing.testkit.conformance;

import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.model.Machine;
import dev.licensing.core.wire.Requests;
import java.time.Instant;
import java.util.List;

/** Giving a seat back from its machine, and from elsewhere (rules 3.1 to 3.5). */
final class ReleaseChecks {

  private ReleaseChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "a-release-frees-the-seat-at-once",
            ReleaseChecks::frees,
            "the seat counter after a release",
            "3.1"),
        ConformanceCheck.of(
            "releasing-twice-is-the-same-as-once",
            ReleaseChecks::twice,
            "a release of what has ended: the same answer, and no second seat given back",
            "3.1"),
        ConformanceCheck.of(
            "releasing-many-times-at-once-frees-one-seat",
            ReleaseChecks::atOnce,
            "two releases that both find the activation live and both give its seat back",
            "3.1",
            "2.2"),
        ConformanceCheck.of(
            "nothing-stands-in-the-way-of-a-release",
            ReleaseChecks::always,
            "a release that asks for more than who activated and which machine",
            "3.1",
            "11.3"),
        ConformanceCheck.of(
            "a-return-ticket-frees-the-seat-once",
            ReleaseChecks::returned,
            "POST /v1/returns: whoever carries it, the license in it says whose seat it is",
            "12.5",
            "3.1"),
        ConformanceCheck.of(
            "a-return-ticket-is-proved-by-its-license",
            ReleaseChecks::returnedWrongly,
            "the signature of the license in the ticket, and the machine that wrote it",
            "12.5"),
        ConformanceCheck.of(
            "another-machine-cannot-release",
            ReleaseChecks::elsewhere,
            "the identity of the machine that asks, and the remedies",
            "3.1"),
        ConformanceCheck.of(
            "a-force-release-states-that-the-machine-is-out-of-reach",
            ReleaseChecks::statement,
            "unreachable false: a force release is no second way to release",
            "3.2"),
        ConformanceCheck.of(
            "owner-assigned-users-and-the-user-may-force-release",
            ReleaseChecks::allowed,
            "who may force-release; managers who are none of these may not",
            "3.2"),
        ConformanceCheck.of(
            "a-force-release-starts-the-cool-down",
            ReleaseChecks::coolDown,
            "the end of the cool-down: in the report, on the serial and in the refusal",
            "3.3"),
        ConformanceCheck.of(
            "without-a-cool-down-the-next-force-release-follows",
            ReleaseChecks::noCoolDown,
            "a cool-down of zero; and an end is the first instant at which it no longer holds",
            "3.3",
            "11.1"),
        ConformanceCheck.of(
            "a-force-release-states-until-when-the-machine-may-run",
            ReleaseChecks::window,
            "offlineUseUntil: the end of the grace of the license file that machine has",
            "3.5"),
        ConformanceCheck.of(
            "what-has-ended-is-not-force-released-again",
            ReleaseChecks::ended,
            "a force release of what has ended: 410 with how it ended, and no new cool-down",
            "3.3",
            "3.5"));
  }

  private static Sold owned(Bench bench, OrderTerms terms) {
    Sold sold = bench.owned(terms);
    bench.assign(sold, bench.colleague());
    return sold;
  }

  private static Seat seat(Bench bench, Sold sold) {
    return bench.seat(bench.owner(), sold.serial(), bench.machine());
  }

  private static void frees(Bench bench) {
    Sold sold = owned(bench, OrderTerms.owned(1));
    Seat seat = seat(bench, sold);
    bench.view(bench.owner(), sold.serial()).is(200).has("/status", "IN_USE");
    bench.release(seat).is(200).has("/activation", seat.activation()).instant("/at");
    bench
        .view(bench.owner(), sold.serial())
        .is(200)
        .has("/status", "AVAILABLE")
        .has("/liveSeats", 0)
        .has("/coolDownUntil", null);
    seat(bench, sold);
  }

  private static void twice(Bench bench) {
    Sold sold = owned(bench, OrderTerms.owned(2));
    Seat seat = seat(bench, sold);
    seat(bench, sold);
    Answer first = bench.release(seat).is(200);
    Answer again = bench.release(seat).is(200);
    again
        .expect(again.json().equals(first.json()), "expected the same answer: " + first.body())
        .expect(bench.liveSeats(sold.serial()) == 1, "the second release freed another seat");
  }

  private static void atOnce(Bench bench) {
    Sold sold = owned(bench, OrderTerms.owned(2));
    Seat seat = seat(bench, sold);
    seat(bench, sold);
    Ask release =
        bench
            .post(seat.path("/release"))
            .by(bench.owner())
            .body(new Requests.Release(Bodies.machine(seat.machine())));
    List<Answer> answers = bench.atOnce(8, i -> release);
    answers.forEach(answer -> answer.is(200));
    answers
        .get(0)
        .expect(bench.liveSeats(sold.serial()) == 1, "one release freed more than one seat");
  }

  private static void always(Bench bench) {
    Sold sold = owned(bench, OrderTerms.owned(1));
    Seat seat = seat(bench, sold);
    Instant now = SignatureChecks.now(bench);
    bench.terms(sold, OrderTerms.owned(1).validity("validUntil", now.toString()));
    bench.standing(sold, "REVOKED");
    bench.release(seat).is(200);
  }

  private static Answer carry(Bench bench, String license, Machine machine) {
    return bench
        .post("/v1/returns")
        .body(new Requests.ReturnTicket(license, Bodies.machine(machine)))
        .send();
  }

  private static void returned(Bench bench) {
    Sold sold = owned(bench, OrderTerms.owned(2));
    Seat seat = seat(bench, sold);
    seat(bench, sold);
    Answer first = carry(bench, seat.license(), seat.machine()).is(200);
    first.has("/activation", seat.activation()).instant("/at");
    Answer again = carry(bench, seat.license(), seat.machine()).is(200);
    again
        .expect(again.json().equals(first.json()), "expected the same answer: " + first.body())
        .expect(bench.liveSeats(sold.serial()) == 1, "expected one seat to be freed, once");
  }

  private static void returnedWrongly(Bench bench) {
    Seat seat = seat(bench, owned(bench, OrderTerms.owned(1)));
    carry(bench, seat.tampered(), seat.machine()).problem(401, "NOT_SIGNED_IN");
    carry(bench, seat.license(), bench.machine().machine(Bench.PRODUCT))
        .refused(409, "DIFFERENT_MACHINE");
    bench.refresh(seat).is(200);
  }

  private static void elsewhere(Bench bench) {
    Seat seat = seat(bench, owned(bench, OrderTerms.owned(1)));
    Answer answer =
        bench
            .post(seat.path("/release"))
            .by(bench.owner())
            .body(new Requests.Release(Bodies.machine(bench.machine().machine(Bench.PRODUCT))))
            .send()
            .refused(409, "DIFFERENT_MACHINE");
    answer.remedy("USE_THAT_MACHINE");
    answer.remedy("FORCE_RELEASE");
    bench.refresh(seat).is(200);
  }

  private static void statement(Bench bench) {
    Seat seat = seat(bench, owned(bench, OrderTerms.owned(1)));
    Answer answer =
        bench
            .post(seat.path("/force-release"))
            .by(bench.owner())
            .body(new Requests.ForceRelease(false, ""))
            .send()
            .refused(422, "UNREACHABLE_NOT_STATED");
    answer.remedy("RELEASE_THERE");
    answer.remedy("STATE_UNREACHABLE");
    answer.text("/forceRelease/hash");
    bench.refresh(seat).is(200);
  }

  private static void allowed(Bench bench) {
    OrderTerms terms = OrderTerms.open(3).with("coolDown", "PT0S");
    Sold sold = owned(bench, terms);
    Seat byOwner = bench.seat(bench.stranger(), sold.serial(), bench.machine());
    Seat byAssigned = bench.seat(bench.stranger(), sold.serial(), bench.machine());
    Seat byUser = bench.seat(bench.stranger(), sold.serial(), bench.machine());
    bench.forceReleasing(bench.owner(), byOwner).send().is(200);
    bench.forceReleasing(bench.colleague(), byAssigned).send().is(200);
    bench.forceReleasing(bench.stranger(), byUser).send().is(200);
    Sold bought = bench.sold(terms, 1, bench.owner().email(), bench.colleague().email());
    Seat seat = bench.seat(bench.owner(), bought.serial(), bench.machine());
    bench.forceReleasing(bench.colleague(), seat).send().refused(404, "ACTIVATION_NOT_RECOGNISED");
  }

  private static void coolDown(Bench bench) {
    Sold sold = owned(bench, OrderTerms.owned(3));
    Seat first = seat(bench, sold);
    Seat second = seat(bench, sold);
    Instant end =
        bench
            .forceReleasing(bench.owner(), first)
            .send()
            .is(200)
            .has("/user", bench.owner().name())
            .has("/machine", first.machine().name())
            .instant("/coolDownUntil");
    Answer refused = bench.forceReleasing(bench.colleague(), second).send();
    refused.refused(409, "COOL_DOWN");
    refused.expect(
        Instant.parse(refused.reason("COOL_DOWN").path("retryAt").asText()).equals(end),
        "expected the end of the cool-down to be " + end);
    Answer view = bench.view(bench.owner(), sold.serial()).is(200).has("/liveSeats", 1);
    view.expect(
        view.instant("/coolDownUntil").equals(end),
        "expected the end of the cool-down on the serial to be " + end);
    bench.release(second).is(200);
  }

  private static void noCoolDown(Bench bench) {
    Sold sold = owned(bench, OrderTerms.owned(2).with("coolDown", "PT0S"));
    Seat first = seat(bench, sold);
    Seat second = seat(bench, sold);
    bench.forceReleasing(bench.owner(), first).send().is(200);
    bench.forceReleasing(bench.owner(), second).send().is(200);
  }

  private static void window(Bench bench) {
    Seat seat = seat(bench, owned(bench, OrderTerms.owned(1)));
    Instant served =
        Bench.verified(
                seat.answer(),
                "the license file",
                bench
                    .verifier()
                    .verify(new UnverifiedLicense(seat.license()), seat.machine().identity()))
            .claims()
            .graceUntil();
    Answer report = bench.forceReleasing(bench.owner(), seat).send().is(200);
    Instant stated = report.instant("/offlineUseUntil");
    report.expect(
        !stated.isBefore(served) && stated.isBefore(served.plusSeconds(1)),
        "expected offlineUseUntil to be the end of the grace, " + served);
  }

  private static void ended(Bench bench) {
    Seat seat = seat(bench, owned(bench, OrderTerms.owned(2).with("coolDown", "PT0S")));
    bench.release(seat).is(200);
    Answer answer = bench.forceReleasing(bench.owner(), seat).send();
    answer.refused(410, "ACTIVATION_ENDED");
    answer.expect(
        answer.reason("ACTIVATION_ENDED").at("/facts/ending").asText().equals("RELEASED"),
        "expected the fact ending to be RELEASED");
  }
}
