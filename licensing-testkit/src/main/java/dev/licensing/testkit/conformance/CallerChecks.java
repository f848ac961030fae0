package dev.licensing.testkit.conformance;

import dev.licensing.core.wire.Requests;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may ask what: persons, installations, the vendor. */
final class CallerChecks {

  private record Place(String method, String path) {
    static Place post(String path) {
      return new Place("POST", path);
    }

    static Place get(String path) {
      return new Place("GET", path);
    }
  }

  private static final String NO_ID = "00000000-0000-4000-8000-000000000000";

  private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

  private static final List<Place> OF_PERSONS =
      List.of(
          Place.get("/v1/serials"),
          Place.get("/v1/orders"),
          Place.get("/v1/account/deletion"),
          new Place("DELETE", "/v1/account"),
          new Place("DELETE", "/v1/sessions"),
          Place.post("/v1/activations"),
          Place.post("/v1/trials"),
          Place.post("/v1/claims"),
          Place.post("/v1/assignments"),
          Place.post("/v1/relinquishments"),
          Place.post("/v1/transfers"),
          Place.post("/v1/activations/" + NO_ID + "/force-release"),
          Place.post("/v1/orders/" + NO_ID + "/removals"));

  private static final List<Place> OF_THE_VENDOR =
      List.of(
          Place.get("/v1/vendor/requests"),
          Place.post("/v1/vendor/orders"),
          Place.post("/v1/vendor/trials"),
          Place.post("/v1/vendor/lapses"),
          Place.post("/v1/vendor/orders/" + NO_ID + "/serials"),
          Place.post("/v1/vendor/orders/" + NO_ID + "/terms"),
          Place.post("/v1/vendor/orders/" + NO_ID + "/standing"),
          Place.post("/v1/vendor/activations/" + NO_ID + "/deactivation"));

  private CallerChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "without-a-good-token-nothing-is-done",
            CallerChecks::nobody,
            "every route but the public ones asks who comes, before it reads the body",
            "Headers",
            "Problems"),
        ConformanceCheck.of(
            "a-token-is-read-as-it-was-sent",
            CallerChecks::asSent,
            "a header cache that does not mind capitals, as Jetty's: setHeaderCacheSize(0)",
            "Headers"),
        ConformanceCheck.of(
            "a-person-is-not-the-vendor",
            CallerChecks::notTheVendor,
            "which kind of caller each route is for",
            "The vendor"),
        ConformanceCheck.of(
            "the-vendor-is-not-a-person",
            CallerChecks::notAPerson,
            "which kind of caller each route is for",
            "Requests"),
        ConformanceCheck.of(
            "a-license-file-proves-its-installation",
            CallerChecks::installation,
            "Authorization: License; it may refresh and release its own activation",
            "Headers"),
        ConformanceCheck.of(
            "a-license-file-proves-nothing-else",
            CallerChecks::noOtherInstallation,
            "the activation in the path must be that of the license file",
            "Headers"),
        ConformanceCheck.of(
            "a-tampered-license-file-proves-nothing",
            CallerChecks::tampered,
            "the signature of the license file in Authorization",
            "Headers",
            "12.1"),
        ConformanceCheck.of(
            "wrong-password-and-unknown-address-look-alike",
            CallerChecks::alike,
            "the answers to a wrong sign-in: one status, one code, one text",
            "Problems"),
        ConformanceCheck.of(
            "signing-out-ends-that-session-only",
            CallerChecks::signOut,
            "DELETE /v1/sessions/current ends the session of its token",
            "Accounts"),
        ConformanceCheck.of(
            "signing-out-everywhere-ends-all-sessions",
            CallerChecks::signOutEverywhere,
            "DELETE /v1/sessions ends every session of the account",
            "Accounts"),
        ConformanceCheck.of(
            "a-new-password-ends-all-sessions",
            CallerChecks::newPassword,
            "who has the old password, or a token got with it, must have nothing any more",
            "Accounts"));
  }

  private static void nobody(Bench bench) {
    for (Place place : OF_PERSONS) {
      refused(bench, place);
    }
    for (Place place : OF_THE_VENDOR) {
      refused(bench, place);
    }
  }

  private static void refused(Bench bench, Place place) {
    Ask ask = bench.ask(place.method(), place.path());
    for (Ask each : List.of(ask, ask.by("Bearer no-such-token-at-all"), ask.by("Basic YTpi"))) {
      Answer answer = each.send().problem(401, "NOT_SIGNED_IN");
      answer.expect(answer.header("WWW-Authenticate").isPresent(), "expected WWW-Authenticate");
    }
  }

  private static void asSent(Bench bench) {
    Person owner = bench.owner();
    Matcher letter = LETTER.matcher(owner.token());
    if (!letter.find()) {
      // Without letters there are no capitals to mistake.
      return;
    }
    String beginning = owner.token().substring(0, letter.start()) + swapped(letter.group());
    Ask ask = bench.getApart("/v1/serials");
    // Twice, for a cache may take in what one request carried only when the next one comes.
    ask.by("Bearer " + beginning).send().problem(401, "NOT_SIGNED_IN");
    ask.by("Bearer " + beginning).send().problem(401, "NOT_SIGNED_IN");
    Answer answer = ask.by(owner).send();
    answer.expect(
        answer.status() == 200,
        "expected status 200, got "
            + answer.status()
            + ": tokens are case-sensitive (RFC 6750, 1.1), and what the same connection carried"
            + " before may be somebody else's (RFC 9110, 3.3)");
  }

  private static String swapped(String letter) {
    String small = letter.toLowerCase(Locale.ROOT);
    return letter.equals(small) ? letter.toUpperCase(Locale.ROOT) : small;
  }

  private static void notTheVendor(Bench bench) {
    for (Place place : OF_THE_VENDOR) {
      bench
          .ask(place.method(), place.path())
          .by(bench.stranger())
          .send()
          .problem(403, "NOT_ALLOWED");
    }
  }

  private static void notAPerson(Bench bench) {
    for (Place place : OF_PERSONS) {
      bench.ask(place.method(), place.path()).by(bench.vendor()).send().problem(403, "NOT_ALLOWED");
    }
  }

  private static Seat seat(Bench bench) {
    return bench.seat(bench.owner(), bench.sold(OrderTerms.open(2), 1).serial(), bench.machine());
  }

  private static Ask refreshing(Bench bench, Seat seat, String license) {
    return bench
        .post(seat.path("/refresh"))
        .by("License " + license)
        .body(new Requests.Refresh(Bodies.machine(seat.machine()), null, bench.nonce()));
  }

  private static void installation(Bench bench) {
    Seat seat = seat(bench);
    refreshing(bench, seat, seat.license()).send().is(200);
    bench
        .post(seat.path("/release"))
        .by("License " + seat.license())
        .body(new Requests.Release(Bodies.machine(seat.machine())))
        .send()
        .is(200);
  }

  private static void noOtherInstallation(Bench bench) {
    Seat mine = seat(bench);
    Seat other = seat(bench);
    refreshing(bench, other, mine.license()).send().problem(403, "NOT_ALLOWED");
    bench.get("/v1/serials").by("License " + mine.license()).send().problem(403, "NOT_ALLOWED");
    bench
        .get("/v1/vendor/requests")
        .by("License " + mine.license())
        .send()
        .problem(403, "NOT_ALLOWED");
  }

  private static void tampered(Bench bench) {
    Seat seat = seat(bench);
    refreshing(bench, seat, seat.tampered()).send().problem(401, "NOT_SIGNED_IN");
  }

  private static void alike(Bench bench) {
    Person known = bench.stranger();
    Answer wrong = bench.cast().signIn(known.email(), "not the password");
    Answer unknown = bench.cast().signIn(bench.cast().email("nobody"), "not the password");
    wrong.problem(401, "WRONG_CREDENTIALS");
    Alike.expect(wrong, "", unknown, "");
  }

  private static void signOut(Bench bench) {
    Person one = bench.cast().signedIn(visitor(bench));
    Person other = bench.cast().signedIn(visitor(bench));
    bench.ask("DELETE", "/v1/sessions/current").by(one).send().is(204);
    bench.get("/v1/serials").by(one).send().problem(401, "NOT_SIGNED_IN");
    bench.get("/v1/serials").by(other).send().is(200);
  }

  private static void signOutEverywhere(Bench bench) {
    Person one = bench.cast().signedIn(visitor(bench));
    Person other = bench.cast().signedIn(visitor(bench));
    bench.ask("DELETE", "/v1/sessions").by(one).send().is(204);
    bench.get("/v1/serials").by(one).send().problem(401, "NOT_SIGNED_IN");
    bench.get("/v1/serials").by(other).send().problem(401, "NOT_SIGNED_IN");
  }

  private static void newPassword(Bench bench) {
    Person one = bench.cast().signedIn(visitor(bench));
    Person other = bench.cast().signedIn(visitor(bench));
    String next = "another horse, another staple";
    change(bench, one, Person.PASSWORD, next).is(204);
    bench.get("/v1/serials").by(other).send().problem(401, "NOT_SIGNED_IN");
    Answer back = bench.cast().signIn(other.email(), next).is(201);
    change(bench, new Person(other.email(), "", "", back.text("/token")), next, Person.PASSWORD)
        .is(204);
  }

  private static Answer change(Bench bench, Person who, String password, String next) {
    return bench
        .post("/v1/account/password")
        .by(who)
        .body(new Requests.ChangePassword(password, next))
        .send();
  }

  /** Has sessions that others do not depend on. */
  private static String visitor(Bench bench) {
    bench.cast().person("visitor");
    return "visitor";
  }
}
