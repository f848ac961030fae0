package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.wire.OrderRequests;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A manager removes a user who has left (chapter 6). */
final class RemovalChecks {

  private RemovalChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "a-removal-needs-the-email-typed-again",
            RemovalChecks::retyped,
            "the e-mail in the body against that of the account",
            "6.3"),
        ConformanceCheck.of(
            "nobody-removes-themself",
            RemovalChecks::oneself,
            "who asks against who is to be removed",
            "6.7"),
        ConformanceCheck.of(
            "a-removal-says-before-what-it-touches",
            RemovalChecks::report,
            "the report: every order, serial and machine, and the way for one machine only",
            "6.5",
            "14.3"),
        ConformanceCheck.of(
            "a-removal-ends-every-activation-and-bars-the-user",
            RemovalChecks::removal,
            "all that the report names ends in one step, and the account activates nothing",
            "6.2",
            "2.6"),
        ConformanceCheck.of(
            "who-was-removed-is-shown-to-who-may-reinstate",
            RemovalChecks::shown,
            "removed in the contents of the order, and in the account of the removed",
            "6.6"),
        ConformanceCheck.of(
            "a-reinstated-user-activates-again",
            RemovalChecks::reinstated,
            "the bar ends; what was ended stays ended",
            "6.6"),
        ConformanceCheck.of(
            "who-does-not-use-the-order-is-not-removed",
            RemovalChecks::noUser,
            "only somebody with a live activation on the order is a user of it",
            "6.1"));
  }

  private static Ask removing(Bench bench, Sold sold, String rest, Person user, String email) {
    return bench
        .post("/v1/orders/" + sold.order() + "/removals" + rest)
        .by(bench.owner())
        .body(new OrderRequests.RemoveUser(user.account(), email));
  }

  private static Person leaving(Bench bench) {
    return bench.cast().person("removed");
  }

  private static Sold managed(Bench bench) {
    return bench.sold(OrderTerms.open(4), 1, bench.owner().email(), null);
  }

  private static void reinstate(Bench bench, Person user) {
    bench
        .post("/v1/reinstatements")
        .by(bench.vendor())
        .body(new OrderRequests.ReinstateUser(user.account()))
        .send()
        .is(200)
        .has("/wasBarred", true);
  }

  private static void retyped(Bench bench) {
    Sold sold = managed(bench);
    Person user = leaving(bench);
    Seat seat = bench.seat(user, sold.serial(), bench.machine());
    for (String email : List.of("", bench.stranger().email())) {
      removing(bench, sold, "", user, email).send().refused(422, "EMAIL_NOT_RETYPED");
    }
    bench.refresh(seat).is(200);
    bench.release(seat).is(200);
  }

  private static void oneself(Bench bench) {
    Sold sold = managed(bench);
    Person owner = bench.owner();
    Seat seat = bench.seat(owner, sold.serial(), bench.machine());
    removing(bench, sold, "", owner, owner.email()).send().refused(403, "OWN_ACCOUNT");
    bench.refresh(seat).is(200);
  }

  private static void report(Bench bench) {
    Sold sold = managed(bench);
    Person user = leaving(bench);
    Seat seat = bench.seat(user, sold.serial(), bench.machine());
    Answer report = removing(bench, sold, "/preview", user, user.email()).send().is(200);
    report.has("/user", user.account()).has("/name", user.name());
    boolean named = false;
    for (JsonNode touched : report.at("/touched")) {
      named |=
          touched.path("order").asText().equals(sold.order())
              && touched.path("serial").asText().equals(sold.serial())
              && touched.at("/use/activation").asText().equals(seat.activation())
              && touched.at("/use/machine").asText().equals(seat.machine().name());
    }
    report
        .expect(named, "expected the order, serial, activation and machine that end")
        .expect(
            report.each("/instead", "code").contains("REQUEST_REMOTE_DEACTIVATION"),
            "expected remote deactivation as the way for one machine");
    bench.refresh(seat).is(200);
    bench.release(seat).is(200);
  }

  private static void removal(Bench bench) {
    Sold sold = managed(bench);
    Sold elsewhere = bench.sold(OrderTerms.open(4), 1);
    Person user = leaving(bench);
    List<Seat> seats =
        List.of(
            bench.seat(user, sold.serial(), bench.machine()),
            bench.seat(user, sold.serial(), bench.machine()),
            bench.seat(user, elsewhere.serial(), bench.machine()));
    Answer report = removing(bench, sold, "/preview", user, user.email()).send().is(200);
    Answer done =
        removing(bench, sold, "", user, user.email())
            .confirming(report.text("/hash"))
            .send()
            .is(200);
    done.expect(done.json().equals(report.json()), "expected what was announced: " + report.body());
    Set<String> ended = new HashSet<>();
    done.at("/touched").forEach(each -> ended.add(each.at("/use/activation").asText()));
    done.expect(
        ended.contains(seats.get(0).activation()) && ended.contains(seats.get(1).activation()),
        "expected every activation on the order to end");
    for (Seat seat : seats) {
      if (ended.contains(seat.activation())) {
        removed(bench, seat);
      } else {
        bench.refresh(seat).is(200);
      }
    }
    bench.activate(user, sold.serial(), bench.machine()).refused(403, "ACCOUNT_BARRED");
    bench.get("/v1/serials").by(user).send().is(200);
    reinstate(bench, user);
  }

  private static void removed(Bench bench, Seat seat) {
    String nonce = bench.nonce();
    Answer answer = bench.refresh(seat, nonce).refused(410, "ACTIVATION_ENDED");
    EndingClaims claims =
        Bench.verified(
                answer,
                "the ending",
                bench.verifier().verifyEnding(answer.text("/statement"), seat.id(), nonce))
            .claims();
    answer.expect(claims.kind() == EndingKind.USER_REMOVED, "expected kind USER_REMOVED");
  }

  private static void shown(Bench bench) {
    Sold sold = managed(bench);
    Person user = leaving(bench);
    bench.seat(user, sold.serial(), bench.machine());
    removing(bench, sold, "", user, user.email()).send().is(200);
    Answer order = bench.get("/v1/orders/" + sold.order()).by(bench.owner()).send().is(200);
    order.expect(
        order.each("/contents/removed", "account").equals(List.of(user.account())),
        "expected the removed account");
    Answer account = bench.get("/v1/account").by(user).send().is(200);
    account.expect(
        account.each("/removed", "order").contains(sold.order()),
        "expected the order it was removed from");
    reinstate(bench, user);
    account = bench.get("/v1/account").by(user).send().is(200);
    account.expect(
        !account.each("/removed", "order").contains(sold.order()),
        "expected the order to be gone, because the account was reinstated");
  }

  private static void reinstated(Bench bench) {
    Sold sold = managed(bench);
    Person user = leaving(bench);
    Seat seat = bench.seat(user, sold.serial(), bench.machine());
    removing(bench, sold, "", user, user.email()).send().is(200);
    reinstate(bench, user);
    bench.refresh(seat).refused(410, "ACTIVATION_ENDED");
    Seat again = bench.seat(user, sold.serial(), bench.machine());
    bench.release(again).is(200);
  }

  private static void noUser(Bench bench) {
    Sold sold = managed(bench);
    Person user = bench.stranger();
    removing(bench, sold, "", user, user.email()).send().refused(404, "USER_NOT_RECOGNISED");
  }
}
