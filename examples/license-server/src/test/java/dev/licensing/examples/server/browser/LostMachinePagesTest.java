package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.Replies;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is done about a machine that cannot be reached, and about one that is gone for good. */
@InTheBrowser
class LostMachinePagesTest {

  @Test
  @Tag("rule-3.2")
  @Tag("rule-3.5")
  void forceReleaseSaysWhatItMeansAsksForTheStatementAndFreesTheSeat(Shop shop, Browser browser)
      throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    String serial = shop.order(1, ada).serials().get(0);
    ada.shares(serial, bob.email());
    bob.activates(serial, "attic");

    browser.signIn(ada).follow(serial);
    browser.follow("Force release from attic");
    browser
        .isAt("Force release")
        .says("attic", "Bob", "the serial may be in use twice", "A cool-down begins: until")
        .looksWell("force-release")
        .type("Reason", "The attic has burnt down")
        .press("Force release")
        .says("This was not done", "Confirm that the other machine cannot be reached.")
        .says("Release it there, from the application on attic.");
    assertThat(browser.field("Reason").getDomProperty("value"))
        .isEqualTo("The attic has burnt down");
    browser
        .tick("I state that this machine cannot be reached")
        .press("Force release")
        .isAt("Serial")
        .says("The seat is free.", "Available", "Cool-down until");

    assertThat(shop.letter(bob.email(), Pattern.compile("burnt"))).contains("attic");
  }

  @Test
  @Tag("rule-3.3")
  void duringTheCoolDownItIsRefusedBeforehandWithTheInstant(Shop shop, Browser browser)
      throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, ada).serials().get(0);
    ada.activates(serial, "attic");
    ada.activates(serial, "cellar");
    forceRelease(browser.signIn(ada).follow(serial), "attic");

    browser.says("That can be done again from").looksWell("serial-cool-down");
    browser.follow("Force release from cellar");
    browser
        .says("This cannot be done now", "was force released or reactivated a short time ago")
        .says("Wait until")
        .looksWell("force-release-cool-down");
    assertThat(browser.driver().getPageSource()).doesNotContain("unreachable");
  }

  @Test
  @Tag("rule-3.2")
  void whoSignedInLongAgoProvesItAnewAndComesBack(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, ada).serials().get(0);
    ada.activates(serial, "attic");
    browser.script(false).signIn(ada).follow(serial);
    LongAgo.signedIn(ada);

    browser.follow("Force release from attic");
    browser
        .isAt("Confirm that it is you")
        .type("E-mail", ada.email())
        .type("Password", Shop.PASSWORD)
        .press("Sign in")
        .isAt("Force release")
        .tick("I state that this machine cannot be reached")
        .press("Force release")
        .says("The seat is free.");
  }

  @Test
  void aReportThatWasReadIsNotCarriedOutTwice(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, ada).serials().get(0);
    Replies.Activated used = ada.activates(serial, "attic");
    browser.script(false).signIn(ada).follow(serial);
    browser.follow("Force release from attic");
    ada.releases(used, "attic");

    browser
        .tick("I state that this machine cannot be reached")
        .press("Force release")
        .says("This was not done", "This activation has ended");
  }

  @Test
  @Tag("rule-7.1")
  @Tag("rule-7.2")
  void supportIsAskedForAMachineThatIsGoneForGood(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, ada).serials().get(0);
    ada.activates(serial, "sunk");

    browser.signIn(ada).follow(serial);
    browser.follow("Machine is lost for good: sunk");
    browser
        .isAt("Ask for a remote deactivation")
        .says("sunk", "0 of 3 used in the last 365 days")
        .looksWell("remote-deactivation")
        .type("What happened to the machine", "It lies in the harbour")
        .press("Ask support")
        .isAt("Support is asked")
        .says("0 of 3 used", "give them this number")
        .looksWell("remote-deactivation-asked")
        .follow("Back to the serial")
        .says("In use: 1 of 2");
  }

  private static void forceRelease(Browser browser, String machine) {
    browser
        .follow("Force release from " + machine)
        .tick("I state that this machine cannot be reached")
        .press("Force release")
        .says("The seat is free.");
  }
}
