package dev.licensing.testkit.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A request that is being put together. Immutable: each step makes another one. */
final class Ask {

  private final Http http;
  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;

  private Ask(Http http, String method, String path, Map<String, String> headers, byte[] body) {
    this.http = http;
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body;
  }

  static Ask of(Http http, String method, String path) {
    return new Ask(http, method, path, Collections.emptyMap(), new byte[0]);
  }

  /** With the person's bearer token. */
  Ask by(Person person) {
    return by("Bearer " + person.token());
  }

  /** With this {@code Authorization}. */
  Ask by(String authorization) {
    return with("Authorization", authorization);
  }

  Ask with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Ask(http, method, path, more, body);
  }

  /** Under this idempotency key. */
  Ask under(String key) {
    return with("Idempotency-Key", key);
  }

  /** Confirming the report with this hash. */
  Ask confirming(String hash) {
    return with("If-Match", '"' + hash + '"');
  }

  /** With this body: a record of the protocol, a map or a tree. */
  Ask body(Object json) {
    return text(Bodies.write(json));
  }

  /** With this text, which need not be JSON, as {@code application/json}. */
  Ask text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  Ask bytes(byte[] bytes) {
    return new Ask(http, method, path, with("Content-Type", "application/json").headers, bytes);
  }

  /** What comes back, whatever it is. */
  CompletableFuture<Answer> later() {
    return http.send(method, path, headers, body).thenApply(Answer::new);
  }

  /**
   * What comes back.
   *
   * @throws NotRun if nothing does, or this address is held up for its guesses
   */
  Answer send() {
    Answer answer = anyhow();
    if (answer.status() == 429) {
      throw new NotRun(
          "the server holds up requests from this address: wait "
              + answer.header("Retry-After").orElse("?")
              + " s, or raise its limit for guesses there");
    }
    return answer;
  }

  /** The same, and being held up is an answer like another. */
  Answer anyhow() {
    try {
      return later().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof NotRun why) {
        throw why;
      }
      throw e;
    }
  }
}
