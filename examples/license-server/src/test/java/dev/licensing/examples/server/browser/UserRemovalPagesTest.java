package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorReplies;
import dev.licensing.core.wire.VendorRequests;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user who has left is removed; a machine that is lost is deactivated. */
@InTheBrowser
class UserRemovalPagesTest {

  private static final String AGAIN = "E-mail of the user, typed again";
  private static final String REMOVE = "Remove this user";

  @Test
  @Tag("rule-6.1")
  @Tag("rule-6.2")
  @Tag("rule-6.3")
  @Tag("rule-6.5")
  @Tag("rule-6.6")
  void whoHasLeftIsRemovedFromEveryOrderAndCanBeReinstated(Shop shop, Browser browser)
      throws Exception {
    removal(true, shop, browser);
  }

  @Test
  void whoHasLeftIsRemovedAlsoWithoutScript(Shop shop, Browser browser) throws Exception {
    removal(false, shop, browser);
  }

  private static void removal(boolean script, Shop shop, Browser browser) throws Exception {
    Customer manager = shop.customer("Ada");
    Customer user = shop.customer("Linus");
    Replies.Issued order = perDeveloper(shop, manager);
    Replies.Issued other = perDeveloper(shop, shop.customer("Grace"));
    String serial = order.serials().get(0);
    user.activates(serial, "laptop");
    user.activates(other.serials().get(0), "build-box");

    browser
        .script(script)
        .signIn(manager)
        .open("/orders/" + order.order())
        .follow("Remove user")
        .isAt("Remove Linus")
        .says("Every activation below ends at once, on every order")
        .says("laptop", serial, order.order(), "build-box", other.order())
        .says("Ask support to end it, only if its machine is lost for good.");
    if (script) {
      browser.looksWell("remove-user");
    }
    browser
        .type(AGAIN, manager.email())
        .press(REMOVE)
        .isAt("Remove Linus")
        .says("This was not done", "Type the e-mail address of the user again.")
        .type(AGAIN, user.email().toUpperCase(java.util.Locale.ROOT))
        .press(REMOVE)
        .isAt("Order of studio")
        .says("The user is removed: all their activations have ended, and they are barred.")
        .says("Nobody uses this order at the moment.", "Removed users", "Linus", user.email());
    if (script) {
      browser.looksWell("removed-user");
    }
    assertThat(shop.send(user.token(), "/v1/activations", activate(serial)).body())
        .contains("ACCOUNT_BARRED");
    assertThat(
            shop.post(
                    Shop.VENDOR,
                    "/v1/serials/view",
                    new Requests.ViewSerial(other.serials().get(0)),
                    Replies.SerialBody.class)
                .uses())
        .isEmpty();

    browser
        .press("Reinstate")
        .says("The user may activate again. What was released stays released.")
        .says("Nobody uses this order at the moment.")
        .doesNotSay("Removed users");
    user.activates(serial, "laptop");
  }

  @Test
  @Tag("rule-6.5")
  void whatTheUserHasDoneMeanwhileIsShownBeforeItEnds(Shop shop, Browser browser) throws Exception {
    Customer manager = shop.customer("Ada");
    Customer user = shop.customer("Linus");
    Replies.Issued order = perDeveloper(shop, manager);
    user.activates(order.serials().get(0), "laptop");
    browser.signIn(manager).open("/orders/" + order.order()).follow("Remove user");

    user.activates(order.serials().get(1), "new-machine");
    browser
        .doesNotSay("new-machine")
        .type(AGAIN, "somebody@else.example")
        .press(REMOVE)
        .says("Type the e-mail address of the user again.", "Something has changed meanwhile.")
        .says("new-machine")
        .type(AGAIN, user.email())
        .press(REMOVE)
        .says("The user is removed");
  }

  @Test
  @Tag("rule-6.2")
  void whoSignedInLongAgoProvesAnewWhoTheyAre(Shop shop, Browser browser) throws Exception {
    Customer manager = shop.customer("Ada");
    Customer user = shop.customer("Linus");
    Replies.Issued order = perDeveloper(shop, manager);
    user.activates(order.serials().get(0), "laptop");
    browser.signIn(manager);
    LongAgo.signedIn(manager);

    browser
        .open("/orders/" + order.order())
        .follow("Remove user")
        .says("laptop")
        .type(AGAIN, user.email())
        .press(REMOVE)
        .isAt("Confirm that it is you")
        .type("E-mail", manager.email())
        .type("Password", Shop.PASSWORD)
        .press("Sign in")
        .isAt("Remove Linus")
        .type(AGAIN, user.email())
        .press(REMOVE)
        .says("The user is removed");
  }

  @Test
  @Tag("rule-6.7")
  void nobodyRemovesThemself(Shop shop, Browser browser) throws Exception {
    Customer manager = shop.customer("Ada");
    Replies.Issued order = perDeveloper(shop, manager);
    manager.activates(order.serials().get(0), "desk");
    browser
        .signIn(manager)
        .open("/orders/" + order.order())
        .says("Ada (you)")
        .doesNotSay("Remove user")
        .open("/orders/" + order.order() + "/users/" + manager.account() + "/remove")
        .says("You cannot remove yourself.", "Ask a manager of the order.");
    assertThat(browser.button(REMOVE).isEnabled()).isFalse();
    browser.isAccessible();
  }

  @Test
  @Tag("rule-6.4")
  void anExpiredLicenseIsNoObstacle(Shop shop, Browser browser) throws Exception {
    Customer manager = shop.customer("Ada");
    Customer user = shop.customer("Linus");
    Replies.Issued order = perDeveloper(shop, manager);
    user.activates(order.serials().get(0), "laptop");
    Map<String, Object> expired = Terms.perDeveloper(2);
    expired.put("validity", Terms.map("validUntil", "2020-01-01T00:00:00Z", "updatesUntil", null));
    shop.post(
        Shop.VENDOR,
        "/v1/vendor/orders/" + order.order() + "/terms",
        Terms.map("terms", expired),
        VendorReplies.TermsChanged.class);

    browser
        .signIn(manager)
        .open("/orders/" + order.order())
        .says("until 1 Jan 2020")
        .follow("Remove user")
        .type(AGAIN, user.email())
        .press(REMOVE)
        .says("The user is removed");
  }

  @Test
  @Tag("rule-7.1")
  @Tag("rule-7.2")
  @Tag("rule-7.5")
  void oneLostMachineIsAskedForAndSupportDeactivatesIt(Shop shop, Browser browser)
      throws Exception {
    Customer manager = shop.customer("Ada");
    Customer colleague = shop.customer("Grace");
    Customer user = shop.customer("Linus");
    Replies.Issued order = perDeveloper(shop, manager);
    OrderPagesTest.managing(shop, order, colleague);
    Replies.Activated lost = user.activates(order.serials().get(0), "laptop");

    browser
        .signIn(manager)
        .open("/orders/" + order.order())
        .follow("Machine lost")
        .isAt("Ask for a remote deactivation")
        .says("ends this one activation", "It bars nobody")
        .says("laptop", "Linus", "0 of 3 used in the last 365 days")
        .type("What happened to the machine", "fell into the river")
        .press("Ask support")
        .says("until then the seat stays taken")
        .open("/orders/" + order.order())
        .says("You asked for remote deactivation of a machine", "fell into the river")
        .says("It waits for the vendor.")
        .looksWell("order-requests");
    browser
        .signIn(colleague)
        .open("/orders/" + order.order())
        .says("Ada (" + manager.email() + ") asked for remote deactivation", "fell into the river")
        .doesNotSay("Withdraw");

    browser
        .signIn(manager)
        .open("/orders/" + order.order())
        .press("Withdraw")
        .says("Your request is withdrawn.")
        .doesNotSay("Open requests");

    shop.post(
        Shop.VENDOR,
        "/v1/vendor/activations/" + lost.activation() + "/deactivation",
        new VendorRequests.DeactivateRemotely(false, "fell into the river"),
        VendorReplies.RemoteDeactivationReport.class);
    browser
        .open("/orders/" + order.order())
        .says("1 of 3 used in the last 365 days", "Nobody uses this order at the moment.");
    user.activates(order.serials().get(0), "another");
  }

  private static Replies.Issued perDeveloper(Shop shop, Customer customer) throws Exception {
    return shop.order(2, customer.email(), terms -> Terms.perDeveloper(2));
  }

  private static Requests.Activate activate(String serial) {
    return new Requests.Activate(serial, Shop.machine("laptop"), null, "bm9uY2Vub25jZW5vbmNl");
  }
}
