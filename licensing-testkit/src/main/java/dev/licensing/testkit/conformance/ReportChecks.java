package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.wire.Requests;
import java.util.List;

/** Ask first, then do (rules 8.5 and 14.3). */
final class ReportChecks {

  private ReportChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "a-preview-changes-nothing",
            ReportChecks::harmless,
            "a preview that is carried out",
            "14.3",
            "Requests"),
        ConformanceCheck.of(
            "a-preview-has-its-hash-as-etag",
            ReportChecks::tag,
            "ETag of previews and of the deletion report: the hash in quotation marks",
            "14.3",
            "Requests"),
        ConformanceCheck.of(
            "execution-does-what-the-preview-said",
            ReportChecks::equal,
            "previews that are computed apart from the execution",
            "14.3"),
        ConformanceCheck.of(
            "a-stale-report-is-refused-with-a-fresh-one",
            ReportChecks::stale,
            "If-Match: the hash must be compared in the decision, and the refusal carries the"
                + " report as it is now",
            "8.5",
            "14.3",
            "Headers"),
        ConformanceCheck.of(
            "a-preview-honours-if-match-too",
            ReportChecks::stalePreview,
            "If-Match with a preview",
            "Headers"),
        ConformanceCheck.of(
            "if-match-takes-one-hash",
            ReportChecks::malformed,
            "If-Match that is no hash must not be ignored",
            "Headers"));
  }

  private static Seat seat(Bench bench) {
    return bench.seat(bench.owner(), bench.owned(OrderTerms.owned(2)).serial(), bench.machine());
  }

  private static Ask previewing(Bench bench, Seat seat) {
    return bench
        .post(seat.path("/force-release/preview"))
        .by(bench.owner())
        .body(new Requests.ForceRelease(true, "the machine burnt down"));
  }

  private static void harmless(Bench bench) {
    Seat seat = seat(bench);
    Answer preview = previewing(bench, seat).send().is(200);
    preview.expect(bench.liveSeats(seat.serial()) == 1, "the preview ended the activation");
    bench.view(bench.owner(), seat.serial()).is(200).has("/coolDownUntil", null);
  }

  private static void tag(Bench bench) {
    tagged(previewing(bench, seat(bench)).send().is(200));
    tagged(bench.get("/v1/account/deletion").by(bench.stranger()).send().is(200));
    tagged(relinquishing(bench, "/preview", bench.owned(OrderTerms.owned(1))).send().is(200));
  }

  private static void tagged(Answer answer) {
    String hash = answer.text("/hash");
    answer.expect(
        answer.header("ETag").orElse("").equals('"' + hash + '"'),
        "expected ETag \"" + hash + "\", got " + answer.header("ETag").orElse("none"));
  }

  private static void equal(Bench bench) {
    Seat seat = seat(bench);
    Answer preview = previewing(bench, seat).send().is(200);
    Answer done =
        bench.forceReleasing(bench.owner(), seat).confirming(preview.text("/hash")).send().is(200);
    done.expect(
        lasting(done).equals(lasting(preview)), "expected what was announced: " + preview.body());
  }

  /** All but the end of the cool-down, which begins only now. */
  private static ObjectNode lasting(Answer report) {
    ObjectNode members = report.json().deepCopy();
    members.remove("coolDownUntil");
    return members;
  }

  private static Ask relinquishing(Bench bench, String rest, Sold sold) {
    return bench
        .post("/v1/relinquishments" + rest)
        .by(bench.owner())
        .body(new Requests.Relinquish(sold.serials(), null));
  }

  private static void stale(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    String hash = relinquishing(bench, "/preview", sold).send().is(200).text("/hash");
    bench.assign(sold, bench.colleague());
    Answer refused =
        relinquishing(bench, "", sold).confirming(hash).send().refused(412, "REPORT_CHANGED");
    String fresh = refused.text("/relinquishment/hash");
    refused
        .has("/relinquishment/lost/0/losesAccess/0", bench.colleague().name())
        .expect(!fresh.equals(hash), "expected another hash than that of the old report")
        .expect(
            refused.remedy("CONFIRM_REPORT").at("/facts/hash").asText().equals(fresh),
            "expected the remedy CONFIRM_REPORT with the hash of the fresh report");
    bench.view(bench.owner(), sold.serial()).is(200).has("/owned", true);
    relinquishing(bench, "", sold).confirming(fresh).send().is(200);
  }

  private static void stalePreview(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    String hash = relinquishing(bench, "/preview", sold).send().is(200).text("/hash");
    relinquishing(bench, "/preview", sold).confirming(hash).send().is(200);
    bench.assign(sold, bench.colleague());
    relinquishing(bench, "/preview", sold).confirming(hash).send().refused(412, "REPORT_CHANGED");
  }

  private static void malformed(Bench bench) {
    Seat seat = seat(bench);
    for (String header : List.of("*", "\"abc\"", "W/\"" + "0".repeat(32) + "\"")) {
      bench
          .forceReleasing(bench.owner(), seat)
          .with("If-Match", header)
          .send()
          .problem(400, "MALFORMED_REQUEST");
    }
    bench.refresh(seat).is(200);
  }
}
