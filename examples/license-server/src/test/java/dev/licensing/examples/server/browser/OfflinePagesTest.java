package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.licensing.core.identity.ComponentHash;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Files are carried to the page and back: what a machine without a network has instead of one. */
@InTheBrowser
@Tag("rule-12.5")
class OfflinePagesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String NONCE = "Y2FycmllZC1ieS1oYW5k";

  @TempDir Path folder;

  @Test
  void aRequestFileBecomesTheLicenseFileThatAnswersIt(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, ada).serials().get(0);

    browser
        .signIn(ada)
        .follow("Offline")
        .isAt("Machines without a network")
        .looksWell("offline")
        .field("Request file")
        .sendKeys(file("studio.license-request.json", request(serial, "lighthouse")));
    browser
        .press("Activate")
        .isAt("Your license file")
        .says("The seat is taken: 1 of 2 machines use " + serial)
        .looksWell("offline-license");

    assertThat(verified(shop, download(browser), "lighthouse").claims().serial().value())
        .isEqualTo(serial);
    browser.open("/serials").says("You on lighthouse", "In use: 1 of 2");
  }

  @Test
  void theTextCanBePastedAndCopiedWithoutScript(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, ada).serials().get(0);

    paste(browser.script(false).signIn(ada).open("/offline"), 0, request(serial, "bunker"));
    browser.press("Activate").isAt("Your license file");

    String license = browser.driver().findElement(By.id("license")).getDomProperty("value");
    assertThat(verified(shop, license, "bunker").claims().nonce()).isEqualTo(NONCE);
  }

  @Test
  void aReturnTicketFreesTheSeat(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    String serial = shop.order(1, ada).serials().get(0);
    Replies.Activated used = ada.activates(serial, "submarine");
    String ticket =
        JSON.writeValueAsString(
            new Requests.ReturnTicket(used.license(), Shop.machine("submarine")));

    browser
        .signIn(ada)
        .open("/offline")
        .field("Return ticket")
        .sendKeys(file("studio.return-ticket.json", ticket));
    browser.press("Return the seat").says("The seat is free.").open("/serials").says("Available");
  }

  @Test
  void whatIsNoRequestFileIsRefusedAndWhyIsSaid(Shop shop, Browser browser) throws Exception {
    Customer ada = shop.customer("Ada");
    Customer eve = shop.customer("Eve");
    String serial = shop.order(1, ada).serials().get(0);

    browser
        .signIn(eve)
        .open("/offline")
        .press("Activate")
        .says("Choose a file, or paste its text.");
    paste(browser, 0, "a shopping list");
    browser
        .press("Activate")
        .says("This was not done", "Something in the form is not as it has to");
    browser.open("/offline").press("Return the seat").says("Choose a file, or paste its text.");

    browser.open("/offline");
    paste(browser, 0, request(serial, "lighthouse"));
    browser
        .press("Activate")
        .says(
            "This was not done", "The owner of the serial " + serial + " has not given you access.")
        .says("Ask the owner for access.")
        .looksWell("offline-refused");
    assertThat(browser.driver().findElement(By.id("request-text")).getDomProperty("value"))
        .contains("lighthouse");
  }

  /** As the client writes it. */
  private static String request(String serial, String machine) throws Exception {
    return JSON.writeValueAsString(
        new Requests.Activate(serial, Shop.machine(machine), null, NONCE));
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toAbsolutePath().toString();
  }

  private static void paste(Browser browser, int form, String text) {
    browser.driver().findElements(By.tagName("summary")).get(form).click();
    var field = browser.driver().findElements(By.tagName("textarea")).get(form);
    field.clear();
    field.sendKeys(text);
  }

  private String download(Browser browser) throws Exception {
    browser
        .driver()
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", folder.toAbsolutePath().toString()));
    browser.tap("Download the license file");
    Path file = folder.resolve("license.txt");
    for (int tries = 0; tries < 200 && !Files.exists(file); tries++) {
      Thread.sleep(50);
    }
    return Files.readString(file);
  }

  private static VerifiedLicense verified(Shop shop, String file, String machine) throws Exception {
    HttpResponse<String> keys =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(shop.at("/v1/keys")).build(),
                HttpResponse.BodyHandlers.ofString());
    String key = JSON.readTree(keys.body()).get("keys").get(0).asText();
    Verification<VerifiedLicense> verification =
        new LicenseVerifier(new ProductId("studio"), TrustedKeys.of(TrustedKey.parse(key)))
            .verify(new UnverifiedLicense(file), identity(machine));
    assertThat(verification).isInstanceOf(Verification.Accepted.class);
    return ((Verification.Accepted<VerifiedLicense>) verification).value();
  }

  private static MachineIdentity identity(String machine) {
    SortedMap<ComponentKind, ComponentHash> components = new TreeMap<>();
    Shop.machine(machine)
        .components()
        .forEach(
            (kind, hash) -> components.put(ComponentKind.valueOf(kind), new ComponentHash(hash)));
    return new MachineIdentity(components);
  }
}
