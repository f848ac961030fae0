package dev.licensing.testkit.conformance;

import dev.licensing.core.model.Machine;
import dev.licensing.core.wire.Requests;
import dev.licensing.testkit.FakeMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the terms and the standing of an order allow (rules 2.7, 2.9, 2.10, 11.2, 11.4). */
final class TermsChecks {

  private TermsChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "what-is-suspended-or-revoked-gives-no-seat",
            TermsChecks::standing,
            "the standing of the order, each with its own reason",
            "2.7"),
        ConformanceCheck.of(
            "a-lowered-limit-leaves-live-seats-alone",
            TermsChecks::lowered,
            "changed terms: who is in stays in, nobody new comes in until there is room",
            "2.9"),
        ConformanceCheck.of(
            "the-terms-decide-on-environments",
            TermsChecks::environments,
            "seats.environments, and the least of them where the environment is not known",
            "2.10"),
        ConformanceCheck.of(
            "a-subscription-that-ended-gives-no-seat",
            TermsChecks::expired,
            "validUntil of the terms; what is live keeps its seat and may be released",
            "11.2",
            "11.3"),
        ConformanceCheck.of(
            "a-build-after-the-maintenance-is-refused",
            TermsChecks::maintenance,
            "buildDate against updatesUntil; earlier builds go on for ever",
            "11.2"),
        ConformanceCheck.of(
            "one-trial-for-a-machine",
            TermsChecks::trial,
            "who tried the product on this machine before, whatever account they had",
            "11.4"));
  }

  private static void standing(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(1), 1);
    bench.standing(sold, "SUSPENDED");
    bench.activate(bench.owner(), sold.serial(), bench.machine()).refused(403, "ORDER_SUSPENDED");
    bench.standing(sold, "REVOKED");
    bench.activate(bench.owner(), sold.serial(), bench.machine()).refused(403, "ORDER_REVOKED");
    bench.standing(sold, "GOOD");
    bench.seat(bench.owner(), sold.serial(), bench.machine());
  }

  private static void lowered(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(2), 1);
    Seat first = bench.seat(bench.owner(), sold.serial(), bench.machine());
    Seat second = bench.seat(bench.owner(), sold.serial(), bench.machine());
    bench.terms(sold, OrderTerms.open(1));
    bench.refresh(first).is(200);
    bench.refresh(second).is(200);
    bench.release(first).is(200);
    bench
        .activate(bench.owner(), sold.serial(), bench.machine())
        .refused(409, "MACHINE_LIMIT_REACHED");
    bench.release(second).is(200);
    bench.seat(bench.owner(), sold.serial(), bench.machine());
  }

  private static void environments(Bench bench) {
    Map<String, String> only = Map.of("CONTAINER", "NO_SEAT", "VIRTUAL_MACHINE", "FLOATING_ONLY");
    Sold locked = bench.sold(OrderTerms.open(9).seats("environments", only), 1);
    Sold floating =
        bench.sold(OrderTerms.open(9).seats("environments", only).seats("lease", "PT1H"), 1);
    FakeMachine machine = bench.machine();
    refusedThere(bench, locked, machine.container());
    refusedThere(bench, locked, machine.virtualMachine());
    refusedThere(bench, floating, machine.container());
    bench.seat(bench.owner(), floating.serial(), machine.virtualMachine());
    bench.seat(bench.owner(), locked.serial(), machine);
  }

  private static void refusedThere(Bench bench, Sold sold, FakeMachine machine) {
    bench.activate(bench.owner(), sold.serial(), machine).refused(403, "ENVIRONMENT_NOT_ALLOWED");
  }

  private static void expired(Bench bench) {
    Instant now = SignatureChecks.now(bench);
    Sold sold = bench.owned(OrderTerms.owned(2));
    Seat seat = bench.seat(bench.owner(), sold.serial(), bench.machine());
    bench.terms(sold, OrderTerms.owned(2).validity("validUntil", now.toString()));
    Answer refused = bench.activate(bench.owner(), sold.serial(), bench.machine());
    refused.refused(403, "LICENSE_EXPIRED").remedy("RENEW");
    bench.refresh(seat).refused(403, "LICENSE_EXPIRED");
    bench.view(bench.owner(), sold.serial()).is(200).has("/liveSeats", 1);
    bench.assign(sold, bench.colleague());
    bench.release(seat).is(200);
  }

  private static void maintenance(Bench bench) {
    Instant end = SignatureChecks.now(bench).minus(Duration.ofDays(100));
    Sold sold = bench.sold(OrderTerms.open(2).validity("updatesUntil", end.toString()), 1);
    Machine machine = bench.machine().machine(Bench.PRODUCT);
    Answer refused = built(bench, sold, machine, end);
    refused.refused(403, "BUILD_NOT_COVERED").remedy("USE_EARLIER_BUILD");
    built(bench, sold, machine, end.minusSeconds(1)).is(201);
  }

  private static Answer built(Bench bench, Sold sold, Machine machine, Instant released) {
    return bench
        .post("/v1/activations")
        .by(bench.owner())
        .body(
            new Requests.Activate(
                sold.serial(), Bodies.machine(machine), released.toString(), bench.nonce()))
        .send();
  }

  private static void trial(Bench bench) {
    Map<String, Object> offer =
        Map.of(
            "product",
            Bench.PRODUCT.value(),
            "terms",
            OrderTerms.owned(1).with("claimable", false).with("trialLength", "P14D").json());
    bench.post("/v1/vendor/trials").by(bench.vendor()).body(offer).send().is(200);
    FakeMachine machine = bench.machine();
    Answer first = trial(bench, bench.owner(), machine).is(201);
    trial(bench, bench.owner(), machine).is(200).has("/activation", first.text("/activation"));
    trial(bench, bench.stranger(), machine).refused(409, "TRIAL_USED").remedy("BUY");
    trial(bench, bench.stranger(), bench.machine()).is(201);
  }

  private static Answer trial(Bench bench, Person who, FakeMachine machine) {
    return bench
        .post("/v1/trials")
        .by(who)
        .body(
            new Requests.StartTrial(
                Bench.PRODUCT.value(),
                Bodies.machine(machine.machine(Bench.PRODUCT)),
                null,
                bench.nonce()))
        .send();
  }
}
