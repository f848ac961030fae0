package dev.licensing.testkit;

import dev.licensing.core.model.Machine;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The protocol by hand: what a client in another language would send. */
record Wire(LicenseTransport transport) {

  /** Status 0 stands for no answer. */
  record Answer(int status, String body) {

    /** The text of a member whose name occurs once. */
    String text(String member) {
      Matcher found = Pattern.compile("\"" + member + "\":\"([^\"]*)\"").matcher(body);
      if (!found.find()) {
        throw new AssertionError("no " + member + " in " + body);
      }
      return found.group(1);
    }
  }

  Answer send(String method, String path, String authorization, String body) {
    Map<String, String> headers = new TreeMap<>();
    if (!authorization.isEmpty()) {
      headers.put("Authorization", authorization);
    }
    if (!body.isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return transport.send(new WireRequest(method, path, new TreeMap<>(headers), bytes))
            instanceof Answered answered
        ? new Answer(
            answered.response().status(),
            new String(answered.response().body(), StandardCharsets.UTF_8))
        : new Answer(0, "");
  }

  static String activation(SerialNumber serial, Machine machine, String nonce) {
    String components =
        machine.identity().components().entrySet().stream()
            .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    return """
    {"serial":"%s","machine":{"name":"%s","environment":"%s","components":%s},\
    "buildDate":null,"nonce":"%s"}"""
        .formatted(serial, machine.name(), machine.environment(), components, nonce);
  }
}
