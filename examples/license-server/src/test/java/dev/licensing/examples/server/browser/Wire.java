package dev.licensing.examples.server.browser;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser sends and gets, byte by byte; for what no honest browser would do. */
final class Wire {

  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final Shop shop;
  private final String address;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<String> setCookies = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  Wire(Shop shop) {
    this.shop = shop;
    this.address = shop.anotherAddress();
  }

  /** Asks for a page. */
  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(HttpRequest.newBuilder(shop.at(path)).GET(), headers);
  }

  /** Sends a form as a page would that was opened at {@code from}. */
  HttpResponse<String> form(String from, String path, Map<String, String> fields) throws Exception {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("token", token(from).orElse(""));
    all.put("once", "once-" + System.nanoTime() + "-0123456789");
    return post(path, all);
  }

  /** Sends fields, whatever they are. */
  HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
      throws Exception {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return send(
        HttpRequest.newBuilder(shop.at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
        headers);
  }

  /** Sends bytes as a script of a page would that was opened at {@code from}. */
  HttpResponse<String> raw(String from, String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(shop.at(path))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        "X-Form-Token",
        token(from).orElse(""));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    StringBuilder sent = new StringBuilder();
    cookies.forEach(
        (name, value) -> sent.append(sent.isEmpty() ? "" : "; ").append(name + "=" + value));
    request.header("X-Forwarded-For", address);
    if (!sent.isEmpty()) {
      request.header("Cookie", sent.toString());
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    for (String line : response.headers().allValues("Set-Cookie")) {
      setCookies.add(line);
      HttpCookie cookie = HttpCookie.parse(line).get(0);
      if (cookie.getValue().isEmpty()) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie.getValue());
      }
    }
    return response;
  }

  /** The token that forms of a page carry. */
  Optional<String> token(String path) throws Exception {
    Matcher token = TOKEN.matcher(get(path).body());
    return token.find() ? Optional.of(token.group(1)) : Optional.empty();
  }

  Wire signIn(Customer customer) throws Exception {
    form("/sign-in", "/sign-in", Map.of("email", customer.email(), "password", Shop.PASSWORD));
    return this;
  }

  Wire staff(String key) throws Exception {
    form("/console/sign-in", "/console/sign-in", Map.of("key", key));
    return this;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  /** Every line that ever set one. */
  List<String> setCookies() {
    return setCookies;
  }

  /** Where a reply sends the browser; empty if nowhere. */
  static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").map(URI::create).map(URI::getPath).orElse("");
  }
}
