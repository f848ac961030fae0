package dev.licensing.examples.server.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who asks, where proxies stand in front. Each adds the address it was asked from to {@code
 * X-Forwarded-For}; only what our own have added is believed, for anybody can begin that line.
 *
 * @param count how many of ours stand in front, one behind the other; none: nobody is believed
 */
public record Proxies(int count) {

  /** The address of the client, which guesses are counted for. */
  public String client(Context http) {
    return client(Collections.list(http.req().getHeaders("X-Forwarded-For")), http.ip());
  }

  /** The same, of the lines of the header and the address that has connected. */
  String client(List<String> lines, String connected) {
    List<String> addresses =
        Stream.concat(
                lines.stream().flatMap(line -> Arrays.stream(line.split(",", -1))),
                Stream.of(connected))
            .map(String::strip)
            .toList();
    return addresses.get(Math.max(0, addresses.size() - 1 - count));
  }
}
