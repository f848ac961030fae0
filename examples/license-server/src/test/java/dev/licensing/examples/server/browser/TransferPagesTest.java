package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders from a file, and into one. */
@InTheBrowser
class TransferPagesTest {

  @TempDir Path folder;

  private Path file(String reference, int orders, String more) throws Exception {
    Path file = folder.resolve("orders.csv");
    try (Writer csv = Files.newBufferedWriter(file)) {
      csv.write("order,product,terms\n");
      for (int i = 0; i < orders; i++) {
        csv.write(reference + i + ",studio,single-machine\n");
      }
      csv.write(more);
    }
    return file;
  }

  @Test
  void aFileIsImportedInSlicesAndWhatIsWrongInItIsTold(Shop shop, Browser browser)
      throws Exception {
    // Larger than a slice.
    String reference = "a-reference-as-long-as-".repeat(6) + UUID.randomUUID() + "-";
    Path file = file(reference, 26_000, reference + "wrong,studio,no-such-terms\n");
    assertThat(Files.size(file)).isGreaterThan(4L << 20);

    browser.staff(Shop.VENDOR).open("/console/transfer").isAt("Import and export");
    browser.looksWell("console-transfer");
    browser.field("CSV file of orders and serials").sendKeys(file.toString());
    browser.press("Import").says("The import goes on by itself");
    browser.waitFor("Finished: 26001 of 26001 rows").says("Rows that were not imported");
    browser.looksWell("console-imported");

    Wire wire = new Wire(shop).staff(Shop.VENDOR);
    assertThat(wire.get("/console/transfer/errors.csv").body())
        .contains("26002")
        .contains("no-such-terms");
    assertThat(wire.get("/console/transfer/results.csv").body().lines().count()).isEqualTo(26_001);
  }

  @Test
  void anImportIsStoppedAndGoneOnWith(Shop shop, Browser browser) throws Exception {
    Path file = file("stopped-" + UUID.randomUUID() + "-", 20_000, "");

    browser.staff(Shop.VENDOR).open("/console/transfer");
    browser.field("CSV file of orders and serials").sendKeys(file.toString());
    browser
        .press("Import")
        .press("Stop after this batch")
        .says("The import stops after this batch.")
        .waitFor("Stopped:")
        .press("Go on with the last import")
        .waitFor("Finished: 20000 of 20000 rows")
        .says("Orders issued\n20000");
  }

  @Test
  void aSmallFileIsImportedWithoutScriptAndAgainWithoutHarm(Shop shop, Browser browser)
      throws Exception {
    Path file = file("small-" + UUID.randomUUID() + "-", 3, "");

    browser.script(false).staff(Shop.VENDOR);
    for (String outcome : new String[] {"Orders issued\n3", "Orders there already\n3"}) {
      browser.open("/console/transfer");
      browser.field("CSV file of orders and serials").sendKeys(file.toString());
      browser.press("Import");
      for (int i = 0; i < 100 && !browser.text().contains("Finished: 3 of 3 rows"); i++) {
        browser.open("/console/transfer");
      }
      browser.says("Finished: 3 of 3 rows", outcome);
    }
  }

  @Test
  void whatIsNoFileOfOrdersIsRefused(Shop shop, Browser browser) throws Exception {
    Path file = Files.writeString(folder.resolve("letter.csv"), "Dear Sir,\nor Madam\n");

    browser.staff(Shop.VENDOR).open("/console/transfer");
    browser.field("CSV file of orders and serials").sendKeys(file.toString());
    browser.press("Import").says("This was not done");
  }

  @Test
  void everythingIsExported(Shop shop) throws Exception {
    String serial = shop.order(1, shop.customer("Ada")).serials().get(0);

    HttpResponse<String> export =
        new Wire(shop).staff(Shop.VENDOR).get("/console/transfer/orders.csv");

    assertThat(export.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"orders.csv\"");
    assertThat(export.body()).startsWith("order,").contains(serial);
  }

  @Test
  void aSliceThatIsNotTheNextIsNotTaken(Shop shop) throws Exception {
    Wire wire = new Wire(shop).staff(Shop.VENDOR);
    String slices = "/console/transfer/slices/an-upload-of-this-test/";

    assertThat(wire.raw("/console/transfer", slices + "0", "first").body()).isEqualTo("5");
    assertThat(wire.raw("/console/transfer", slices + "9", "lost").body()).isEqualTo("5");
    assertThat(wire.raw("/console/transfer", slices + "5", "next").body()).isEqualTo("9");
    assertThat(wire.post(slices + "9", Map.of()).statusCode()).isEqualTo(403);
    assertThat(
            wire.raw("/console/transfer", "/console/transfer/slices/..%2F..%2Fkeys/0", "x")
                .statusCode())
        .isGreaterThanOrEqualTo(400);
  }
}
