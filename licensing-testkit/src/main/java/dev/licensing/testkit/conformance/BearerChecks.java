package dev.licensing.testkit.conformance;

import dev.licensing.core.wire.Requests;
import dev.licensing.testkit.FakeMachine;
import java.util.List;

/** What the serial alone is good for (rule 2.12). */
final class BearerChecks {

  private BearerChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "the-serial-alone-activates-where-its-terms-say-so",
            BearerChecks::enough,
            "POST /v1/bearer-activations under BEARER: one seat for a machine, however often",
            "2.12",
            "2.4"),
        ConformanceCheck.of(
            "the-serial-alone-activates-nothing-else",
            BearerChecks::notEnough,
            "POST /v1/bearer-activations under other terms: whoever asks has to sign in",
            "2.12"));
  }

  private static void enough(Bench bench) {
    String serial =
        bench
            .owned(OrderTerms.open(2).with("access", "BEARER").seats("usersAtOnce", "ONE"))
            .serial();
    FakeMachine machine = bench.machine();
    String first = ask(bench, serial, machine).is(201).text("/activation");
    ask(bench, serial, machine).is(200).has("/activation", first);
    ask(bench, serial, bench.machine()).is(201);
  }

  private static void notEnough(Bench bench) {
    String serial = bench.owned(OrderTerms.open(2)).serial();
    // One guess, of the few that an address has.
    ask(bench, serial, bench.machine()).problem(401, "NOT_SIGNED_IN");
  }

  private static Answer ask(Bench bench, String serial, FakeMachine machine) {
    return bench
        .post("/v1/bearer-activations")
        .body(
            new Requests.Activate(
                serial, Bodies.machine(machine.machine(Bench.PRODUCT)), null, bench.nonce()))
        .send();
  }
}
