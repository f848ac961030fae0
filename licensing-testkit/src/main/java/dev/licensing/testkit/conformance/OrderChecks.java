package dev.licensing.testkit.conformance;

import dev.licensing.core.wire.OrderRequests;
import java.util.List;

/** Who manages an order, and where its applications may run (chapters 5 and 9). */
final class OrderChecks {

  private OrderChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "every-manager-sees-the-whole-order",
            OrderChecks::managers,
            "contents of an order for customer, purchaser and license managers alike",
            "5.1",
            "5.2"),
        ConformanceCheck.of(
            "the-vendor-approves-another-license-manager",
            OrderChecks::onApproval,
            "admission ON_APPROVAL: nobody manages before the vendor has approved; the request says who asks",
            "5.7"),
        ConformanceCheck.of(
            "where-managers-serve-themselves-it-is-done-at-once",
            OrderChecks::selfService,
            "admission SELF_SERVICE",
            "5.7"),
        ConformanceCheck.of(
            "the-last-manager-stays",
            OrderChecks::lastManager,
            "an order must not be left without a manager",
            "5.8"),
        ConformanceCheck.of(
            "an-approved-transfer-makes-a-new-customer",
            OrderChecks::transfer,
            "customer and purchaser ask, the vendor decides; a license manager may not ask",
            "5.6"),
        ConformanceCheck.of(
            "a-developer-manages-nothing",
            OrderChecks::developer,
            "who only has an activation on the order",
            "5.4"),
        ConformanceCheck.of(
            "host-names-end-at-their-limit",
            OrderChecks::hosts,
            "the limits of the terms, all named host names or none, wildcards",
            "9.1"),
        ConformanceCheck.of(
            "host-names-are-normalised",
            OrderChecks::normalised,
            "case, trailing dot and international names (IDNA)",
            "9.4"));
  }

  private static String path(Sold sold, String rest) {
    return "/v1/orders/" + sold.order() + rest;
  }

  private static Answer view(Bench bench, Person who, Sold sold) {
    return bench.get(path(sold, "")).by(who).send();
  }

  private static Answer manager(Bench bench, String by, Sold sold, String rest, Person who) {
    return bench
        .post(path(sold, "/license-managers" + rest))
        .by(by)
        .body(new OrderRequests.LicenseManager(who.email()))
        .send();
  }

  private static String token(Person person) {
    return "Bearer " + person.token();
  }

  private static void managers(Bench bench) {
    Sold sold =
        bench.sold(OrderTerms.owned(1), 2, bench.owner().email(), bench.colleague().email());
    manager(bench, bench.vendor(), sold, "", bench.stranger()).is(200).has("/outcome", "ASSIGNED");
    for (Person each : List.of(bench.owner(), bench.colleague(), bench.stranger())) {
      Answer answer = view(bench, each, sold).is(200);
      answer
          .has("/contents/serialCount", 2)
          .has("/contents/standing", "GOOD")
          .expect(
              answer
                  .each("/managers", "role")
                  .equals(List.of("CUSTOMER", "PURCHASER", "LICENSE_MANAGER")),
              "expected customer, purchaser and license manager");
    }
  }

  private static void onApproval(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    Answer asked = manager(bench, token(bench.owner()), sold, "", bench.stranger()).is(202);
    String request = asked.has("/outcome", "REQUESTED").text("/request");
    view(bench, bench.stranger(), sold).refused(404, "ORDER_NOT_RECOGNISED");
    view(bench, bench.owner(), sold)
        .is(200)
        .has("/contents/requests/0/request", request)
        .has("/contents/requests/0/by", bench.owner().account())
        .has("/contents/requests/0/name", bench.owner().name())
        .has("/contents/requests/0/email", bench.owner().email());
    bench
        .post("/v1/requests/" + request + "/approve")
        .by(bench.vendor())
        .send()
        .is(200)
        .has("/outcome", "APPROVED");
    view(bench, bench.stranger(), sold).is(200).has("/contents/serialCount", 1);
    manager(bench, token(bench.owner()), sold, "/remove", bench.stranger())
        .refused(403, "APPROVAL_REQUIRED");
  }

  private static void selfService(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1).with("admission", "SELF_SERVICE"));
    manager(bench, token(bench.owner()), sold, "", bench.stranger())
        .is(200)
        .has("/outcome", "ASSIGNED");
    view(bench, bench.stranger(), sold).is(200).has("/contents/serialCount", 1);
    manager(bench, token(bench.owner()), sold, "/remove", bench.stranger())
        .is(200)
        .has("/outcome", "REMOVED");
    view(bench, bench.stranger(), sold).refused(404, "ORDER_NOT_RECOGNISED");
  }

  private static void lastManager(Bench bench) {
    Sold sold = bench.sold(OrderTerms.owned(1), 1);
    manager(bench, bench.vendor(), sold, "", bench.stranger()).is(200);
    manager(bench, bench.vendor(), sold, "/remove", bench.stranger())
        .refused(409, "LAST_MANAGER")
        .remedy("ADD_MANAGER");
    view(bench, bench.stranger(), sold).is(200);
  }

  private static Answer handingOver(Bench bench, Person by, Sold sold) {
    return bench
        .post(path(sold, "/transfer-request"))
        .by(by)
        .body(new OrderRequests.RequestTransfer(bench.stranger().email(), "New Owner"))
        .send();
  }

  private static void transfer(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1));
    manager(bench, bench.vendor(), sold, "", bench.colleague()).is(200);
    handingOver(bench, bench.colleague(), sold).refused(403, "NOT_BUYER");
    String request = handingOver(bench, bench.owner(), sold).is(202).text("/request");
    bench.view(bench.owner(), sold.serial()).is(200).has("/owned", true);
    bench.post("/v1/requests/" + request + "/approve").by(bench.vendor()).send().is(200);
    bench.view(bench.stranger(), sold.serial()).is(200).has("/owned", true);
    view(bench, bench.owner(), sold).refused(404, "ORDER_NOT_RECOGNISED");
  }

  private static void developer(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(2), 1, bench.owner().email(), null);
    bench.seat(bench.stranger(), sold.serial(), bench.machine());
    hosts(bench, bench.stranger(), sold, "one.example.com").refused(403, "NOT_MANAGER");
    manager(bench, token(bench.stranger()), sold, "", bench.colleague())
        .refused(403, "NOT_MANAGER");
    bench
        .post(path(sold, "/removals"))
        .by(bench.stranger())
        .body(new OrderRequests.RemoveUser(bench.owner().account(), bench.owner().email()))
        .send()
        .refused(403, "NOT_MANAGER");
  }

  private static Answer hosts(Bench bench, Person who, Sold sold, String... names) {
    return bench
        .post(path(sold, "/hostnames"))
        .by(who)
        .body(new OrderRequests.Hostnames("PRODUCTION", List.of(names)))
        .send();
  }

  private static void hosts(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1).hosts("production", 2));
    Person owner = bench.owner();
    hosts(bench, owner, sold, "one.example.com").is(200).has("/hosts/one.example.com", "ADDED");
    hosts(bench, owner, sold, "two.example.com", "three.example.com")
        .refused(409, "HOSTNAME_LIMIT_REACHED")
        .remedy("REMOVE_HOSTNAMES");
    hosts(bench, owner, sold, "*.example.com").refused(403, "WILDCARD_NOT_ALLOWED");
    Answer answer = view(bench, owner, sold).is(200);
    answer.expect(
        answer.at("/contents/hosts/production").size() == 1, "a refused host name was added");
    hosts(bench, owner, sold, "two.example.com").is(200);
    bench
        .post(path(sold, "/runtime-keys"))
        .by(owner)
        .body(new OrderRequests.IssueRuntimeKey("TEST", null))
        .send()
        .refused(409, "NO_HOSTNAMES");
  }

  private static void normalised(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(1).hosts("production", 3));
    hosts(bench, bench.owner(), sold, "WWW.Example.COM.", "b\u00fccher.example")
        .is(200)
        .has("/hosts/www.example.com", "ADDED")
        .has("/hosts/xn--bcher-kva.example", "ADDED");
    hosts(bench, bench.owner(), sold, "www.example.com")
        .is(200)
        .has("/hosts/www.example.com", "UNCHANGED");
  }
}
