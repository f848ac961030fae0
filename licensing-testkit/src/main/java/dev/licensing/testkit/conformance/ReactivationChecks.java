package dev.licensing.testkit.conformance;

import dev.licensing.core.model.Machine;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.testkit.FakeMachine;
import java.util.List;

/** A machine with a new identity, and a machine that is lost (rule 3.6, chapter 7). */
final class ReactivationChecks {

  private ReactivationChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "a-new-identity-keeps-its-seat-by-reactivation",
            ReactivationChecks::reactivation,
            "the same activation, no second seat, the new identity, and the cool-down begins",
            "3.6",
            "3.3"),
        ConformanceCheck.of(
            "an-unchanged-identity-costs-no-reactivation",
            ReactivationChecks::unchanged,
            "a reactivation of what is the same machine starts no cool-down",
            "3.6"),
        ConformanceCheck.of(
            "reactivations-share-the-cool-down",
            ReactivationChecks::shared,
            "one cool-down for force releases and reactivations of a serial",
            "3.3"),
        ConformanceCheck.of(
            "an-unrelated-machine-is-not-reactivated",
            ReactivationChecks::unrelated,
            "something must still tell that it is the same machine",
            "3.6"),
        ConformanceCheck.of(
            "a-remote-deactivation-ends-one-activation",
            ReactivationChecks::remote,
            "only the named activation ends, nobody is barred, the quota counts",
            "7.1",
            "7.5"),
        ConformanceCheck.of(
            "remote-deactivations-are-limited",
            ReactivationChecks::quota,
            "how many were carried out in the 365 days before, and when the next is free",
            "7.2"),
        ConformanceCheck.of(
            "support-overrides-the-quota-with-a-reason",
            ReactivationChecks::override,
            "override: only with a reason, and it does not count",
            "7.4"));
  }

  private static Answer reactivate(Bench bench, Seat seat, FakeMachine now) {
    Machine machine = now.machine(Bench.PRODUCT);
    return bench
        .post(seat.path("/reactivate"))
        .by(seat.user())
        .body(new Requests.Reactivate(Bodies.machine(machine), null, bench.nonce()))
        .send();
  }

  private static Answer refreshAs(Bench bench, Seat seat, FakeMachine now) {
    return bench
        .post(seat.path("/refresh"))
        .by(seat.user())
        .body(new Requests.Refresh(Bodies.machine(now.machine(Bench.PRODUCT)), null, bench.nonce()))
        .send();
  }

  private static void reactivation(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(2));
    FakeMachine before = bench.machine();
    FakeMachine now = before.withNewMainboard();
    Seat seat = bench.seat(bench.owner(), sold.serial(), before);
    refreshAs(bench, seat, now).refused(409, "DIFFERENT_MACHINE").remedy("REACTIVATE");
    Answer answer = reactivate(bench, seat, now).is(200).has("/activation", seat.activation());
    String end = answer.text("/coolDownUntil");
    bench
        .view(bench.owner(), sold.serial())
        .is(200)
        .has("/liveSeats", 1)
        .has("/coolDownUntil", end);
    refreshAs(bench, seat, now).is(200);
  }

  private static void unchanged(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    FakeMachine machine = bench.machine();
    Seat seat = bench.seat(bench.owner(), sold.serial(), machine);
    reactivate(bench, seat, machine).is(200).has("/coolDownUntil", null);
    bench.view(bench.owner(), sold.serial()).is(200).has("/coolDownUntil", null);
  }

  private static void shared(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(2));
    FakeMachine machine = bench.machine();
    Seat stays = bench.seat(bench.owner(), sold.serial(), machine);
    Seat goes = bench.seat(bench.owner(), sold.serial(), bench.machine());
    bench.forceReleasing(bench.owner(), goes).send().is(200);
    reactivate(bench, stays, machine.withNewMainboard()).refused(409, "COOL_DOWN");
    refreshAs(bench, stays, machine).is(200);
  }

  private static void unrelated(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    Seat seat = bench.seat(bench.owner(), sold.serial(), bench.machine());
    reactivate(bench, seat, bench.machine()).refused(409, "DIFFERENT_MACHINE");
    bench.view(bench.owner(), sold.serial()).is(200).has("/coolDownUntil", null);
  }

  private static Ask deactivating(Bench bench, Seat seat, String rest, boolean over, String why) {
    return bench
        .post("/v1/vendor/activations/" + seat.activation() + "/deactivation" + rest)
        .by(bench.vendor())
        .body(new VendorRequests.DeactivateRemotely(over, why));
  }

  private static Sold limited(Bench bench, int perYear) {
    return bench.owned(OrderTerms.owned(3).with("remoteDeactivationsPerYear", perYear));
  }

  private static void remote(Bench bench) {
    Sold sold = limited(bench, 2);
    Seat lost = bench.seat(bench.owner(), sold.serial(), bench.machine());
    Seat other = bench.seat(bench.owner(), sold.serial(), bench.machine());
    Answer asked =
        bench
            .post(lost.path("/remote-deactivation-request"))
            .by(bench.owner())
            .body(new Requests.RequestRemoteDeactivation("stolen"))
            .send()
            .is(202)
            .has("/quota/used", 0)
            .has("/quota/allowed", 2);
    asked.text("/request");
    Answer preview =
        deactivating(bench, lost, "/preview", false, "")
            .send()
            .is(200)
            .has("/machine", lost.machine().name())
            .has("/counts", true);
    deactivating(bench, lost, "", false, "")
        .confirming(preview.text("/hash"))
        .send()
        .is(200)
        .has("/activation", lost.activation());
    Answer ended = bench.refresh(lost).refused(410, "ACTIVATION_ENDED");
    ended.expect(
        ended
            .reason("ACTIVATION_ENDED")
            .at("/facts/ending")
            .asText()
            .equals("DEACTIVATED_REMOTELY"),
        "expected the fact ending to be DEACTIVATED_REMOTELY");
    bench.refresh(other).is(200);
    bench.seat(bench.owner(), sold.serial(), bench.machine());
  }

  private static void quota(Bench bench) {
    Sold sold = limited(bench, 1);
    Seat first = bench.seat(bench.owner(), sold.serial(), bench.machine());
    Seat second = bench.seat(bench.owner(), sold.serial(), bench.machine());
    deactivating(bench, first, "", false, "").send().is(200);
    Answer refused = deactivating(bench, second, "", false, "").send();
    refused.refused(409, "REMOTE_DEACTIVATIONS_USED_UP");
    var reason = refused.reason("REMOTE_DEACTIVATIONS_USED_UP");
    refused
        .expect(
            reason.at("/facts/used").asText().equals("1")
                && reason.at("/facts/of").asText().equals("1"),
            "expected the facts used = 1 and of = 1")
        .expect(reason.path("retryAt").isTextual(), "expected retryAt: when the next is free")
        .remedy("OVERRIDE");
    bench.refresh(second).is(200);
  }

  private static void override(Bench bench) {
    Sold sold = limited(bench, 0);
    Seat seat = bench.seat(bench.owner(), sold.serial(), bench.machine());
    deactivating(bench, seat, "", true, "").send().problem(400, "MALFORMED_REQUEST");
    deactivating(bench, seat, "", true, "a flood").send().is(200).has("/counts", false);
    bench
        .get("/v1/orders/" + sold.order())
        .by(bench.owner())
        .send()
        .is(200)
        .has("/contents/quota/used", 0);
  }
}
