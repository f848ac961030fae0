package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.wire.OrderRequests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a client relies on is signed, and bound to what it asked (rules 12.1 to 12.3). */
final class SignatureChecks {

  private SignatureChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "a-license-file-verifies",
            SignatureChecks::license,
            "the signature (EdDSA), its key, and product, machine and nonce in the payload",
            "12.1",
            "What is signed"),
        ConformanceCheck.of(
            "a-statement-says-its-algorithm-key-and-kind",
            SignatureChecks::header,
            "the JWS header: alg EdDSA, kid, typ",
            "12.1",
            "What is signed"),
        ConformanceCheck.of(
            "a-license-file-says-what-was-activated",
            SignatureChecks::claims,
            "serial, activation, machine name, components and features in the payload",
            "12.1"),
        ConformanceCheck.of(
            "a-license-file-lasts-as-the-terms-say",
            SignatureChecks::periods,
            "refreshAfter, validUntil and graceUntil, from the instant of issue",
            "12.1",
            "12.3"),
        ConformanceCheck.of(
            "a-refresh-answers-its-own-nonce",
            SignatureChecks::refresh,
            "license files that are kept and handed out again",
            "12.1"),
        ConformanceCheck.of(
            "a-lease-bounds-the-license-file",
            SignatureChecks::lease,
            "the ends in the license file of a floating seat",
            "2.11"),
        ConformanceCheck.of(
            "a-subscription-bounds-the-license-file",
            SignatureChecks::subscription,
            "no license file outlives the subscription, its grace neither",
            "11.2"),
        ConformanceCheck.of(
            "an-ending-is-signed-and-says-why",
            SignatureChecks::ending,
            "Problem.statement of ACTIVATION_ENDED: activation, kind, by whom, why, the nonce",
            "3.5",
            "12.3"),
        ConformanceCheck.of(
            "a-refusal-to-refresh-is-signed",
            SignatureChecks::refusal,
            "Problem.statement where a live activation gets no license file for now",
            "2.7",
            "12.3"),
        ConformanceCheck.of(
            "a-runtime-key-is-signed",
            SignatureChecks::runtimeKey,
            "the payload of a runtime key: product, order, class, hosts, ends",
            "9.2"));
  }

  private static LicenseClaims verified(Bench bench, Seat seat) {
    VerifiedLicense license =
        Bench.verified(
            seat.answer(),
            "the license file",
            bench
                .verifier()
                .verifyAnswer(
                    new UnverifiedLicense(seat.license()),
                    seat.machine().identity(),
                    seat.nonce()));
    return license.claims();
  }

  private static Seat seat(Bench bench, OrderTerms terms) {
    return bench.seat(bench.owner(), bench.sold(terms, 1).serial(), bench.machine());
  }

  private static void license(Bench bench) {
    verified(bench, seat(bench, OrderTerms.open(1)));
  }

  private static void header(Bench bench) {
    Seat seat = seat(bench, OrderTerms.open(1));
    Answer answer = seat.answer();
    JsonNode header = header(answer, seat.license());
    answer
        .expect(header.path("alg").asText().equals("EdDSA"), "expected alg EdDSA in " + header)
        .expect(header.path("typ").asText().equals(LicenseClaims.TYPE), "expected typ in " + header)
        .expect(
            bench.target().keys().stream()
                .anyMatch(key -> key.id().equals(header.path("kid").asText())),
            "expected kid to name a trusted key in " + header)
        .expect(header.size() == 3, "expected alg, kid and typ and nothing else in " + header);
  }

  private static JsonNode header(Answer answer, String compact) {
    try {
      byte[] header = Base64.getUrlDecoder().decode(compact.split("\\.", -1)[0]);
      return Bodies.read(new String(header, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | JsonProcessingException e) {
      throw answer.wrong("expected a compact JWS, got " + compact);
    }
  }

  private static void claims(Bench bench) {
    Seat seat =
        seat(bench, OrderTerms.open(1).with("features", Map.of("export", "pdf", "cores", "8")));
    LicenseClaims claims = verified(bench, seat);
    seat.answer()
        .has("/serial", seat.serial())
        .expect(claims.serial().value().equals(seat.serial()), "expected the serial in the file")
        .expect(claims.activation().equals(seat.id()), "expected the activation in the file")
        .expect(claims.machine().equals(seat.machine()), "expected the machine as it was sent")
        .expect(
            claims.features().equals(Map.of("cores", "8", "export", "pdf")),
            "expected the features of the terms, got " + claims.features());
  }

  private static void periods(Bench bench) {
    Seat seat = seat(bench, OrderTerms.open(1));
    LicenseClaims claims = verified(bench, seat);
    Instant issued = claims.issuedAt();
    seat.answer()
        .expect(
            claims.refreshAfter().equals(issued.plus(Duration.ofDays(1))),
            "expected refreshAfter a day (refreshAfter) after issue")
        .expect(
            claims.validUntil().equals(issued.plus(Duration.ofDays(30))),
            "expected validUntil 30 days (validFor) after issue")
        .expect(
            claims.graceUntil().equals(issued.plus(Duration.ofDays(37))),
            "expected graceUntil 7 days (grace) after validUntil")
        .expect(claims.updatesUntil().isEmpty(), "expected no updatesUntil");
  }

  private static void refresh(Bench bench) {
    Seat seat = seat(bench, OrderTerms.open(1));
    for (String nonce : List.of(bench.nonce(), bench.nonce())) {
      Answer answer = bench.refresh(seat, nonce).is(200).has("/activation", seat.activation());
      Bench.verified(
          answer,
          "the license file",
          bench
              .verifier()
              .verifyAnswer(
                  new UnverifiedLicense(answer.text("/license")),
                  seat.machine().identity(),
                  nonce));
    }
  }

  private static void lease(Bench bench) {
    Seat seat = seat(bench, OrderTerms.open(1).seats("lease", "PT1H"));
    LicenseClaims claims = verified(bench, seat);
    Instant end = claims.issuedAt().plus(Duration.ofHours(1));
    seat.answer()
        .expect(claims.validUntil().equals(end), "expected validUntil at the end of the lease")
        .expect(claims.graceUntil().equals(end), "expected no grace beyond the lease")
        .expect(
            claims.refreshAfter().isBefore(end), "expected the heartbeat before the lease ends");
  }

  private static void subscription(Bench bench) {
    Instant end = now(bench).plus(Duration.ofDays(10));
    Seat seat = seat(bench, OrderTerms.open(1).validity("validUntil", end.toString()));
    LicenseClaims claims = verified(bench, seat);
    seat.answer()
        .expect(
            claims.validUntil().equals(end) && claims.graceUntil().equals(end),
            "expected the license file to end with the subscription at " + end);
  }

  /** The server's time, to the second; no other clock is asked. */
  static Instant now(Bench bench) {
    return verified(bench, seat(bench, OrderTerms.open(1)))
        .issuedAt()
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private static void ending(Bench bench) {
    Seat seat =
        bench.seat(bench.owner(), bench.owned(OrderTerms.owned(1)).serial(), bench.machine());
    bench.forceReleasing(bench.owner(), seat).send().is(200);
    String nonce = bench.nonce();
    Answer answer = bench.refresh(seat, nonce).refused(410, "ACTIVATION_ENDED");
    EndingClaims claims =
        Bench.verified(
                answer,
                "the ending",
                bench.verifier().verifyEnding(answer.text("/statement"), seat.id(), nonce))
            .claims();
    answer
        .expect(claims.kind() == EndingKind.FORCE_RELEASED, "expected kind FORCE_RELEASED")
        .expect(claims.by().equals(bench.owner().name()), "expected the name of who ended it")
        .expect(claims.reason().equals("the machine burnt down"), "expected the reason given");
  }

  private static void refusal(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(1), 1);
    Seat seat = bench.seat(bench.owner(), sold.serial(), bench.machine());
    bench.standing(sold, "SUSPENDED");
    String nonce = bench.nonce();
    Answer answer = bench.refresh(seat, nonce).refused(403, "ORDER_SUSPENDED");
    List<String> reasons =
        Bench.verified(
                answer,
                "the refusal",
                bench.verifier().verifyRefusal(answer.text("/statement"), seat.id(), nonce))
            .claims()
            .reasons();
    answer.expect(
        reasons.equals(List.of("ORDER_SUSPENDED")), "expected the reasons signed, got " + reasons);
    bench.standing(sold, "GOOD");
    bench.refresh(seat).is(200);
  }

  private static void runtimeKey(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1).hosts("test", 3));
    String order = "/v1/orders/" + sold.order();
    bench
        .post(order + "/hostnames")
        .by(bench.owner())
        .body(new OrderRequests.Hostnames("TEST", List.of("one.example.com", "two.example.com")))
        .send()
        .is(200);
    Answer answer =
        bench
            .post(order + "/runtime-keys")
            .by(bench.owner())
            .body(new OrderRequests.IssueRuntimeKey("TEST", null))
            .send()
            .is(201);
    var claims =
        Bench.verified(
                answer,
                "the runtime key",
                bench.verifier().verifyRuntimeKey(answer.text("/runtimeKey")))
            .claims();
    answer
        .expect(claims.hostClass() == HostClass.TEST, "expected the class TEST in the key")
        .expect(
            claims.hosts().stream()
                .map(HostName::toString)
                .toList()
                .equals(List.of("one.example.com", "two.example.com")),
            "expected both hosts in the key, got " + claims.hosts())
        .expect(claims.order().toString().equals(sold.order()), "expected the order in the key")
        .expect(
            claims.validUntil().equals(claims.issuedAt().plus(Duration.ofDays(365))),
            "expected the key to end a year (keyValidFor) after issue");
  }
}
