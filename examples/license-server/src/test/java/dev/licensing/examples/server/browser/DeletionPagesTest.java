package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account ends: the two stories of chapter 8, and what can come between. */
@InTheBrowser
class DeletionPagesTest {

  private static final String BOX =
      "I have read this, and know that nothing of my account can be recovered.";
  private static final String DELETE = "Delete my account";

  @Test
  @Tag("rule-8.1")
  @Tag("rule-8.3")
  @Tag("rule-8.4")
  @Tag("rule-8.6")
  void anOwnedSerialInUseBySomebodyElseBlocksUntilItIsReleased(Shop shop, Browser browser)
      throws Exception {
    ownedSerialInUseBySomebodyElse(true, shop, browser);
  }

  @Test
  void anOwnedSerialBlocksAlsoWithoutScript(Shop shop, Browser browser) throws Exception {
    ownedSerialInUseBySomebodyElse(false, shop, browser);
  }

  private static void ownedSerialInUseBySomebodyElse(boolean script, Shop shop, Browser browser)
      throws Exception {
    Customer owner = shop.customer("Ada");
    Customer user = shop.customer("Grace");
    String serial = shop.order(1, owner).serials().get(0);
    owner.shares(serial, user.email());
    Replies.Activated used = user.activates(serial, "studio-pc");

    browser
        .script(script)
        .signIn(owner)
        .open("/profile")
        .follow("See what deleting your account would mean")
        .isAt("Delete account")
        .says("Your account cannot be deleted yet", "One serial is in the way.")
        .says(serial, "yours", "Grace", "studio-pc", "Since", "Last seen")
        .says(
            "Release it there, from the application on studio-pc.",
            "Force release it from studio-pc, only if that machine cannot be reached.")
        .says("as soon as none of these is in use");
    assertThat(browser.button(DELETE).isEnabled()).isFalse();
    if (script) {
      browser.looksWell("delete-account-blocked");
    }

    user.releases(used, "studio-pc");
    browser
        .follow("Look again")
        .says("This cannot be undone", "Nobody can recover them")
        .says("anyone who knows one of these serials can claim it")
        .says("claimed by another account at once")
        .says(serial, "Can no longer be used by Grace.");
    if (script) {
      browser.looksWell("delete-account");
    }
    browser
        .tick(BOX)
        .press(DELETE)
        .isAt("Goodbye")
        .says("Your account is deleted.", "that account will be empty");
    assertThat(browser.menu()).contains("Sign in").doesNotContain("Serials");
    if (script) {
      browser.looksWell("goodbye");
    }

    assertThat(
            shop.send(
                    user.token(),
                    "/v1/activations",
                    new Requests.Activate(
                        serial, Shop.machine("studio-pc"), null, "bm9uY2Vub25jZW5vbmNl"))
                .body())
        .contains("SERIAL_UNOWNED");
    shop.post(
        user.token(), "/v1/claims", new Requests.Claim(List.of(serial)), Replies.Claimed.class);
    browser
        .open("/delete-account")
        .isAt("Sign in")
        .type("E-mail", owner.email())
        .type("Password", Shop.PASSWORD)
        .press("Sign in")
        .says("E-mail address and password do not fit together.");
  }

  @Test
  @Tag("rule-8.2")
  @Tag("rule-8.3")
  @Tag("rule-8.4")
  void ofTheSerialsOfOthersOnlyTheOwnUseBlocks(Shop shop, Browser browser) throws Exception {
    sharedSerials(true, shop, browser);
  }

  @Test
  void ofTheSerialsOfOthersOnlyTheOwnUseBlocksAlsoWithoutScript(Shop shop, Browser browser)
      throws Exception {
    sharedSerials(false, shop, browser);
  }

  private static void sharedSerials(boolean script, Shop shop, Browser browser) throws Exception {
    Customer owner = shop.customer("Ada");
    Customer user = shop.customer("Grace");
    String serial = shop.order(1, owner).serials().get(0);
    owner.shares(serial, user.email());
    owner.activates(serial, "owners-pc");

    browser
        .script(script)
        .signIn(user)
        .open("/delete-account")
        .says("This cannot be undone", "Serials of others that you can no longer use", serial)
        .doesNotSay("owners-pc", "claim");
    assertThat(browser.button(DELETE).isEnabled()).isTrue();

    Replies.Activated own = user.activates(serial, "laptop");
    browser
        .tick(BOX)
        .press(DELETE)
        .says("This was not done", "You are using the serial " + serial + ", which you do not own.")
        .says("Your account cannot be deleted yet", "shared with you", "you", "laptop")
        .says("Release it there, from the application on laptop.")
        .doesNotSay("owners-pc");
    assertThat(browser.button(DELETE).isEnabled()).isFalse();

    user.releases(own, "laptop");
    browser.follow("Look again").tick(BOX).press(DELETE).isAt("Goodbye");

    Replies.SerialBody left =
        shop.post(
            owner.token(),
            "/v1/serials/view",
            new Requests.ViewSerial(serial),
            Replies.SerialBody.class);
    assertThat(left.uses()).extracting(Replies.UseBody::machine).containsExactly("owners-pc");
    assertThat(left.assigned()).isEmpty();
  }

  @Test
  @Tag("rule-8.3")
  @Tag("rule-3.3")
  void everySerialInTheWayIsListedAndTheCoolDownSaysWhenForceReleaseIsPossible(
      Shop shop, Browser browser) throws Exception {
    Customer owner = shop.customer("Ada");
    Customer user = shop.customer("Grace");
    List<String> serials = shop.order(2, owner).serials();
    serials.forEach(serial -> shared(owner, serial, user));
    Replies.Activated lost = user.activates(serials.get(0), "lost-pc");
    user.does(
        "/v1/activations/" + lost.activation() + "/force-release",
        new Requests.ForceRelease(true, "stolen"));
    user.activates(serials.get(0), "new-pc");
    owner.activates(serials.get(1), "desk");

    browser
        .signIn(owner)
        .open("/delete-account")
        .says("2 serials are in the way.", serials.get(0), serials.get(1), "new-pc", "desk")
        .says("only if that machine cannot be reached; not before ")
        .doesNotSay("lost-pc");
  }

  @Test
  @Tag("rule-8.5")
  void whatChangedSinceItWasReadIsShownAndConfirmedAnew(Shop shop, Browser browser)
      throws Exception {
    Customer owner = shop.customer("Ada");
    Customer user = shop.customer("Grace");
    String serial = shop.order(1, owner).serials().get(0);
    browser.signIn(owner).open("/delete-account").says("Nobody else uses it.");

    owner.shares(serial, user.email());
    browser
        .tick(BOX)
        .press(DELETE)
        .says("Something has changed meanwhile. Read again what will happen.")
        .says("Can no longer be used by Grace.")
        .isAccessible()
        .tick(BOX)
        .press(DELETE)
        .isAt("Goodbye");
  }

  @Test
  @Tag("rule-8.5")
  void whoSignedInLongAgoProvesAnewWhoTheyAreAndThenReadsAndConfirmsAgain(
      Shop shop, Browser browser) throws Exception {
    Customer owner = shop.customer("Ada");
    shop.order(1, owner);
    browser.signIn(owner);
    LongAgo.signedIn(owner);

    browser
        .open("/delete-account")
        .tick(BOX)
        .press(DELETE)
        .isAt("Confirm that it is you")
        .type("E-mail", owner.email())
        .type("Password", Shop.PASSWORD)
        .press("Sign in")
        .isAt("Delete account")
        .tick(BOX)
        .press(DELETE)
        .isAt("Goodbye");
  }

  @Test
  void theBoxIsNeededAlsoWhereTheBrowserDoesNotAskForIt(Shop shop, Browser browser)
      throws Exception {
    browser.signIn(shop.customer("Ada")).open("/delete-account");
    browser.driver().executeScript("document.querySelector('main form').noValidate = true");
    browser
        .press(DELETE)
        .isAt("Delete account")
        .says("Tick the box to say that you have read what will happen.");
    assertThat(browser.open("/goodbye").path()).isEqualTo("/profile");
  }

  @Test
  @Tag("rule-8.8")
  void anOrderWithAnotherManagerGoesOnWithItsSerialsUnowned(Shop shop, Browser browser)
      throws Exception {
    Customer customer = shop.customer("Ada");
    Customer manager = shop.customer("Grace");
    Replies.Issued order = shop.order(1, customer);
    shop.post(
        Shop.VENDOR,
        "/v1/orders/" + order.order() + "/license-managers",
        new OrderRequests.LicenseManager(manager.email()),
        OrderReplies.LicenseManagerChanged.class);

    browser
        .signIn(manager)
        .open("/delete-account")
        .says("Orders that go on without you", order.order())
        .doesNotSay("belong to nobody");
    browser
        .signIn(customer)
        .open("/delete-account")
        .says("Your serials will belong to nobody")
        .tick(BOX)
        .press(DELETE)
        .isAt("Goodbye");

    assertThat(
            shop.send(
                    manager.token(),
                    "/v1/serials/view",
                    new Requests.ViewSerial(order.serials().get(0)))
                .body())
        .contains("\"owned\":false");
  }

  @Test
  @Tag("rule-8.3")
  void ofASerialThatVeryManyUseTheOldestAreListedAndTheOthersCounted(Shop shop, Browser browser)
      throws Exception {
    Customer owner = shop.customer("Ada");
    String serial = shop.order(1, owner.email(), terms -> Terms.perDeveloper(30)).serials().get(0);
    for (int machine = 1; machine <= 22; machine++) {
      owner.activates(serial, "machine " + machine);
    }
    browser
        .signIn(owner)
        .open("/delete-account")
        .says("One serial is in the way.", "machine 1", "machine 20")
        .says("And 2 more: of each serial, the oldest uses are shown.")
        .doesNotSay("machine 22");
  }

  @Test
  @Tag("rule-8.7")
  void whoSignsUpAgainWithTheSameAddressBeginsWithAnEmptyAccount(Shop shop, Browser browser)
      throws Exception {
    Customer owner = shop.customer("Ada");
    Replies.Issued order = shop.order(1, owner);
    String before = shop.code(owner.email());
    browser.signIn(owner).open("/delete-account").tick(BOX).press(DELETE).follow("sign up");

    browser
        .type("Name", "Ada again")
        .type("E-mail", owner.email())
        .type("New password", Shop.PASSWORD)
        .type("New password again", Shop.PASSWORD)
        .press("Sign up");
    browser
        .open("/confirm?proof=" + newerCode(shop, owner.email(), before))
        .press("Confirm")
        .type("E-mail", owner.email())
        .type("Password", Shop.PASSWORD)
        .press("Sign in")
        .open("/orders")
        .says("You manage no order")
        .open("/orders/" + order.order())
        .isAt("There is no such page");
    assertThat(browser.menu()).contains("Ada again");
  }

  private static String newerCode(Shop shop, String email, String before) throws Exception {
    String code = shop.code(email);
    for (int tries = 0; tries < 600 && code.equals(before); tries++) {
      Thread.sleep(50);
      code = shop.code(email);
    }
    return code;
  }

  private static void shared(Customer owner, String serial, Customer user) {
    try {
      owner.shares(serial, user.email());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
