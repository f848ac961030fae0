package dev.licensing.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody between a client and its server who changes what is said. */
final class Forging {

  private static final Pattern JWS =
      Pattern.compile("[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}");

  private Forging() {}

  static LicenseTransport changing(LicenseTransport server, UnaryOperator<String> change) {
    return request -> {
      WireResponse response = ((Answered) server.send(request)).response();
      String changed = change.apply(new String(response.body(), StandardCharsets.UTF_8));
      return new Answered(
          new WireResponse(
              response.status(), response.headers(), changed.getBytes(StandardCharsets.UTF_8)));
    };
  }

  static String replaceJws(String body, UnaryOperator<String> change) {
    Matcher matcher = JWS.matcher(body);
    return matcher.find() ? matcher.replaceFirst(change.apply(matcher.group())) : body;
  }

  /** Grace for ever, or another name: one bit of the payload is as good as any. */
  static String withChangedPayload(String jws) {
    int middle = jws.indexOf('.') + 20;
    char other = jws.charAt(middle) == 'A' ? 'B' : 'A';
    return jws.substring(0, middle) + other + jws.substring(middle + 1);
  }

  static String unsigned(String body) {
    return body.replaceAll("\"statement\":\"[^\"]*\"", "\"statement\":null");
  }

  /** Why an answer was not relied on. */
  static String detail(Reply<?> reply) {
    Reply.NoAnswer<?> none = (Reply.NoAnswer<?>) reply;
    assertThat(none.silence()).isEqualTo(Silence.NOT_TRUSTED);
    return none.detail();
  }
}
