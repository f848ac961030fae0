package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a session is worth once it has ended, in the cookie and in the browser. */
@InTheBrowser
class SessionsTest {

  private static final String PERSON = "__Host-licensing";
  private static final String STAFF = "__Host-licensing-staff";

  @Test
  void whoSignsInAgainHasLeftTheSessionBefore(Shop shop) throws Exception {
    Customer ada = shop.customer("Ada");
    Wire wire = new Wire(shop).signIn(ada);
    String before = wire.cookies().get(PERSON);
    wire.signIn(ada);

    assertThat(wire.get("/profile").statusCode()).isEqualTo(200);
    wire.cookies().put(PERSON, before);
    assertThat(Wire.location(wire.get("/profile"))).isEqualTo("/sign-in");
  }

  @Test
  void whoSignsInAfterASessionHasEndedElsewhereSignsIn(Shop shop) throws Exception {
    Customer ada = shop.customer("Ada");
    Wire here = new Wire(shop).signIn(ada);
    Wire there = new Wire(shop).signIn(ada);
    there.form("/profile", "/sign-out-everywhere", Map.of());

    here.signIn(ada);

    assertThat(here.get("/profile").statusCode()).isEqualTo(200);
  }

  @Test
  void staffWhoSignInAgainHaveLeftTheSessionBefore(Shop shop) throws Exception {
    Wire wire = new Wire(shop).staff(Shop.VENDOR);
    String before = wire.cookies().get(STAFF);
    wire.staff(Shop.VIEWER);

    assertThat(Wire.location(wire.get("/console"))).startsWith("/console/").doesNotContain("sign");
    wire.cookies().put(STAFF, before);
    assertThat(Wire.location(wire.get("/console"))).isEqualTo("/console/sign-in");
  }

  @Test
  void goingBackAfterSigningOutShowsNothing(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    browser.signIn(ada).open("/profile").isAt("Profile").press("Sign out").isAt("Sign in");

    browser.driver().navigate().back();

    browser.isAt("Sign in");
    assertThat(browser.driver().getPageSource()).doesNotContain(ada.email());
  }

  @Test
  void nothingIsKeptInTheBrowserButCookies(Shop shop, Browser browser) throws Exception {
    browser.signIn(shop.customer("Ada")).open("/profile").isAt("Profile");

    assertThat(
            browser
                .driver()
                .executeScript(
                    "return localStorage.length + sessionStorage.length"
                        + " + document.cookie.length"))
        .isEqualTo(0L);
  }

  @Test
  void anEasyPasswordIsRefusedByThePagesToo(Shop shop, Browser browser) {
    browser
        .open("/sign-up")
        .type("Name", "Grace")
        .type("E-mail", "grace3@shop.example")
        .type("New password", "sunshine1")
        .type("New password again", "sunshine1")
        .press("Sign up")
        .says("This was not done", "too easy to guess");
  }
}
