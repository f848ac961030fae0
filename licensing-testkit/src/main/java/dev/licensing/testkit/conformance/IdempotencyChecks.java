package dev.licensing.testkit.conformance;

import dev.licensing.core.model.Machine;
import java.util.List;

/** The same key with the same request gives the same answer. */
final class IdempotencyChecks {

  private static final int RIVALS = 8;

  private IdempotencyChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "the-same-key-gives-the-same-answer",
            IdempotencyChecks::same,
            "the reply must be kept under its key, in the transaction of the change",
            "2.4",
            "Headers"),
        ConformanceCheck.of(
            "the-same-key-at-once-is-carried-out-once",
            IdempotencyChecks::atOnce,
            "looking for the key only before the decision: the write itself must refuse a second",
            "Headers"),
        ConformanceCheck.of(
            "a-refusal-is-kept-under-its-key-too",
            IdempotencyChecks::refusal,
            "replies that are kept only where something was done",
            "Headers"),
        ConformanceCheck.of(
            "the-same-key-with-another-request-is-refused",
            IdempotencyChecks::other,
            "the hash of the request that is kept with the key",
            "Headers",
            "Problems"),
        ConformanceCheck.of(
            "a-key-belongs-to-its-caller",
            IdempotencyChecks::callers,
            "the key alone must not find a reply that was another caller's",
            "Headers"),
        ConformanceCheck.of(
            "keys-are-bounded",
            IdempotencyChecks::bounds,
            "16 to 128 characters of A-Z a-z 0-9 _ -",
            "Headers"));
  }

  private static Ask issuing(Bench bench, int serials) {
    return bench
        .post("/v1/vendor/orders")
        .by(bench.vendor())
        .body(
            new Bench.Issuing(
                Bench.PRODUCT.value(), serials, OrderTerms.open(1).json(), null, null, List.of()));
  }

  private static void same(Bench bench) {
    String key = bench.key();
    Answer first = issuing(bench, 1).under(key).send().is(201);
    Answer again = issuing(bench, 1).under(key).send().is(201);
    again.expect(
        again.body().equals(first.body()), "expected the first answer again: " + first.body());
  }

  private static void atOnce(Bench bench) {
    String key = bench.key();
    List<Answer> answers = bench.atOnce(RIVALS, i -> issuing(bench, 1).under(key));
    for (Answer answer : answers) {
      answer
          .is(201)
          .expect(
              answer.body().equals(answers.get(0).body()),
              "expected all to get the same answer: " + answers.get(0).body());
    }
  }

  private static void refusal(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(1), 1);
    Seat seat = bench.seat(bench.owner(), sold.serial(), bench.machine());
    Machine machine = bench.machine().machine(Bench.PRODUCT);
    Ask ask =
        bench.activating(bench.owner(), sold.serial(), machine, bench.nonce()).under(bench.key());
    Answer first = ask.send().refused(409, "MACHINE_LIMIT_REACHED");
    bench.release(seat).is(200);
    Answer again = ask.send().is(409);
    again.expect(
        again.body().equals(first.body()), "expected the first answer again: " + first.body());
  }

  private static void other(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(3), 1);
    Machine machine = bench.machine().machine(Bench.PRODUCT);
    Machine another = bench.machine().machine(Bench.PRODUCT);
    String key = bench.key();
    bench
        .activating(bench.owner(), sold.serial(), machine, bench.nonce())
        .under(key)
        .send()
        .is(201);
    Answer refused =
        bench
            .activating(bench.owner(), sold.serial(), another, bench.nonce())
            .under(key)
            .send()
            .problem(422, "IDEMPOTENCY_KEY_REUSED");
    refused.expect(bench.liveSeats(sold.serial()) == 1, "the other request was carried out");
  }

  private static void callers(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(3), 1);
    Machine machine = bench.machine().machine(Bench.PRODUCT);
    String nonce = bench.nonce();
    String key = bench.key();
    Answer owners =
        bench.activating(bench.owner(), sold.serial(), machine, nonce).under(key).send().is(201);
    Answer strangers =
        bench.activating(bench.stranger(), sold.serial(), machine, nonce).under(key).send().is(201);
    strangers.expect(
        !strangers.text("/activation").equals(owners.text("/activation")),
        "a caller got the answer to another caller's request");
  }

  private static void bounds(Bench bench) {
    for (String key : List.of("k".repeat(15), "k".repeat(129), "sixteen chars ++")) {
      issuing(bench, 1).under(key).send().problem(400, "MALFORMED_REQUEST");
    }
    issuing(bench, 1).under("k_-9".repeat(32)).send().is(201, 422);
  }
}
