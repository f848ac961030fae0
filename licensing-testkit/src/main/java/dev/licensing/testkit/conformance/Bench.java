package dev.licensing.testkit.conformance;

import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.testkit.FakeMachine;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a check works with: the server, the people of the run, and fresh orders and machines. */
final class Bench {

  static final ProductId PRODUCT = new ProductId("conformance-kit");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final ConformanceTarget target;
  private final Http http;
  private final Cast cast;

  Bench(ConformanceTarget target) {
    this.target = target;
    this.http = new Http(target.base(), target.timeout());
    this.cast = new Cast(http, target, random(4));
  }

  ConformanceTarget target() {
    return target;
  }

  Cast cast() {
    return cast;
  }

  Ask get(String path) {
    return Ask.of(http, "GET", path);
  }

  Ask post(String path) {
    return Ask.of(http, "POST", path);
  }

  Ask ask(String method, String path) {
    return Ask.of(http, method, path);
  }

  /** Over a connection that has carried nothing yet, and carries all that is sent one by one. */
  Ask getApart(String path) {
    return Ask.of(new Http(target.base(), target.timeout()), "GET", path);
  }

  /** The same request so many times at once, each by its number; what came back, in their order. */
  List<Answer> atOnce(int rivals, IntFunction<Ask> asks) {
    List<CompletableFuture<Answer>> sent =
        IntStream.range(0, rivals).mapToObj(i -> asks.apply(i).later()).toList();
    try {
      return sent.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof NotRun why) {
        throw why;
      }
      throw e;
    }
  }

  String vendor() {
    return "Bearer " + target.vendorKey();
  }

  /** Owns what is {@link #owned}. */
  Person owner() {
    return cast.person("owner");
  }

  /** Is assigned to some of it. */
  Person colleague() {
    return cast.person("colleague");
  }

  /** Has nothing to do with it. */
  Person stranger() {
    return cast.person("stranger");
  }

  /** An order that nobody owns. */
  Sold sold(OrderTerms terms, int serials) {
    return sold(terms, serials, null, null);
  }

  Sold sold(OrderTerms terms, int serials, @Nullable String customer, @Nullable String purchaser) {
    Answer issued =
        post("/v1/vendor/orders")
            .by(vendor())
            .body(
                new Issuing(PRODUCT.value(), serials, terms.json(), customer, purchaser, List.of()))
            .send()
            .is(201);
    List<String> numbers =
        IntStream.range(0, serials).mapToObj(i -> issued.text("/serials/" + i)).toList();
    return new Sold(issued.text("/order"), numbers);
  }

  /** {@code IssueOrder}, with terms as a tree. */
  record Issuing(
      String product,
      int serials,
      Object terms,
      @Nullable String customer,
      @Nullable String purchaser,
      List<String> licenseManagers) {}

  /** An order of the owner's. */
  Sold owned(OrderTerms terms) {
    return sold(terms, 1, owner().email(), null);
  }

  void assign(Sold sold, Person user) {
    post("/v1/assignments")
        .by(owner())
        .body(new Requests.Share(sold.serials(), user.email()))
        .send()
        .is(200);
  }

  void terms(Sold sold, OrderTerms terms) {
    post("/v1/vendor/orders/" + sold.order() + "/terms")
        .by(vendor())
        .body(Map.of("terms", terms.json()))
        .send()
        .is(200);
  }

  void standing(Sold sold, String standing) {
    post("/v1/vendor/orders/" + sold.order() + "/standing")
        .by(vendor())
        .body(new VendorRequests.ChangeStanding(standing, null, ""))
        .send()
        .is(200);
  }

  /** A computer that no other run and no other check has. */
  FakeMachine machine() {
    return FakeMachine.named("kit-" + random(8));
  }

  Ask activating(Person user, String serial, Machine machine, String nonce) {
    return post("/v1/activations")
        .by(user)
        .body(new Requests.Activate(serial, Bodies.machine(machine), null, nonce));
  }

  Answer activate(Person user, String serial, FakeMachine machine) {
    return activating(user, serial, machine.machine(PRODUCT), nonce()).send();
  }

  /** An activation that must begin. */
  Seat seat(Person user, String serial, FakeMachine machine) {
    Machine identified = machine.machine(PRODUCT);
    String nonce = nonce();
    Answer answer = activating(user, serial, identified, nonce).send().is(201);
    return new Seat(user, serial, identified, nonce, answer);
  }

  Answer refresh(Seat seat) {
    return refresh(seat, nonce());
  }

  Answer refresh(Seat seat, String nonce) {
    return post(seat.path("/refresh"))
        .by(seat.user())
        .body(new Requests.Refresh(Bodies.machine(seat.machine()), null, nonce))
        .send();
  }

  Answer release(Seat seat) {
    return post(seat.path("/release"))
        .by(seat.user())
        .body(new Requests.Release(Bodies.machine(seat.machine())))
        .send();
  }

  Ask forceReleasing(Person by, Seat seat) {
    return post(seat.path("/force-release"))
        .by(by)
        .body(new Requests.ForceRelease(true, "the machine burnt down"));
  }

  Answer view(Person by, String serial) {
    return post("/v1/serials/view").by(by).body(new Requests.ViewSerial(serial)).send();
  }

  /** How many seats of the serial are taken, as the vendor sees it. */
  int liveSeats(String serial) {
    return post("/v1/serials/view")
        .by(vendor())
        .body(new Requests.ViewSerial(serial))
        .send()
        .is(200)
        .at("/liveSeats")
        .asInt(-1);
  }

  /** A well-formed serial that nobody has issued. */
  String neverIssued() {
    byte[] bytes = new byte[15];
    RANDOM.nextBytes(bytes);
    return SerialNumber.fromRandom(bytes).value();
  }

  LicenseVerifier verifier() {
    return new LicenseVerifier(PRODUCT, TrustedKeys.of(target.keys()));
  }

  /** What was verified; the answer is shown where it was not. */
  static <T> T verified(Answer answer, String what, Verification<T> verification) {
    if (verification instanceof Accepted<T> accepted) {
      return accepted.value();
    }
    throw answer.wrong(
        what + " does not verify with the trusted keys: " + ((Rejected<T>) verification).defect());
  }

  String nonce() {
    return random(16);
  }

  /** A new idempotency key. */
  String key() {
    return random(16);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
