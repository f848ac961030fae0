package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Claiming, transferring, relinquishing. */
@InTheBrowser
class HandingOnPagesTest {

  @Test
  @Tag("rule-4.2")
  void anUnownedOrderIsClaimedWithAllOfItsSerials(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    List<String> serials = shop.order(2, "", terms -> terms).serials();

    browser
        .script(false)
        .signIn(ada)
        .open("/claim")
        .type("Serials, one a line", serials.get(0))
        .press("Claim")
        .says("The order has more serials: 2, and you entered 1. Enter all of them.");
    browser
        .type("Serials, one a line", serials.get(0) + "\n" + serials.get(1))
        .press("Claim")
        .isAt("Serials")
        .says("The serials are yours now.", "2 serials");
  }

  @Test
  @Tag("rule-2.8")
  void aTypoIsFoundBeforeItCountsAsAGuess(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, "", terms -> terms).serials().get(0);
    String typo = (serial.startsWith("A") ? "B" : "A") + serial.substring(1);

    browser.signIn(ada).open("/claim").looksWell("claim");
    for (int i = 0; i < 11; i++) {
      browser.type("Serials, one a line", typo).press("Claim").says("These are no serials", typo);
    }
    browser.looksWell("claim-mistyped");

    browser.type("Serials, one a line", serial).press("Claim").says("The serials are yours now.");
  }

  @Test
  @Tag("rule-4.3")
  void theOwnerOfAnOwnedSerialIsAskedForAccess(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    String serial = shop.order(1, ada).serials().get(0);

    browser
        .signIn(bob)
        .open("/claim")
        .type("Serials, one a line", serial)
        .press("Claim")
        .says("already belongs to somebody", "Ask the owner for access.")
        .looksWell("claim-owned")
        .type("Message to the owner", "We share a desk")
        .press("Ask for access")
        .isAt("Serials")
        .says("The owner is asked.");

    assertThat(shop.letter(ada.email(), Pattern.compile("share a desk"))).contains(serial);
  }

  @Test
  @Tag("rule-4.7")
  void aWholeOrderIsTransferredAfterReadingWhatThatMeans(Shop shop, Browser browser)
      throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    List<String> serials = shop.order(2, ada).serials();
    for (String serial : serials) {
      ada.shares(serial, bob.email());
    }
    browser.signIn(ada).follow(serials.get(0));
    LongAgo.signedIn(ada);

    browser
        .follow("Transfer")
        .isAt("Transfer serials")
        .says("An order changes its owner as a whole.", serials.get(0), serials.get(1))
        .looksWell("transfer")
        .type("E-mail of the new owner", bob.email())
        .press("Go on")
        .isAt("Confirm that it is you")
        .type("E-mail", ada.email())
        .type("Password", Shop.PASSWORD)
        .press("Sign in")
        .isAt("Transfer serials")
        .type("E-mail of the new owner", bob.email())
        .press("Go on")
        .isAt("Transfer these serials?")
        .says(bob.email() + " becomes the owner", "You stay assigned", "You are both told")
        .looksWell("transfer-confirm")
        .press("Transfer")
        .says("The serials are transferred.", "Shared with me");

    browser.signIn(bob).says("2 serials").doesNotSay("Shared with me\n" + serials.get(0));
    Pattern told = Pattern.compile(serials.get(1));
    assertThat(shop.letter(bob.email(), told)).isNotEmpty();
    assertThat(shop.letter(ada.email(), told)).isNotEmpty();
  }

  @Test
  @Tag("rule-4.7")
  void whoGoesForGoodHasToReleaseFirst(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    String serial = shop.order(1, ada).serials().get(0);
    ada.shares(serial, bob.email());
    Replies.Activated used = ada.activates(serial, "desk");

    browser
        .script(false)
        .signIn(ada)
        .follow(serial)
        .follow("Transfer")
        .type("E-mail of the new owner", bob.email())
        .tick("I stay assigned, and can go on using them")
        .press("Go on")
        .says("This was not done", "still using the serial " + serial + " on desk");
    assertThat(browser.driver().findElement(By.name("stay")).isSelected()).isFalse();
    ada.releases(used, "desk");
    browser
        .press("Go on")
        .says("You lose access to them.")
        .press("Transfer")
        .says("The serials are transferred.", "You have no serials yet.");
  }

  @Test
  @Tag("rule-4.9")
  void forWhoIsNotAssignedTheSerialsAreKeptUntilTheyClaimThem(Shop shop, Browser browser)
      throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    String serial = shop.order(1, ada).serials().get(0);

    browser
        .signIn(ada)
        .follow(serial)
        .follow("Transfer")
        .type("E-mail of the new owner", bob.email())
        .press("Go on")
        .says("The new owner has no access to the serial " + serial + " yet");
    day(browser, LocalDate.now(ZoneOffset.UTC).plusDays(9));
    browser
        .press("Go on")
        .says(bob.email() + " is not assigned", "They are kept for that address until", "00:00 UTC")
        .looksWell("transfer-kept")
        .press("Keep the serials for them")
        .says("They stay yours until they are claimed.", serial);

    browser
        .signIn(bob)
        .open("/claim")
        .type("Serials, one a line", serial)
        .press("Claim")
        .says("The serials are yours now.");
  }

  @Test
  @Tag("rule-4.8")
  void relinquishingListsWhoLosesAccess(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    List<String> serials = shop.order(2, ada).serials();
    ada.shares(serials.get(1), bob.email());
    Replies.Activated used = bob.activates(serials.get(1), "desk");

    browser
        .signIn(ada)
        .follow(serials.get(0))
        .follow("Relinquish")
        .says("This cannot be done now", "The serial " + serials.get(1) + " is still in use.")
        .says("Release it there, from the application on desk.");
    assertThat(browser.driver().getPageSource()).doesNotContain("danger");
    bob.releases(used, "desk");

    browser
        .open(browser.path())
        .says("lose access to " + serials.get(1) + ": Bob")
        .looksWell("relinquish")
        .press("Relinquish")
        .says("The serials are no longer yours.", "You have no serials yet.");
  }

  @Test
  @Tag("rule-4.9")
  void whatIsRelinquishedCanBeKeptForSomebody(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    Customer eve = shop.customer("Eve");
    String serial = shop.order(1, ada).serials().get(0);

    browser
        .signIn(ada)
        .follow(serial)
        .follow("Relinquish")
        .type("Keep them for (e-mail)", bob.email());
    day(browser, LocalDate.now(ZoneOffset.UTC).plusDays(3));
    browser.press("Relinquish").says("The serials are no longer yours.");

    browser
        .signIn(eve)
        .open("/claim")
        .type("Serials, one a line", serial)
        .press("Claim")
        .says("is reserved for somebody else until");
    bob.does("/v1/claims", new Requests.Claim(List.of(serial)));
  }

  @Test
  @Tag("rule-4.8")
  void whatHasChangedSinceItWasReadIsReadAgain(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    String serial = shop.order(1, ada).serials().get(0);
    browser.signIn(ada).follow(serial).follow("Relinquish").doesNotSay("Bob");
    ada.shares(serial, bob.email());

    browser
        .press("Relinquish")
        .says("Something has changed meanwhile. Read again what will happen.", "Bob")
        .press("Relinquish")
        .says("The serials are no longer yours.");
  }

  /** Into the field for a day; how one types there is different for every language. */
  private static void day(Browser browser, LocalDate day) {
    browser
        .driver()
        .executeScript("document.getElementById('day').value = arguments[0]", day.toString());
  }
}
