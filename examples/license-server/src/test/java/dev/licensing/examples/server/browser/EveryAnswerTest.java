package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.examples.server.web.Assets;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is answered, page or not: a browser can be led to any address. */
@InTheBrowser
class EveryAnswerTest {

  private static final List<String> ANYTHING =
      List.of(
          "/sign-in",
          "/profile",
          "/no/such/page",
          Assets.PICO.path(),
          Assets.STYLE.path(),
          Assets.SCRIPT.path(),
          "/v1/health",
          "/v1/openapi.json",
          "/v1/serials",
          "/v1/nothing",
          "/.well-known/jwks.json");

  @Test
  void itTellsTheBrowserWhatToRefuse(Shop shop) throws Exception {
    for (String path : ANYTHING) {
      HttpHeaders headers = new Wire(shop).get(path).headers();

      assertThat(headers.allValues("Content-Security-Policy")).as(path).hasSize(1);
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'")
          .contains("frame-ancestors 'none'");
      assertThat(headers.allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
      assertThat(headers.allValues("Cache-Control")).as(path).hasSize(1);
      assertThat(headers.firstValue("Access-Control-Allow-Origin")).as(path).isEmpty();
    }
  }

  @Test
  void textSaysInWhichLettersItIsWritten(Shop shop) throws Exception {
    for (String path : ANYTHING.subList(2, 6)) {
      assertThat(new Wire(shop).get(path).headers().firstValue("Content-Type").orElse(""))
          .as(path)
          .containsIgnoringCase("charset=utf-8");
    }
  }

  @Test
  void whatIsNoProperRequestIsRefusedAndToldNothing(Shop shop) throws Exception {
    for (String request :
        List.of(
            "TRACE /sign-in HTTP/1.1\r\nHost: x\r\nX-Secret: told\r\n\r\n",
            "TRACE /v1/health HTTP/1.1\r\nHost: x\r\nX-Secret: told\r\n\r\n",
            "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n",
            "GET /sign-in HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
            "GET /a/../../v1/health HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /%2e%2e/sign-in HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /sign-in\u0000 HTTP/1.1\r\nHost: x\r\n\r\n")) {
      String answer = raw(shop, request);

      assertThat(answer).as(request).startsWith("HTTP/1.1 4");
      assertThat(answer.toLowerCase(java.util.Locale.ROOT))
          .as(request)
          .doesNotContain("jetty", "javalin", "told", "exception", "\tat ")
          .contains("content-security-policy: default-src 'none'", "nosniff");
    }
  }

  @Test
  void aFileBehindAFormIsBoundedToo(Shop shop) throws Exception {
    Wire wire = new Wire(shop);
    String token = wire.token("/sign-in").orElseThrow();
    String visit = wire.cookies().get("__Host-licensing-visit");

    assertThat(withFile(shop, visit, token, 60_000)).startsWith("HTTP/1.1 401");
    assertThat(withFile(shop, visit, token, 70_000)).startsWith("HTTP/1.1 413");
  }

  /** A wrong password, with a file of this size. */
  private static String withFile(Shop shop, String visit, String token, int size) throws Exception {
    String part = "--b\r\nContent-Disposition: form-data; name=\"";
    String body =
        part
            + "token\"\r\n\r\n"
            + token
            + "\r\n"
            + part
            + "email\"\r\n\r\nnobody@shop.example\r\n"
            + part
            + "password\"\r\n\r\nquite wrong\r\n"
            + part
            + "f\"; filename=\"f\"\r\n\r\n"
            + "x".repeat(size)
            + "\r\n--b--\r\n";
    return raw(
        shop,
        "POST /sign-in HTTP/1.1\r\nHost: localhost:"
            + shop.at("/").getPort()
            + "\r\n"
            + "Cookie: __Host-licensing-visit="
            + visit
            + "\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static String raw(Shop shop, String request) throws Exception {
    try (Socket socket = new Socket("localhost", shop.at("/").getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      byte[] answer = new byte[16_000];
      int read = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(read, 0), StandardCharsets.ISO_8859_1);
    }
  }
}
