package dev.licensing.testkit.conformance;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One request and its answer, for people to read; credentials are left out. */
@SuppressWarnings("ArrayRecordComponent") // bytes that were sent, never compared
record Exchange(HttpRequest request, byte[] sent, HttpResponse<byte[]> answer) {

  private static final int MOST_SHOWN = 1_500;
  private static final Pattern SECRETS =
      Pattern.compile("(\"(?:password|newPassword|token)\"\\s*:\\s*)\"[^\"]*\"");

  int status() {
    return answer.statusCode();
  }

  String body() {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "  request: "
        + request.method()
        + " "
        + request.uri().getRawPath()
        + headers(request.headers())
        + shown(sent)
        + System.lineSeparator()
        + "  answer:  "
        + answer.statusCode()
        + headers(answer.headers())
        + shown(answer.body());
  }

  private static String headers(HttpHeaders headers) {
    return headers.map().entrySet().stream()
        .filter(header -> !header.getKey().toLowerCase(Locale.ROOT).equals("date"))
        .map(header -> line(header.getKey() + ": " + value(header.getKey(), header.getValue())))
        .collect(Collectors.joining());
  }

  private static String value(String name, Iterable<String> values) {
    return name.toLowerCase(Locale.ROOT).equals("authorization")
        ? "(left out)"
        : String.join(", ", values);
  }

  private static String shown(byte[] body) {
    if (body.length == 0) {
      return "";
    }
    String text =
        SECRETS
            .matcher(new String(body, StandardCharsets.UTF_8))
            .replaceAll("$1\"(left out)\"")
            .replaceAll("\\p{Cntrl}", " ");
    return line(
        text.length() > MOST_SHOWN
            ? text.substring(0, MOST_SHOWN) + "... (" + body.length + " bytes)"
            : text);
  }

  private static String line(String text) {
    return System.lineSeparator() + "           " + text;
  }
}
