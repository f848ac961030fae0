package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the vendor's people do. */
@InTheBrowser
class ConsolePagesTest {

  private static final String BODY_OF_AN_ACTIVATION = "bm9uY2Vub25jZW5vbmNl";

  @Test
  void anOrderIsSoldUnderTermsOfThePreset(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");

    browser
        .staff(Shop.VENDOR)
        .open("/console/orders")
        .isAt("Orders")
        .looksWell("console-orders")
        .follow("New order")
        .isAt("New order")
        .follow("Per developer")
        .looksWell("console-new-order")
        .type("Product", "studio")
        .type("How many serials", "3")
        .type("Customer", ada.email())
        .type("Machines per serial", "4")
        .press("Issue the order")
        .says("The order is there", "Serials (3)", "0 of 4", ada.email())
        .looksWell("console-order");
  }

  @Test
  void whatIsNoOrderIsTyped(Shop shop, Browser browser) {
    browser
        .staff(Shop.VENDOR)
        .open("/console/new-order")
        .type("Product", "studio")
        .type("Grace", "soon")
        .press("Issue the order")
        .says("This was not done", "A length is written like 7 days");
    assertThat(browser.field("Product").getDomProperty("value")).isEqualTo("studio");
    assertThat(browser.field("Grace").getDomProperty("value")).isEqualTo("soon");
  }

  @Test
  void ordersAreFoundByAnAddress(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Replies.Issued mine = shop.order(1, ada);
    Replies.Issued other = shop.order(1, shop.customer("Grace"));

    browser
        .staff(Shop.VENDOR)
        .open("/console/orders")
        .type("E-mail of a customer or manager", ada.email())
        .press("Find orders")
        .says(mine.order())
        .doesNotSay(other.order())
        .follow(mine.order())
        .isAt("Order of studio");
    assertThat(browser.path()).doesNotContain(ada.email());
  }

  @Test
  void serialsAreAdded(Shop shop, Browser browser) throws Exception {
    Replies.Issued issued = shop.order(1, shop.customer("Ada"));

    browser
        .staff(Shop.VENDOR)
        .open("/console/orders/" + issued.order())
        .type("More serials for this order", "2")
        .press("Add serials")
        .says("The order has more serials.", "Serials (3)");
  }

  @Test
  @Tag("rule-2.7")
  void anOrderIsSuspendedWithAReason(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Replies.Issued issued = shop.order(1, ada);

    browser
        .staff(Shop.VENDOR)
        .open("/console/orders/" + issued.order())
        .choose("Standing", "suspended")
        .type("Reason", "The invoice was not paid.")
        .press("Change the standing")
        .says("The standing was changed.", "suspended");

    assertThat(activation(shop, ada, issued.serials().get(0), "laptop"))
        .contains("ORDER_SUSPENDED");
  }

  @Test
  @Tag("rule-14.4")
  void whyItWasRefusedIsRead(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, ada).serials().get(0);
    ada.activates(serial, "laptop");
    ada.activates(serial, "desktop");
    activation(shop, ada, serial, "tablet");

    browser
        .staff(Shop.VENDOR)
        .open("/console/accounts")
        .isAt("Customers")
        .looksWell("console-customers")
        .type("Serial", serial)
        .press("Look the serial up")
        .isAt("Serial")
        .says("2 of 2 machines", "laptop", "desktop", "MACHINE_LIMIT_REACHED", "Ada")
        .looksWell("console-serial");
    assertThat(browser.path()).doesNotContain(serial);
  }

  @Test
  void aCustomerIsFoundByAnAddress(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Replies.Issued issued = shop.order(1, ada);

    browser
        .staff(Shop.VENDOR)
        .open("/console/accounts")
        .type("E-mail", ada.email())
        .press("Find the account")
        .says("Ada", issued.order(), issued.serials().get(0))
        .isAccessible();
  }

  @Test
  @Tag("rule-7.1")
  @Tag("rule-7.2")
  @Tag("rule-7.4")
  void oneActivationIsEndedRemotelyAfterItsReportWasRead(Shop shop, Browser browser)
      throws Exception {
    Customer ada = shop.customer("Ada");
    String serial =
        shop.order(
                1,
                ada.email(),
                terms -> {
                  terms.put("remoteDeactivationsPerYear", 0);
                  return terms;
                })
            .serials()
            .get(0);
    ada.activates(serial, "lost laptop");

    browser
        .staff(Shop.VENDOR)
        .open("/console/accounts")
        .type("Serial", serial)
        .press("Look the serial up")
        .follow("Deactivate remotely")
        .isAt("Remote deactivation")
        .type("Reason", "It fell into the sea.")
        .press("See what will happen")
        .says("0 of 0 remote deactivations of this year are used")
        .type("Reason", "It fell into the sea.")
        .tick("Even if the license has expired or the quota is used up")
        .press("See what will happen")
        .says("lost laptop", "Ada", "does not count")
        .looksWell("console-deactivation")
        .press("End the activation")
        .says(
            "The activation has ended, and its user is told.",
            "Nobody uses it.",
            "fell into the sea");
  }

  @Test
  void termsAreTriedOnThePastAndChanged(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Replies.Issued issued =
        shop.order(
            1,
            ada.email(),
            terms -> {
              terms.put("features", Map.of("edition", "rehearsed"));
              return terms;
            });
    String serial = issued.serials().get(0);
    ada.activates(serial, "laptop");
    ada.activates(serial, "desktop");
    activation(shop, ada, serial, "tablet");

    browser
        .staff(Shop.VENDOR)
        .open("/console/orders/" + issued.order() + "/terms")
        .isAt("Change the terms")
        .type("Machines per serial", "1")
        .press("Try it on the past")
        .says(
            "Tried on the past: 1 decided otherwise",
            "Would be refused (1)",
            "Nothing was changed.")
        .looksWell("console-rehearsal");
    browser
        .type("Machines per serial", "3")
        .press("Try it on the past")
        .says("Would be permitted (1)")
        .press("Change the terms")
        .says("The order has other terms.", "2 of 3");
  }

  @Test
  @Tag("rule-5.6")
  void aRequestIsDeclinedWithAReasonAndAnotherApproved(Shop shop, Browser browser)
      throws Exception {
    Customer ada = shop.customer("Ada");
    Customer grace = shop.customer("Grace");
    Replies.Issued issued = shop.order(1, ada);
    ada.does(
        "/v1/orders/" + issued.order() + "/transfer-request",
        Map.of("email", grace.email(), "name", "Grace"));

    browser
        .staff(Shop.VENDOR)
        .open("/console/requests")
        .isAt("Requests")
        .says("Transfer of an order", grace.email())
        .says("Asked by", "Ada (" + ada.email() + ")")
        .looksWell("console-requests");
    browser
        .type("Reason", "No proof of purchase.", grace.email())
        .press("Decline", grace.email())
        .says("The request is declined")
        .doesNotSay(grace.email());
    shop.letter(ada.email(), Pattern.compile("No proof of purchase"));

    ada.does(
        "/v1/orders/" + issued.order() + "/transfer-request",
        Map.of("email", grace.email(), "name", "Grace"));
    browser
        .open("/console/requests")
        .press("Approve", grace.email())
        .says("The request is approved");
    browser.open("/console/orders/" + issued.order()).says(grace.email()).doesNotSay(ada.email());
  }

  @Test
  @Tag("rule-6.6")
  void aRemovedUserIsReinstated(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer dev = shop.customer("Dev");
    Replies.Issued issued = shop.order(1, ada.email(), terms -> Terms.perDeveloper(2));
    dev.activates(issued.serials().get(0), "workstation");
    ada.does(
        "/v1/orders/" + issued.order() + "/removals",
        Map.of("user", dev.account(), "email", dev.email()));

    browser
        .staff(Shop.VENDOR)
        .open("/console/orders/" + issued.order())
        .says("Removed users", dev.email())
        .press("Reinstate Dev")
        .says("The user may activate again.")
        .doesNotSay("Removed users");
  }

  @Test
  void whoMayOnlyLookSeesNoButtons(Shop shop, Browser browser) throws Exception {
    Replies.Issued issued = shop.order(1, shop.customer("Ada"));

    browser
        .staff(Shop.VIEWER)
        .open("/console/orders/" + issued.order())
        .doesNotSay("Add serials", "Change the standing", "Change the terms");
    browser.open("/console/new-order").isAt("You may not do this");
  }

  @Test
  void undeliveredNoticesAreListed(Shop shop, Browser browser) throws Exception {
    browser
        .staff(Shop.VENDOR)
        .open("/console/notices")
        .isAt("Undelivered notices")
        .looksWell("console-notices");
  }

  private static String activation(Shop shop, Customer customer, String serial, String machine)
      throws Exception {
    return shop.send(
            customer.token(),
            "/v1/activations",
            new Requests.Activate(serial, Shop.machine(machine), null, BODY_OF_AN_ACTIVATION))
        .body();
  }
}
