package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.model.Machine;
import dev.licensing.core.wire.Requests;
import dev.licensing.testkit.FakeMachine;
import java.util.List;
import java.util.UUID;

/** What somebody must not learn (rules 2.3, 2.8, 5.4, 5.5). */
final class SecrecyChecks {

  private SecrecyChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "unknown-mistyped-and-hidden-serials-look-alike",
            SecrecyChecks::serials,
            "one answer for a serial never issued, a mistyped one, and one not to be shown",
            "2.8"),
        ConformanceCheck.of(
            "an-unknown-serial-activates-nothing",
            SecrecyChecks::activations,
            "the same answer to a mistyped serial as to one that was never issued",
            "2.8"),
        ConformanceCheck.of(
            "the-order-of-others-looks-absent",
            SecrecyChecks::orders,
            "an order that the caller has nothing to do with is one that does not exist",
            "5.5"),
        ConformanceCheck.of(
            "the-activation-of-others-looks-absent",
            SecrecyChecks::seats,
            "refresh, release and force release of what the caller may not know about",
            "2.8",
            "3.2"),
        ConformanceCheck.of(
            "a-refusal-names-nobody-to-strangers",
            SecrecyChecks::strangers,
            "remedies that name machines and users, given to who may not see them",
            "2.3"),
        ConformanceCheck.of(
            "a-refusal-names-the-machines-to-those-who-share",
            SecrecyChecks::sharers,
            "remedies: release there and force release, for each machine of the holder",
            "2.3",
            "14.2"),
        ConformanceCheck.of(
            "only-managers-see-with-whom-a-serial-is-shared",
            SecrecyChecks::sharedWith,
            "assigned and accessRequests in the view of a serial",
            "4.5",
            "5.2"),
        ConformanceCheck.of(
            "a-developer-sees-whom-to-ask-and-nothing-else",
            SecrecyChecks::developer,
            "contents of an order are for its managers",
            "5.4"),
        ConformanceCheck.of(
            "a-list-shows-the-callers-own-only",
            SecrecyChecks::lists,
            "whose serials and orders GET /v1/serials and GET /v1/orders select",
            "5.5"),
        ConformanceCheck.of(
            "a-history-is-told-to-each-as-they-may-know",
            SecrecyChecks::history,
            "the owner reads who did what; who only uses the serial their own; a stranger nothing",
            "14.4",
            "2.8"));
  }

  private static void serials(Bench bench) {
    Person stranger = bench.stranger();
    String never = bench.neverIssued();
    String mistyped = mistyped(bench.neverIssued());
    String hidden = bench.owned(OrderTerms.owned(1)).serial();
    Answer answer = bench.view(stranger, never).refused(404, "SERIAL_NOT_RECOGNISED");
    Alike.expect(answer, never, bench.view(stranger, mistyped), mistyped);
    Alike.expect(answer, never, bench.view(stranger, hidden), hidden);
  }

  /** The check characters at its end do not fit any more. */
  private static String mistyped(String serial) {
    char last = serial.charAt(serial.length() - 1) == '7' ? '8' : '7';
    return serial.substring(0, serial.length() - 1) + last;
  }

  private static void activations(Bench bench) {
    String never = bench.neverIssued();
    String mistyped = mistyped(bench.neverIssued());
    Answer answer = bench.activate(bench.stranger(), never, bench.machine());
    answer.refused(404, "SERIAL_NOT_RECOGNISED");
    Alike.expect(
        answer, never, bench.activate(bench.stranger(), mistyped, bench.machine()), mistyped);
  }

  private static void orders(Bench bench) {
    String real = bench.owned(OrderTerms.owned(1)).order();
    String none = UUID.randomUUID().toString();
    Answer answer = order(bench, bench.stranger(), none).refused(404, "ORDER_NOT_RECOGNISED");
    Alike.expect(answer, none, order(bench, bench.stranger(), real), real);
  }

  private static Answer order(Bench bench, Person by, String order) {
    return bench.get("/v1/orders/" + order).by(by).send();
  }

  private static void seats(Bench bench) {
    Seat seat = bench.seat(bench.owner(), owned(bench).serial(), bench.machine());
    Machine machine = seat.machine();
    List<Object> bodies =
        List.of(
            new Requests.Refresh(Bodies.machine(machine), null, bench.nonce()),
            new Requests.Release(Bodies.machine(machine)),
            new Requests.ForceRelease(true, ""));
    List<String> acts = List.of("/refresh", "/release", "/force-release");
    for (int i = 0; i < acts.size(); i++) {
      String none = UUID.randomUUID().toString();
      Ask absent = bench.post("/v1/activations/" + none + acts.get(i));
      Answer answer = absent.by(bench.stranger()).body(bodies.get(i)).send();
      answer.refused(404, "ACTIVATION_NOT_RECOGNISED");
      Answer real =
          bench.post(seat.path(acts.get(i))).by(bench.stranger()).body(bodies.get(i)).send();
      Alike.expect(answer, none, real, seat.activation());
    }
    bench.refresh(seat).is(200);
  }

  private static Sold owned(Bench bench) {
    return bench.owned(OrderTerms.owned(2));
  }

  private static void strangers(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(1).seats("usersAtOnce", "ONE"), 1);
    FakeMachine machine = bench.machine();
    Seat seat = bench.seat(bench.owner(), sold.serial(), machine);
    Answer answer = bench.activate(bench.stranger(), sold.serial(), bench.machine());
    answer.problem(409, "HELD_BY_ANOTHER_USER");
    Person owner = bench.owner();
    for (String secret :
        List.of(owner.name(), owner.email(), owner.account(), machine.name(), seat.activation())) {
      answer.expect(!answer.body().contains(secret), "the answer tells a stranger: " + secret);
    }
    answer.remedy("CONTACT_VENDOR");
  }

  private static void sharers(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    bench.assign(sold, bench.colleague());
    FakeMachine machine = bench.machine();
    Seat seat = bench.seat(bench.owner(), sold.serial(), machine);
    Answer answer = bench.activate(bench.colleague(), sold.serial(), bench.machine());
    answer.refused(409, "MACHINE_LIMIT_REACHED");
    for (String code : List.of("RELEASE_THERE", "FORCE_RELEASE")) {
      JsonNode remedy = answer.remedy(code);
      answer.expect(
          remedy.at("/facts/machine").asText().equals(machine.name())
              && remedy.at("/facts/activation").asText().equals(seat.activation()),
          "expected " + code + " to name the machine and its activation");
    }
  }

  private static void sharedWith(Bench bench) {
    Sold sold = owned(bench);
    bench.assign(sold, bench.colleague());
    bench
        .post("/v1/access-requests")
        .by(bench.stranger())
        .body(new Requests.AskForAccess(sold.serial(), ""))
        .send()
        .is(202);
    Answer owners = bench.view(bench.owner(), sold.serial()).is(200);
    owners
        .expect(owners.at("/assigned").size() == 1, "expected the owner to see who is assigned")
        .expect(owners.at("/accessRequests").size() == 1, "expected the owner to see who asks");
    Answer users = bench.view(bench.colleague(), sold.serial()).is(200);
    users
        .expect(users.at("/assigned").isEmpty(), "an assigned user sees who else is assigned")
        .expect(users.at("/accessRequests").isEmpty(), "an assigned user sees who asks");
  }

  private static void developer(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(3), 1, bench.owner().email(), null);
    bench.seat(bench.stranger(), sold.serial(), bench.machine());
    Answer answer = order(bench, bench.stranger(), sold.order()).is(200);
    answer
        .has("/contents", null)
        .has("/managers/0/email", bench.owner().email())
        .has("/managers/0/role", "CUSTOMER")
        .has("/support", true);
    Answer managers = order(bench, bench.owner(), sold.order()).is(200);
    managers.has("/contents/serials/0/serial", sold.serial()).has("/support", false);
  }

  private static void lists(Bench bench) {
    Sold sold = owned(bench);
    Answer mine = bench.get("/v1/serials").by(bench.owner()).send().is(200);
    mine.expect(mine.body().contains(sold.serial()), "expected the owner's serial in the list");
    for (String path : List.of("/v1/serials", "/v1/orders")) {
      Answer others = bench.get(path).by(bench.stranger()).send().is(200);
      others.expect(
          !others.body().contains(sold.serial()) && !others.body().contains(sold.order()),
          "a stranger's list shows what is the owner's");
    }
  }

  private static void history(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(4), 1, bench.owner().email(), null);
    Person user = bench.cast().person("user");
    Seat seat = bench.seat(user, sold.serial(), bench.machine());
    bench.seat(bench.owner(), sold.serial(), bench.machine());
    Answer all = history(bench, bench.owner(), sold.serial()).is(200);
    boolean told = false;
    for (JsonNode entry : all.at("/entries")) {
      told |=
          entry.path("what").asText().equals("Activate")
              && entry.path("by").asText().equals(user.name())
              && entry.path("machine").asText().equals(seat.machine().name());
    }
    all.expect(told, "expected who activated it, on which machine");
    Answer own = history(bench, user, sold.serial()).is(200);
    own.expect(
        own.each("/entries", "by").stream().allMatch("you"::equals)
            && !own.at("/entries").isEmpty(),
        "expected nothing but what the user did");
    history(bench, bench.stranger(), sold.serial()).refused(404, "SERIAL_NOT_RECOGNISED");
  }

  private static Answer history(Bench bench, Person reader, String serial) {
    return bench
        .post("/v1/serials/history")
        .by(reader)
        .body(new Requests.ViewHistory(serial, null))
        .send();
  }
}
