package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Signing up and in, passwords, the profile. */
@InTheBrowser
class AccountPagesTest {

  private static final String OTHER = "quite another sentence";

  @Test
  void whoSignsUpProvesTheAddressByMailAndSignsIn(Shop shop, Browser browser) throws Exception {
    browser
        .open("/")
        .isAt("Sign in")
        .looksWell("sign-in")
        .follow("Sign up")
        .isAt("Sign up")
        .looksWell("sign-up")
        .type("Name", "Grace")
        .type("E-mail", "grace@shop.example")
        .type("New password", Shop.PASSWORD)
        .type("New password again", Shop.PASSWORD)
        .press("Sign up")
        .says("a mail is on its way");

    browser
        .open(link(shop, "grace@shop.example", "confirm"))
        .isAt("Confirm your account")
        .looksWell("confirm")
        .press("Confirm")
        .says("Your account is ready.")
        .type("E-mail", "grace@shop.example")
        .type("Password", Shop.PASSWORD)
        .press("Sign in");

    assertThat(browser.menu()).contains("Grace");
  }

  @Test
  void whoTypesTwoPasswordsIsToldAndTypesNothingElseAgain(Shop shop, Browser browser) {
    browser
        .open("/sign-up")
        .type("Name", "Grace")
        .type("E-mail", "grace2@shop.example")
        .type("New password", Shop.PASSWORD)
        .type("New password again", OTHER)
        .press("Sign up")
        .says("This was not done", "The two passwords are not the same.");

    assertThat(browser.field("Name").getDomProperty("value")).isEqualTo("Grace");
    assertThat(browser.field("E-mail").getDomProperty("value")).isEqualTo("grace2@shop.example");
    assertThat(browser.field("New password").getDomProperty("value")).isEmpty();
  }

  @Test
  void aWrongPasswordIsToldWithoutSayingWhatIsWrong(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");

    browser
        .open("/sign-in")
        .type("E-mail", ada.email())
        .type("Password", OTHER)
        .press("Sign in")
        .says("E-mail address and password do not fit together.")
        .isAccessible();
    assertThat(browser.path()).isEqualTo("/sign-in");
  }

  @Test
  void whoGuessesTooOftenHasToWait(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    for (int i = 0; i < 10; i++) {
      shop.send(
          "", "/v1/sessions", new dev.licensing.core.wire.Requests.SignIn(ada.email(), OTHER + i));
    }

    browser.signIn(ada).says("There were too many attempts.");
  }

  @Test
  void aForgottenPasswordIsReplacedByMail(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");

    browser
        .open("/sign-in")
        .follow("Forgotten password")
        .isAt("Forgotten password")
        .looksWell("forgotten")
        .type("E-mail", ada.email())
        .press("Send the link")
        .says("a mail is on its way");
    URI link = link(shop, ada.email(), "new-password");
    browser
        .open(link)
        .isAt("Choose a new password")
        .looksWell("new-password")
        .type("New password", OTHER)
        .type("New password again", OTHER)
        .press("Change the password")
        .says("Your password was changed")
        .type("E-mail", ada.email())
        .type("Password", OTHER)
        .press("Sign in");
    assertThat(browser.menu()).contains("Ada");

    browser
        .open(link)
        .type("New password", Shop.PASSWORD)
        .type("New password again", Shop.PASSWORD)
        .press("Change the password")
        .says("This link is no longer valid");
  }

  @Test
  void theProfileIsChanged(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String address = "new-" + ada.email();

    browser
        .signIn(ada)
        .open("/profile")
        .isAt("Profile")
        .looksWell("profile")
        .type("Name", "Ada Lovelace")
        .press("Change the name")
        .says("Your name was changed.");
    assertThat(browser.menu()).contains("Ada Lovelace");

    browser.type("E-mail", address).press("Change the address").says("a mail is on its way");
    browser
        .open(link(shop, address, "confirm-email"))
        .isAt("Confirm your new address")
        .press("Confirm")
        .says("Your e-mail address was changed.")
        .open("/profile");
    assertThat(browser.field("E-mail").getDomProperty("value")).isEqualTo(address);

    browser
        .type("Password", Shop.PASSWORD)
        .type("New password", OTHER)
        .type("New password again", OTHER)
        .press("Change the password")
        .isAt("Sign in")
        .says("Your password was changed, and every device signed out.");
  }

  @Test
  void whoSignsOutEverywhereIsOutEverywhere(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");

    browser
        .signIn(ada)
        .open("/profile")
        .press("Sign out everywhere")
        .says("You are signed out on every device.");

    assertThat(shop.send(ada.token(), "/v1/claims", java.util.Map.of()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void allOfItWorksWithoutScript(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");

    browser
        .script(false)
        .signIn(ada)
        .open("/profile")
        .type("Name", "Ada King")
        .press("Change the name")
        .says("Your name was changed.")
        .press("Sign out")
        .says("You are signed out.");
  }

  @Test
  void theVendorsPeopleSignInWithTheirKey(Shop shop, Browser browser) throws Exception {
    browser
        .open("/console")
        .isAt("Vendor console")
        .looksWell("console-sign-in")
        .type("API key", "no key of the vendor at all")
        .press("Sign in")
        .says("This is no key of the vendor.");

    browser.staff(Shop.VENDOR);
    assertThat(browser.menu()).contains("Sign out vendor");
  }

  /** The link in a mail, to this page. */
  static URI link(Shop shop, String email, String page) throws Exception {
    Pattern wanted = Pattern.compile("(http://localhost\\S+/" + page + "\\?proof=\\S+)");
    Matcher link = wanted.matcher(shop.letter(email, wanted));
    assertThat(link.find()).isTrue();
    return URI.create(link.group(1));
  }
}
