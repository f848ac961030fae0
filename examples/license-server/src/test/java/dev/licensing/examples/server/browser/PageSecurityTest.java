package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.examples.server.MyAccountTable;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Page;
import dev.licensing.server.access.VendorScope;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold on every page, whoever wrote it; read from the table of pages. */
@InTheBrowser
class PageSecurityTest {

  private static final String SCRIPT = "<script>document.title='broken'</script>";

  private Wire wire;
  private Shop shop;

  @BeforeEach
  void begin(Shop opened) {
    shop = opened;
    wire = new Wire(opened);
  }

  /** A page with something in the place of every name in its path. */
  static String somewhere(Page page) {
    return page.path().replaceAll("\\{[a-z]+}", "AAAAAAAAAAAAAAAA").replace("*", "nowhere");
  }

  @Test
  void everyPageTellsTheBrowserWhatToRefuse() throws Exception {
    for (Page page : MyAccountTable.pages()) {
      HttpResponse<String> reply = wire.get(somewhere(page));

      assertThat(reply.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(page.path())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .contains("form-action 'self'", "base-uri 'none'")
          .doesNotContain("unsafe");
      assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(reply.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(reply.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void whoHasNotSignedInIsSentToSignIn() throws Exception {
    for (Page page : MyAccountTable.pages()) {
      if (page.show().isPresent() && page.audience() != Audience.ANYBODY) {
        HttpResponse<String> reply = wire.get(somewhere(page));

        assertThat(reply.statusCode()).as(page.path()).isEqualTo(303);
        assertThat(Wire.location(reply))
            .as(page.path())
            .isEqualTo(page.audience() == Audience.STAFF ? "/console/sign-in" : "/sign-in");
      }
    }
  }

  @Test
  void aCustomerIsNobodyInTheConsole() throws Exception {
    wire.signIn(shop.customer("Eve"));

    for (Page page : MyAccountTable.pages()) {
      if (page.show().isPresent() && page.audience() == Audience.STAFF) {
        assertThat(Wire.location(wire.get(somewhere(page))))
            .as(page.path())
            .isEqualTo("/console/sign-in");
      }
    }
  }

  @Test
  void aKeyOpensWhatItIsGoodFor() throws Exception {
    wire.staff(Shop.VIEWER);

    for (Page page : MyAccountTable.pages()) {
      if (page.scope().isPresent() && page.scope().get() != VendorScope.VIEW) {
        int status =
            page.show().isPresent()
                ? wire.get(somewhere(page)).statusCode()
                : wire.form("/console/orders", somewhere(page), Map.of()).statusCode();
        assertThat(status).as(page.path()).isEqualTo(403);
      }
    }
  }

  @Test
  void noFormIsTakenThatIsNotOurs() throws Exception {
    wire.signIn(shop.customer("Eve")).staff(Shop.VENDOR);
    String stolen = new Wire(shop).token("/sign-in").orElseThrow();

    for (Page page : MyAccountTable.pages()) {
      if (page.act().isPresent()) {
        for (String token : List.of("", "x", stolen)) {
          HttpResponse<String> reply = wire.post(somewhere(page), Map.of("token", token));
          assertThat(reply.statusCode()).as(page.path()).isEqualTo(403);
          assertThat(reply.body()).contains("FORM_EXPIRED");
        }
      }
    }
  }

  @Test
  void noFormIsTakenThatAnotherSiteHasSent() throws Exception {
    wire.signIn(shop.customer("Eve"));
    String token = wire.token("/profile").orElseThrow();
    Map<String, String> fields = Map.of("token", token, "once", "0123456789abcdef", "name", "Eva");

    for (String[] header :
        List.of(
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"},
            new String[] {"Origin", "https://elsewhere.example"})) {
      assertThat(wire.post("/profile/name", fields, header).statusCode()).isEqualTo(403);
    }
    assertThat(wire.post("/profile/name", fields).statusCode()).isEqualTo(303);
  }

  @Test
  void whoSignsInHasAnotherSessionThanBefore() throws Exception {
    Customer customer = shop.customer("Ada");
    wire.get("/sign-in");
    wire.cookies().put("__Host-licensing", "chosen by an attacker");
    String visit = wire.cookies().get("__Host-licensing-visit");
    String token = wire.token("/sign-in").orElseThrow();

    wire.signIn(customer);

    assertThat(wire.cookies().get("__Host-licensing")).isNotEqualTo("chosen by an attacker");
    assertThat(wire.cookies().get("__Host-licensing-visit")).isNotEqualTo(visit);
    assertThat(wire.post("/profile/name", Map.of("token", token)).statusCode()).isEqualTo(403);
  }

  @Test
  void cookiesAreForNobodyElse() throws Exception {
    wire.signIn(shop.customer("Ada")).staff(Shop.VENDOR);

    assertThat(wire.setCookies())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("__Host-")
                    .contains("HttpOnly")
                    .contains("Secure")
                    .contains("SameSite=Lax")
                    .contains("Path=/")
                    .doesNotContain("Domain")
                    .doesNotContain(Shop.VENDOR));
  }

  @Test
  void whoSignsOutIsOut() throws Exception {
    Customer customer = shop.customer("Ada");
    wire.signIn(customer).staff(Shop.VENDOR);
    Map<String, String> kept = Map.copyOf(wire.cookies());

    wire.form("/profile", "/sign-out", Map.of());
    wire.form("/console/sign-in", "/console/sign-out", Map.of());
    wire.cookies().putAll(kept);

    assertThat(Wire.location(wire.get("/profile"))).isEqualTo("/sign-in");
    wire.cookies().putAll(kept);
    assertThat(Wire.location(wire.get("/console"))).isEqualTo("/console/sign-in");
  }

  @Test
  void nobodyIsLedElsewhereBySigningIn() throws Exception {
    Customer customer = shop.customer("Ada");
    for (String next :
        List.of("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "")) {
      HttpResponse<String> reply =
          new Wire(shop)
              .form(
                  "/sign-in",
                  "/sign-in",
                  Map.of("email", customer.email(), "password", Shop.PASSWORD, "next", next));

      assertThat(reply.headers().firstValue("Location")).as(next).contains("/serials");
    }
  }

  /** A proxy sends what many people ask on one connection. */
  @Test
  void aTokenIsReadAsItWasSentWhateverCameBeforeIt() throws Exception {
    Customer customer = shop.customer("Ada");
    String beginning = customer.token().replaceFirst("^([^A-Za-z]*[A-Za-z]).*", "$1");
    String swapped =
        beginning.equals(beginning.toLowerCase(Locale.ROOT))
            ? beginning.toUpperCase(Locale.ROOT)
            : beginning.toLowerCase(Locale.ROOT);

    try (Socket connection = new Socket("localhost", shop.at("/").getPort())) {
      assertThat(statusOfAccount(connection, swapped)).isEqualTo("HTTP/1.1 401 Unauthorized");
      assertThat(statusOfAccount(connection, swapped)).isEqualTo("HTTP/1.1 401 Unauthorized");
      assertThat(statusOfAccount(connection, customer.token())).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  private static String statusOfAccount(Socket connection, String token) throws IOException {
    String request =
        "GET /v1/account HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n";
    connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    DataInputStream in = new DataInputStream(connection.getInputStream());
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readByte());
    }
    Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
    assertThat(length.find()).isTrue();
    in.skipNBytes(Integer.parseInt(length.group(1)));
    return head.substring(0, head.indexOf("\r\n"));
  }

  @Test
  void whatSomebodyWroteIsNeverAScript(Browser browser) throws Exception {
    Customer customer = shop.customer("Mallory");
    customer.does("/v1/account/name", Map.of("name", SCRIPT));

    browser.signIn(customer).open("/profile");

    assertThat(browser.driver().getTitle()).doesNotContain("broken");
    assertThat(browser.menu()).contains(SCRIPT);
  }

  @Test
  void whatAnAddressSaysIsNeverAScript(Browser browser) throws Exception {
    String words = "%3Cscript%3Edocument.title%3D%27broken%27%3C/script%3E%22%3E";
    for (Page page : MyAccountTable.pages()) {
      if (page.audience() == Audience.ANYBODY && page.show().isPresent()) {
        String path = somewhere(page) + "?proof=" + words + "&next=" + words + "&done=" + words;
        assertThat(wire.get(path).body()).as(path).doesNotContain("<script>document");
        browser.open(path);
        assertThat(browser.driver().getTitle()).doesNotContain("broken");
      }
    }
  }

  @Test
  void thereIsNothingWhereThereIsNothing() throws Exception {
    HttpResponse<String> reply = wire.get("/no/such/page");

    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(reply.body()).contains("There is no such page");
  }
}
