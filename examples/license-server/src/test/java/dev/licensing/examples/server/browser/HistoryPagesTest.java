package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happened, told in sentences to whoever may know it. */
@InTheBrowser
@Tag("rule-14.4")
class HistoryPagesTest {

  @Test
  void everybodyReadsWhatHappenedInTheirOwnWords(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    String serial = shop.order(1, ada).serials().get(0);
    ada.shares(serial, bob.email());
    Replies.Activated used = bob.activates(serial, "attic");
    ada.does(
        "/v1/activations/" + used.activation() + "/force-release",
        new Requests.ForceRelease(true, "It has burnt down"));
    bob.activates(serial, "desk");

    browser
        .signIn(ada)
        .follow(serial)
        .follow("History of this serial")
        .says(serial, "Bob activated it on desk.", "You force released Bob's seat on attic.")
        .says("Reason: It has burnt down", "You assigned Bob.")
        .looksWell("serial-history");
    assertThat(browser.text())
        .containsSubsequence("Bob activated it on desk.", "force released", "You assigned Bob.");

    browser.script(false).signIn(bob).follow("History").isAt("History");
    browser.says("Ada force released your seat on attic.", "Ada assigned you.", serial);
  }

  @Test
  void whatWasRefusedIsToldWithItsReasonsToWhoTriedIt(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer bob = shop.customer("Bob");
    String serial = shop.order(1, ada).serials().get(0);
    ada.shares(serial, bob.email());
    bob.activates(serial, "desk");
    shop.send(ada.token(), "/v1/unassignments", new Requests.Share(List.of(serial), bob.email()));

    browser
        .signIn(ada)
        .follow("History")
        .says("You wanted to unassign Bob, which was refused.")
        .says("The user is still using the serial " + serial)
        .looksWell("history");

    browser.signIn(bob).follow("History").doesNotSay("unassign");
  }

  @Test
  void whoHasManySerialsChoosesOne(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    shop.order(30, ada);

    browser
        .signIn(ada)
        .follow("History")
        .says("You have too many serials to tell of all of them at once.")
        .follow("Choose one")
        .isAt("Serials");
  }

  @Test
  void theHistoryOfASerialIsForNobodyElse(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, ada).serials().get(0);
    String path = browser.signIn(ada).follow(serial).follow("History of this serial").path();

    browser
        .signIn(shop.customer("Eve"))
        .open(path)
        .isAt("There is no such page")
        .doesNotSay(serial);
  }
}
