package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Signing up and in, passwords, the profile. */
@InTheBrowser
class AccountPagesTest {

  private static final Pattern LINK = Pattern.compile("(http://localhost\\S+)");

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
        .open(link(shop, "grace@shop.example"))
        .isAt("Confirm your account")
        .looksWell("confirm")
        .press("Confirm")
        .says("Your account is ready.")
        .type("E-mail", "grace@shop.example")
        .type("Password", Shop.PASSWORD)
        .press("Sign in");

    assertThat(browser.menu()).contains("Grace");
  }

  static URI link(Shop shop, String email) throws Exception {
    Matcher link = LINK.matcher(shop.letter(email, LINK));
    assertThat(link.find()).isTrue();
    return URI.create(link.group(1).replace("=3D", "="));
  }
}
