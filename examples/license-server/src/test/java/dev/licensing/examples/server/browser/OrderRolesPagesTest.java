package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who manages an order, and whose it becomes. */
@InTheBrowser
class OrderRolesPagesTest {

  private static final String NEW_MANAGER = "E-mail of the new license manager";

  @Test
  @Tag("rule-5.6")
  void theCustomerAsksForATransferAndTheVendorMakesSomebodyElseTheCustomer(
      Shop shop, Browser browser) throws Exception {
    transfer(true, shop, browser);
  }

  @Test
  void aTransferIsAskedForAlsoWithoutScript(Shop shop, Browser browser) throws Exception {
    transfer(false, shop, browser);
  }

  private static void transfer(boolean script, Shop shop, Browser browser) throws Exception {
    Customer customer = shop.customer("Ada");
    Customer heir = shop.customer("Grace");
    Replies.Issued order = shop.order(1, customer);

    browser
        .script(script)
        .signIn(customer)
        .open("/orders/" + order.order())
        .follow("Managers")
        .isAt("Managers of the order")
        .says(order.order(), "Ada (you)");
    if (script) {
      browser.looksWell("order-managers");
    }
    browser
        .type("Name of the new owner", "Grace")
        .type("E-mail of the new owner", heir.email())
        .press("Ask for the transfer")
        .isAt("Order of studio")
        .says("The vendor is asked to transfer the order.")
        .says("You asked for transfer of the order", heir.email(), "(Grace)");

    shop.post(Shop.VENDOR, "/v1/requests/" + open(shop, order) + "/approve", "", Map.class);
    browser
        .signIn(heir)
        .open("/orders/" + order.order())
        .says("Customer", heir.email())
        .doesNotSay(customer.email(), "Open requests");
    for (Customer told : new Customer[] {customer, heir}) {
      assertThat(shop.letter(told.email(), Pattern.compile("has another owner")))
          .contains(order.order());
    }
  }

  @Test
  @Tag("rule-5.6")
  @Tag("rule-5.7")
  void aLicenseManagerAsksForAnotherOneAndCannotAskForATransfer(Shop shop, Browser browser)
      throws Exception {
    Customer customer = shop.customer("Ada");
    Customer manager = shop.customer("Grace");
    Customer next = shop.customer("Linus");
    Replies.Issued order = shop.order(1, customer);
    OrderPagesTest.managing(shop, order, manager);

    browser
        .signIn(manager)
        .open("/orders/" + order.order() + "/managers")
        .says("The customer or the purchaser of the order can ask the vendor for this.")
        .doesNotSay("E-mail of the new owner")
        .type(NEW_MANAGER, customer.email())
        .press("Ask the vendor to add them")
        .says("this person manages the order already")
        .type(NEW_MANAGER, next.email())
        .press("Ask the vendor to add them")
        .says("The vendor is asked.")
        .doesNotSay("Linus");
    shop.post(Shop.VENDOR, "/v1/requests/" + open(shop, order) + "/approve", "", Map.class);
    browser.open("/orders/" + order.order() + "/managers").says("Linus", next.email());

    browser
        .press("Remove as manager")
        .isAt("Orders")
        .says("This person no longer manages the order.", "You manage no order");
  }

  @Test
  @Tag("rule-5.7")
  @Tag("rule-5.8")
  void whereTheTermsSaySoManagersAddAndRemoveEachOtherButNotTheLast(Shop shop, Browser browser)
      throws Exception {
    Customer manager = shop.customer("Grace");
    Replies.Issued order = shop.order(1, "", Terms::selfService);
    OrderPagesTest.managing(shop, order, manager);
    browser
        .signIn(manager)
        .open("/orders/" + order.order() + "/managers")
        .press("Remove as manager")
        .isAt("Managers of the order")
        .says("The order would be left without a manager; add another one first.")
        .says("Add another manager.")
        .type(NEW_MANAGER, "nobody-yet@shop.example")
        .press("Add the license manager")
        .says("An invitation is on its way.", "not signed up yet", "nobody-yet@shop.example")
        .looksWell("order-managers-self-service")
        .press("Withdraw the invitation")
        .says("This person no longer manages the order.")
        .doesNotSay("nobody-yet@shop.example");

    Customer other = shop.customer("Linus");
    browser
        .type(NEW_MANAGER, other.email())
        .press("Add the license manager")
        .says("The order has another license manager.", "Linus");
    browser
        .signIn(other)
        .open("/orders/" + order.order() + "/managers")
        .says("Linus (you)", "Grace")
        .press("Remove as manager");
    assertThat(managers(shop, order)).hasSize(1);
  }

  @Test
  @Tag("rule-5.9")
  void whoIsInvitedManagesTheOrderAsSoonAsTheyHaveSignedUp(Shop shop, Browser browser)
      throws Exception {
    Customer customer = shop.customer("Ada");
    Replies.Issued order = shop.order(1, customer.email(), Terms::selfService);
    String email = "invited-" + customer.email();
    browser
        .signIn(customer)
        .open("/orders/" + order.order() + "/managers")
        .type(NEW_MANAGER, email)
        .press("Add the license manager");

    shop.post(
        "",
        "/v1/registrations",
        new Requests.Register(email, "Margaret", Shop.PASSWORD),
        Replies.ProofSent.class);
    shop.post(
        "",
        "/v1/registrations/confirmation",
        new Requests.ShowProof(shop.code(email)),
        Replies.Registered.class);
    browser
        .signIn(shop.signIn("Margaret", email))
        .open("/orders")
        .says("manage it")
        .follow("studio")
        .says("License manager", "Margaret");
  }

  private static List<OrderReplies.ManagerBody> managers(Shop shop, Replies.Issued order)
      throws Exception {
    return seen(shop, order).managers();
  }

  /** The one open request of an order. */
  private static String open(Shop shop, Replies.Issued order) throws Exception {
    OrderReplies.ContentsBody contents = seen(shop, order).contents();
    assertThat(contents).isNotNull();
    assertThat(contents.requests()).hasSize(1);
    return contents.requests().get(0).request();
  }

  private static OrderReplies.OrderBody seen(Shop shop, Replies.Issued order) throws Exception {
    return shop.post(
        Shop.VENDOR,
        "/v1/orders/" + order.order() + "/view",
        new OrderRequests.Page("00000-00000-00000-00000-00000"),
        OrderReplies.OrderBody.class);
  }
}
