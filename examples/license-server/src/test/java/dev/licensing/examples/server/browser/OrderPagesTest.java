package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What managers, developers and everybody else see of an order. */
@InTheBrowser
class OrderPagesTest {

  @Test
  @Tag("rule-5.1")
  @Tag("rule-5.2")
  @Tag("rule-5.3")
  void everyManagerSeesTermsUsersAndMachinesAndTheSerialsWhenTheyAsk(Shop shop, Browser browser)
      throws Exception {
    Customer customer = shop.customer("Ada");
    Customer manager = shop.customer("Grace");
    Customer user = shop.customer("Linus");
    Replies.Issued order = shop.order(2, customer.email(), terms -> Terms.perDeveloper(2));
    String serial = order.serials().get(0);
    managing(shop, order, manager);
    user.activates(serial, "build-box");
    user.activates(serial, "laptop");

    browser
        .signIn(customer)
        .open("/orders")
        .isAt("Orders")
        .says("studio", order.order(), "manage it", "for ever", "in good standing")
        .looksWell("orders")
        .follow("studio")
        .isAt("Order of studio");
    for (Customer who : List.of(customer, manager)) {
      browser
          .signIn(who)
          .open("/orders/" + order.order())
          .says("Customer", "Ada", customer.email(), "License manager", "Grace", manager.email())
          .says("0 of 3 used in the last 365 days")
          .says("Linus", "build-box", "laptop", "…" + serial.substring(serial.length() - 5))
          .says("2 serials in all.")
          .says("give you no right to technical support")
          .doesNotSay(serial, "on 2 machines at the same time, by one user at a time");
    }
    browser.looksWell("order");
    browser.driver().findElement(By.xpath("//summary[.='Terms']")).click();
    browser.says(
        "on 2 machines at the same time, by one user at a time.", "7 days between two force");
    browser.driver().findElement(By.xpath("//summary[.='Show serial keys']")).click();
    browser.says(serial, order.serials().get(1), "in use on 2 of 2 machines", "available");
    browser.isAccessible();
  }

  @Test
  void theSerialsShowThemselvesWithoutScript(Shop shop, Browser browser) throws Exception {
    Customer customer = shop.customer("Ada");
    Replies.Issued order = shop.order(1, customer);
    browser.script(false).signIn(customer).open("/orders").follow("studio");
    browser.says("Nobody uses this order at the moment.").doesNotSay(order.serials().get(0));
    browser.driver().findElement(By.xpath("//summary[.='Show serial keys']")).click();
    browser.says(order.serials().get(0));
  }

  @Test
  @Tag("rule-5.4")
  @Tag("rule-5.3")
  void aDeveloperSeesWhomToAskAndManagesNothing(Shop shop, Browser browser) throws Exception {
    Customer customer = shop.customer("Ada");
    Customer developer = shop.customer("Linus");
    Replies.Issued order = shop.order(2, customer.email(), terms -> Terms.perDeveloper(2));
    developer.activates(order.serials().get(0), "laptop");

    browser
        .signIn(developer)
        .open("/orders")
        .says("use it")
        .follow("studio")
        .isAt("Order of studio")
        .says(order.order(), "Whom to ask", "Customer", "Ada", customer.email())
        .says("You may ask the vendor for technical support")
        .doesNotSay("Show serial keys", "Managers", "Host names", "Remove")
        .looksWell("order-of-a-developer");
    for (String page : List.of("/managers", "/hosts")) {
      browser
          .open("/orders/" + order.order() + page)
          .isAt("You may not do this")
          .doesNotSay("Linus", "Add");
    }
  }

  @Test
  @Tag("rule-5.5")
  void toEverybodyElseAnOrderLooksAsIfItDidNotExist(Shop shop, Browser browser) throws Exception {
    Replies.Issued order = shop.order(1, shop.customer("Ada"));
    Customer stranger = shop.customer("Eve");
    browser.signIn(stranger).open("/orders").says("You manage no order");

    for (String page :
        List.of("", "/managers", "/hosts", "/users/" + stranger.account() + "/remove")) {
      String there = said(browser.open("/orders/" + order.order() + page));
      String nowhere = said(browser.open("/orders/" + UUID.randomUUID() + page));
      assertThat(there).contains("This order is not recognised.").isEqualTo(nowhere);
    }
    browser.open("/orders/no-id").isAt("There is no such page");
  }

  @Test
  void anOrderOfVeryManySerialsIsReadPageByPage(Shop shop, Browser browser) throws Exception {
    Customer customer = shop.customer("Ada");
    Replies.Issued order = shop.order(103, customer);
    List<String> sorted = order.serials().stream().sorted().toList();
    customer.activates(sorted.get(0), "first-machine");
    customer.activates(sorted.get(102), "last-machine");

    browser
        .signIn(customer)
        .open("/orders/" + order.order())
        .says("103 serials in all.", "first-machine")
        .doesNotSay("last-machine", "First serials")
        .follow("Next serials")
        .says("last-machine")
        .doesNotSay("first-machine", "Next serials")
        .isAccessible();
    assertThat(browser.driver().getCurrentUrl()).doesNotContain(sorted.get(99));
    browser.follow("First serials").says("first-machine");
  }

  @Test
  @Tag("rule-4.3")
  void aRequestForAccessIsSeenButWaitsForTheOwner(Shop shop, Browser browser) throws Exception {
    Customer customer = shop.customer("Ada");
    Replies.Issued order = shop.order(1, customer);
    String serial = order.serials().get(0);
    Customer linus = shop.customer("Linus");
    linus.does("/v1/access-requests", new Requests.AskForAccess(serial, "for the new project"));
    browser
        .signIn(customer)
        .open("/orders/" + order.order())
        .says("Linus (" + linus.email() + ") asked for access to a serial")
        .says("Message: for the new project")
        .says("It waits for the owner of the serial.", serial.substring(serial.length() - 5))
        .doesNotSay(serial, "Withdraw");
  }

  /** All but the number of the answer. */
  private static String said(Browser browser) {
    return browser.text().replaceAll("urn:uuid:\\S+", "");
  }

  static void managing(Shop shop, Replies.Issued order, Customer manager) throws Exception {
    shop.post(
        Shop.VENDOR,
        "/v1/orders/" + order.order() + "/license-managers",
        new OrderRequests.LicenseManager(manager.email()),
        OrderReplies.LicenseManagerChanged.class);
  }
}
