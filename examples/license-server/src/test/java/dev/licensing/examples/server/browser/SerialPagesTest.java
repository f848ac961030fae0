package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The list of serials, one of them, and with whom it is shared. */
@InTheBrowser
class SerialPagesTest {

  @Test
  void whoHasNoSerialsIsToldHowToGetSome(Shop shop, Browser browser) throws Exception {
    browser
        .signIn(shop.customer("Ada"))
        .isAt("Serials")
        .says("You have no serials yet.")
        .looksWell("serials-none")
        .follow("Claim serials")
        .isAt("Claim serials");
  }

  @Test
  void theListSaysWhoUsesWhatOnWhichMachine(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    List<String> owned = shop.order(3, ada).serials();
    String shared = shop.order(1, bob).serials().get(0);
    ada.shares(owned.get(0), bob.email());
    bob.shares(shared, ada.email());
    ada.activates(owned.get(0), "desk");
    bob.activates(owned.get(0), "laptop");
    ada.activates(owned.get(1), "studio");

    browser
        .signIn(ada)
        .says("4 serials", "In use: 2 of 2", "You on desk", "Bob on laptop", "Shared with me")
        .looksWell("serials");

    assertThat(shown(browser)).hasSize(4).last().isEqualTo(shared);
    browser.choose("Show", "Available").press("Filter").says("2 serials");
    assertThat(shown(browser)).containsExactlyInAnyOrder(owned.get(2), shared);
    browser.choose("Show", "Shared with me").press("Filter");
    assertThat(shown(browser)).containsExactly(shared);
    browser.choose("Show", "In use by me").press("Filter");
    assertThat(shown(browser)).containsExactlyInAnyOrder(owned.get(0), owned.get(1));
  }

  @Test
  void aSerialIsFoundByItselfByItsUserAndByItsMachineAndStandsInNoAddress(
      Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    List<String> serials = shop.order(3, ada).serials();
    ada.activates(serials.get(1), "workshop-7");

    browser.signIn(ada).type("Serial, user or machine", "shop-7").press("Search");
    assertThat(shown(browser)).containsExactly(serials.get(1));

    String typed = serials.get(2).replace("-", "").toLowerCase(java.util.Locale.ROOT);
    browser.type("Serial, user or machine", typed).press("Search").says("1 serial found.");
    assertThat(shown(browser)).containsExactly(serials.get(2));
    browser.follow(serials.get(2)).isAt("Serial").says(serials.get(2));
    assertThat(browser.driver().getCurrentUrl()).doesNotContain(serials.get(2).substring(0, 5));

    browser.open("/serials").type("Serial, user or machine", "nowhere").press("Search");
    browser.says("0 serials found.").follow("Show all").says("3 serials");
  }

  @Test
  void hundredsOfSerialsComeInPages(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    shop.order(120, ada);

    browser.signIn(ada).says("120 serials", "Page 1 of 3").follow("Next").follow("Next");

    browser.says("Page 3 of 3");
    assertThat(shown(browser)).hasSize(20);
    browser.follow("Previous").says("Page 2 of 3");
    assertThat(shown(browser)).hasSize(50);
  }

  @Test
  @Tag("rule-4.5")
  void whatCannotBeDoneToAllThatAreChosenIsNotOfferedAndSaysWhy(Shop shop, Browser browser)
      throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    String free = shop.order(1, ada).serials().get(0);
    String used = shop.order(1, ada).serials().get(0);
    String shared = shop.order(1, bob).serials().get(0);
    bob.shares(shared, ada.email());
    ada.activates(used, "desk");

    browser.signIn(ada).says("Choose one or more serials above.");
    assertThat(browser.button("Transfer").isEnabled()).isFalse();

    choose(browser, free);
    assertThat(browser.button("Relinquish").isEnabled()).isTrue();
    choose(browser, used);
    assertThat(browser.button("Transfer").isEnabled()).isTrue();
    assertThat(browser.button("Relinquish").isEnabled()).isFalse();
    browser.says("Relinquish: still in use: " + used);
    choose(browser, shared);
    assertThat(browser.button("Assign a user").isEnabled()).isFalse();
    browser
        .says(
            "Assign a user, Unassign a user, Transfer, Relinquish: only the owner can do this, and"
                + " you do not own "
                + shared)
        .looksWell("serials-chosen");
  }

  @Test
  @Tag("rule-4.4")
  void severalSerialsAreAssignedAtOnceWithoutScriptToo(Shop shop, Browser browser)
      throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    List<String> serials = shop.order(2, ada).serials();

    browser.script(false).signIn(ada).press("Assign a user").says("Choose at least one.");
    choose(browser, serials.get(0));
    choose(browser, serials.get(1));
    browser
        .press("Assign a user")
        .isAt("Assign a user")
        .says(serials.get(0), serials.get(1))
        .type("E-mail of the user", bob.email())
        .press("Assign")
        .isAt("Serials")
        .says("The user is assigned");

    bob.activates(serials.get(0), "bobs");
    bob.activates(serials.get(1), "bobs");
  }

  @Test
  @Tag("rule-4.4")
  @Tag("rule-4.5")
  void allOrNoneAreAssignedAndEveryReasonIsTold(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    Customer eve = shop.customer("Eve");
    String own = shop.order(1, ada).serials().get(0);
    List<String> shared = shop.order(2, bob).serials();
    bob.shares(shared.get(0), ada.email());
    bob.shares(shared.get(1), ada.email());

    browser.script(false).signIn(ada);
    for (String serial : List.of(own, shared.get(0), shared.get(1))) {
      choose(browser, serial);
    }
    browser
        .press("Assign a user")
        .type("E-mail of the user", eve.email())
        .press("Assign")
        .says(
            "This was not done",
            "Only the owner of the serial " + shared.get(0) + " can do this.",
            "Only the owner of the serial " + shared.get(1) + " can do this.",
            "Ask the owner.");
    assertThat(browser.field("E-mail of the user").getDomProperty("value")).isEqualTo(eve.email());
    browser.signIn(eve).says("You have no serials yet.");
  }

  @Test
  void oneSerialSaysWhoUsesItSinceWhenAndWithWhomItIsShared(Shop shop, Browser browser)
      throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    String serial = shop.order(1, ada).serials().get(0);
    ada.shares(serial, bob.email());
    ada.activates(serial, "desk");
    bob.activates(serial, "laptop");

    browser
        .signIn(ada)
        .follow(serial)
        .isAt("Serial")
        .says(serial, "In use: 2 of 2", "desk", "laptop", "UTC", "Assigned users", "Bob")
        .looksWell("serial");

    browser
        .signIn(bob)
        .follow(serial)
        .says("Somebody else, who shares it with you", "laptop")
        .doesNotSay("Assigned users", "Transfer");
  }

  @Test
  @Tag("rule-4.4")
  @Tag("rule-4.6")
  void aUserIsAssignedAndUnassignedButNotWhileTheyUseIt(Shop shop, Browser browser)
      throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    String serial = shop.order(1, ada).serials().get(0);

    browser
        .signIn(ada)
        .follow(serial)
        .follow("Assign a user")
        .looksWell("serial-assign")
        .type("E-mail of the user", bob.email())
        .press("Assign")
        .isAt("Serial")
        .says("The user is assigned", "Bob");
    Replies.Activated used = bob.activates(serial, "laptop");

    browser
        .follow("Unassign a user")
        .isAt("Unassign a user")
        .type("E-mail of the user", bob.email())
        .press("Unassign")
        .says("The user is still using the serial " + serial + " on laptop since")
        .says("Release it there, from the application on laptop.");
    bob.releases(used, "laptop");
    browser.press("Unassign").isAt("Serial").says("The user is no longer assigned.", "Nobody but");
  }

  @Test
  @Tag("rule-4.4")
  void whoHasNoAccountIsInvited(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, ada).serials().get(0);

    browser
        .signIn(ada)
        .follow(serial)
        .follow("Assign a user")
        .type("E-mail of the user", "nobody-yet@shop.example")
        .press("Assign")
        .says(
            "There is no account with that address yet. It is invited",
            "nobody-yet@shop.example invited, not signed up yet")
        .follow("Unassign a user")
        .type("E-mail of the user", "nobody-yet@shop.example")
        .press("Unassign")
        .doesNotSay("nobody-yet@shop.example");
  }

  @Test
  @Tag("rule-4.3")
  void theOwnerDecidesOnAccessThatSomebodyAskedFor(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    Customer eve = shop.customer("Eve");
    String serial = shop.order(1, ada).serials().get(0);
    bob.does("/v1/access-requests", new Requests.AskForAccess(serial, "I sit beside you"));
    eve.does("/v1/access-requests", new Requests.AskForAccess(serial, "Let me in"));

    browser
        .signIn(ada)
        .says("Access requested")
        .follow(serial)
        .says("Bob asks for access", bob.email(), "I sit beside you", "Eve asks for access")
        .looksWell("serial-requests");
    browser.press("Assign Bob").says("The request is approved.").doesNotSay("Bob asks for access");
    browser.driver().findElement(By.tagName("summary")).click();
    browser
        .type("Reason, which Eve will read", "I do not know you")
        .press("Decline")
        .says("The request is declined")
        .doesNotSay("Eve asks for access");

    bob.activates(serial, "bobs");
    assertThat(shop.letter(eve.email(), java.util.regex.Pattern.compile("do not know")))
        .contains("I do not know you");
  }

  @Test
  @Tag("rule-2.8")
  void theAddressOfASerialLeadsNobodyElseAnywhere(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer eve = shop.customer("Eve");
    String serial = shop.order(1, ada).serials().get(0);
    String path = browser.signIn(ada).follow(serial).path();

    browser.signIn(eve);
    for (String end : List.of("", "/assign", "/transfer", "/relinquish")) {
      browser.open(path + end).isAt("There is no such page").doesNotSay(serial);
    }
    browser.isAccessible().open("/serials/" + serial).isAt("There is no such page");
  }

  private static void choose(Browser browser, String serial) {
    browser.driver().findElement(By.cssSelector("input[value='" + serial + "']")).click();
  }

  private static List<String> shown(Browser browser) {
    return browser.driver().findElements(By.cssSelector("a.serial")).stream()
        .map(link -> link.getText())
        .toList();
  }
}
