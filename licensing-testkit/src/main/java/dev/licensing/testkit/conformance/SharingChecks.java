package dev.licensing.testkit.conformance;

import dev.licensing.core.wire.Requests;
import java.util.List;

/** With whom the owner shares serials (rules 4.4 to 4.6). */
final class SharingChecks {

  private SharingChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "only-the-owner-assigns",
            SharingChecks::owner,
            "an assigned user may use a serial like the owner, and not hand it on",
            "4.4",
            "4.5"),
        ConformanceCheck.of(
            "many-serials-are-assigned-all-or-none",
            SharingChecks::allOrNone,
            "one refused serial of several: nothing may be done about the others",
            "4.4"),
        ConformanceCheck.of(
            "an-invitation-becomes-an-assignment",
            SharingChecks::invitation,
            "e-mails without an account are kept, and looked for when somebody registers",
            "4.4"),
        ConformanceCheck.of(
            "a-user-with-a-seat-is-not-unassigned",
            SharingChecks::unassign,
            "unassigning asks whether that user has a live activation of the serial",
            "4.6"),
        ConformanceCheck.of(
            "a-refused-request-for-access-grants-nothing",
            SharingChecks::declined,
            "declining a request, and who may decide on it",
            "4.3"));
  }

  private static Answer share(Bench bench, Person who, String path, List<String> serials) {
    return share(bench, who, path, serials, bench.colleague().email());
  }

  private static Answer share(
      Bench bench, Person who, String path, List<String> serials, String email) {
    return bench.post(path).by(who).body(new Requests.Share(serials, email)).send();
  }

  private static void owner(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(2));
    share(bench, bench.owner(), "/v1/assignments", sold.serials())
        .is(200)
        .has("/serials/" + sold.serial(), "ASSIGNED");
    share(bench, bench.owner(), "/v1/assignments", sold.serials())
        .is(200)
        .has("/serials/" + sold.serial(), "UNCHANGED");
    share(bench, bench.colleague(), "/v1/assignments", sold.serials(), bench.stranger().email())
        .refused(403, "NOT_OWNER");
    bench
        .activate(bench.stranger(), sold.serial(), bench.machine())
        .refused(403, "ACCESS_NOT_GRANTED");
  }

  private static void allOrNone(Bench bench) {
    Sold mine = bench.owned(OrderTerms.owned(2));
    Sold other = bench.sold(OrderTerms.owned(2), 1, bench.stranger().email(), null);
    share(bench, bench.stranger(), "/v1/assignments", other.serials(), bench.owner().email())
        .is(200);
    List<String> both = List.of(mine.serial(), other.serial());
    share(bench, bench.owner(), "/v1/assignments", both).refused(403, "NOT_OWNER");
    bench
        .activate(bench.colleague(), mine.serial(), bench.machine())
        .refused(403, "ACCESS_NOT_GRANTED");
  }

  private static void invitation(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(2));
    String email = bench.cast().email("invited");
    share(bench, bench.owner(), "/v1/assignments", sold.serials(), email)
        .is(200)
        .has("/serials/" + sold.serial(), "INVITED");
    bench.seat(bench.cast().person("invited"), sold.serial(), bench.machine());
  }

  private static void unassign(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(2));
    bench.assign(sold, bench.colleague());
    Seat seat = bench.seat(bench.colleague(), sold.serial(), bench.machine());
    Answer refused = share(bench, bench.owner(), "/v1/unassignments", sold.serials());
    refused.refused(409, "USER_HAS_ACTIVATION").remedy("RELEASE_THERE");
    bench.release(seat).is(200);
    share(bench, bench.owner(), "/v1/unassignments", sold.serials())
        .is(200)
        .has("/serials/" + sold.serial(), "UNASSIGNED");
    bench
        .activate(bench.colleague(), sold.serial(), bench.machine())
        .refused(403, "ACCESS_NOT_GRANTED");
  }

  private static void declined(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(2));
    String request =
        bench
            .post("/v1/access-requests")
            .by(bench.stranger())
            .body(new Requests.AskForAccess(sold.serial(), ""))
            .send()
            .is(202)
            .text("/request");
    bench
        .post("/v1/requests/" + request + "/approve")
        .by(bench.colleague())
        .send()
        .refused(404, "REQUEST_NOT_RECOGNISED");
    bench
        .post("/v1/requests/" + request + "/decline")
        .by(bench.owner())
        .body(new Requests.Decline("not yet"))
        .send()
        .is(200)
        .has("/outcome", "DECLINED");
    bench
        .activate(bench.stranger(), sold.serial(), bench.machine())
        .refused(403, "ACCESS_NOT_GRANTED");
  }
}
