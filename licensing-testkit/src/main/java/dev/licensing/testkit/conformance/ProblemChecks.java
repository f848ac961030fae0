package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** How a "no" looks (RFC 9457), and that it carries all its reasons. */
final class ProblemChecks {

  private ProblemChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "a-problem-has-every-member",
            ProblemChecks::members,
            "type, title, status, code, detail, instance, reasons; none left out",
            "Problems"),
        ConformanceCheck.of(
            "each-problem-has-an-instance-of-its-own",
            ProblemChecks::instances,
            "where the instance is made: for each answer, not for each code",
            "Problems"),
        ConformanceCheck.of(
            "a-refusal-carries-all-reasons-in-order",
            ProblemChecks::reasons,
            "deciding that stops at the first reason, or that does not sort them by precedence",
            "14.1"),
        ConformanceCheck.of(
            "each-reason-carries-facts-and-remedies",
            ProblemChecks::facts,
            "the table of outcomes: which facts and remedies belong to which code",
            "14.2"),
        ConformanceCheck.of(
            "where-waiting-helps-the-instant-is-told",
            ProblemChecks::waiting,
            "retryAt of the reason, and Retry-After where every reason ends by waiting",
            "14.2",
            "Headers"));
  }

  private static void members(Bench bench) {
    wellFormed(bench.get("/v1/serials").send().problem(401, "NOT_SIGNED_IN"));
    wellFormed(held(bench));
  }

  private static void wellFormed(Answer answer) {
    String code = answer.text("/code");
    answer
        .has("/type", "urn:licensing:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'))
        .has("/status", answer.status())
        .expect(!answer.text("/title").isBlank(), "expected a title")
        .expect(answer.at("/reasons").isArray(), "expected a list of reasons")
        .expect(
            answer.text("/instance").matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            "expected instance to be urn:uuid: and a UUID")
        .text("/detail");
  }

  private static void instances(Bench bench) {
    Answer first = bench.get("/v1/serials").send().problem(401, "NOT_SIGNED_IN");
    Answer second = bench.get("/v1/serials").send().problem(401, "NOT_SIGNED_IN");
    second.expect(
        !second.text("/instance").equals(first.text("/instance")),
        "expected another instance than that of the problem before");
  }

  /** Somebody else has the only seat, of a serial for one user at a time. */
  private static Answer held(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(1).seats("usersAtOnce", "ONE"), 1);
    bench.seat(bench.owner(), sold.serial(), bench.machine());
    return bench.activate(bench.stranger(), sold.serial(), bench.machine());
  }

  private static void reasons(Bench bench) {
    held(bench).refused(409, "HELD_BY_ANOTHER_USER", "MACHINE_LIMIT_REACHED");
  }

  private static void facts(Bench bench) {
    Answer answer = held(bench);
    JsonNode limit = answer.reason("MACHINE_LIMIT_REACHED");
    answer.expect(
        limit.at("/facts/seats").asText().equals("1")
            && limit.at("/facts/of").asText().equals("1")
            && limit.at("/facts").has("serial"),
        "expected the facts serial, seats = 1 and of = 1 with MACHINE_LIMIT_REACHED");
    for (JsonNode reason : answer.at("/reasons")) {
      answer.expect(
          reason.path("remedies").size() > 0, "expected a remedy with " + reason.path("code"));
    }
  }

  private static void waiting(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(2));
    Seat first = bench.seat(bench.owner(), sold.serial(), bench.machine());
    Seat second = bench.seat(bench.owner(), sold.serial(), bench.machine());
    bench.forceReleasing(bench.owner(), first).send().is(200);
    Answer refused = bench.forceReleasing(bench.owner(), second).send().refused(409, "COOL_DOWN");
    JsonNode reason = refused.reason("COOL_DOWN");
    refused
        .expect(
            reason.path("retryAt").isTextual()
                && reason.path("retryAt").asText().equals(reason.at("/facts/until").asText()),
            "expected retryAt to be the instant in the fact until")
        .expect(
            refused.header("Retry-After").orElse("").matches("[1-9][0-9]*"),
            "expected Retry-After in seconds");
  }
}
