package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.RuntimeCheck;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.VerifiedRuntimeKey;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.wire.Replies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where deployed applications may run. */
@InTheBrowser
class HostPagesTest {

  private static final String PRODUCTION = "Add host names for production";
  private static final String TESTS = "Add host names for tests";
  private static final Pattern KEY = Pattern.compile("\"keys\":\\[\"([^\"]+)\"");

  @Test
  @Tag("rule-9.1")
  @Tag("rule-9.2")
  @Tag("rule-9.3")
  void aManagerNamesHostsAndGetsAKeyThatVerifiesOffline(
      Shop shop, Browser browser, @TempDir Path downloads) throws Exception {
    Customer customer = shop.customer("Ada");
    Replies.Issued order = shop.order(1, customer);
    browser
        .signIn(customer)
        .open("/orders/" + order.order())
        .follow("Host names and keys")
        .isAt("Host names and runtime keys")
        .says("0 of 2 host names are used.", "Add a host name first.", "No key is valid");
    assertThat(browser.button("Make a production key").isEnabled()).isFalse();

    browser
        .type(PRODUCTION, "App.Example.org\nwww.example.org.")
        .press("Add for production")
        .says("The host names were changed. Make a new key")
        .says("app.example.org", "www.example.org", "2 of 2 host names are used.")
        .says("No more can be added.")
        .looksWell("order-hosts")
        .press("Make a production key")
        .isAt("Runtime key")
        .says("production", "none are valid")
        .looksWell("runtime-key");
    String shown = key(browser);
    VerifiedRuntimeKey key = verified(shop, shown);
    assertThat(key.onHost("app.example.org", Instant.now()).permitted()).isTrue();
    assertThat(key.onHost("example.org", Instant.now()).outcome())
        .isEqualTo(RuntimeCheck.Outcome.WRONG_HOST);
    assertThat(key.test()).isFalse();
    assertThat(downloaded(browser, downloads, "runtime-key-production.jws")).isEqualTo(shown);

    browser
        .follow("Back to the host names")
        .says("Keys that were made before stay valid, the last of them until ")
        .says("A changed list needs a new key.");
    browser
        .driver()
        .findElement(org.openqa.selenium.By.cssSelector("[aria-label='Remove www.example.org']"))
        .click();
    browser
        .says("The host names were changed.", "1 of 2 host names are used.")
        .press("Make a production key")
        .says("stay valid, the last of them until ");
  }

  @Test
  @Tag("rule-9.1")
  @Tag("rule-9.2")
  void aRefusalSaysEverythingAndATestKeySaysThatItIsOneAlsoWithoutScript(Shop shop, Browser browser)
      throws Exception {
    Customer customer = shop.customer("Ada");
    Replies.Issued order = shop.order(1, customer);
    browser
        .script(false)
        .signIn(customer)
        .open("/orders/" + order.order() + "/hosts")
        .type(TESTS, "*.example.org a.example.org b.example.org")
        .press("Add for tests")
        .says("Wildcards like *.example.org are not allowed here; name each host.")
        .says("There would be 3 host names, and 2 is the limit.")
        .says("Remove other host names, or name fewer.")
        .type(TESTS, "not a host!")
        .press("Add for tests")
        .says("Something in the form is not as it has to be.")
        .type(TESTS, "test.example.org")
        .press("Add for tests")
        .press("Make a test key")
        .says("tests");
    assertThat(verified(shop, key(browser)).test()).isTrue();
  }

  private static String key(Browser browser) {
    String text = browser.field("Runtime key").getDomProperty("value");
    assertThat(text).isNotNull();
    return text;
  }

  private static String downloaded(Browser browser, Path folder, String name) throws Exception {
    browser
        .driver()
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", folder.toString()));
    browser.tap("Download the key");
    Path file = folder.resolve(name);
    for (int tries = 0; tries < 400 && !Files.exists(file); tries++) {
      Thread.sleep(50);
    }
    return Files.readString(file);
  }

  private static VerifiedRuntimeKey verified(Shop shop, String key) throws Exception {
    Matcher trusted = KEY.matcher(new Wire(shop).get("/v1/keys").body());
    assertThat(trusted.find()).isTrue();
    LicenseVerifier verifier =
        new LicenseVerifier(
            new ProductId("studio"), TrustedKeys.of(TrustedKey.parse(trusted.group(1))));
    return ((Verification.Accepted<VerifiedRuntimeKey>) verifier.verifyRuntimeKey(key)).value();
  }
}
