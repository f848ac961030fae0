package dev.licensing.client.protocol;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request of the protocol, before it is written down.
 *
 * @param body a record of {@code dev.licensing.core.wire.Requests}, if there is one
 */
public record Call(
    String method, String path, Optional<Object> body, SortedMap<String, String> headers) {

  /** Reads something. */
  public static Call get(String path) {
    return new Call("GET", path, Optional.empty(), new TreeMap<>());
  }

  /** Changes something. */
  public static Call post(String path, Object body) {
    return new Call("POST", path, Optional.of(body), new TreeMap<>());
  }

  /** Removes something. */
  public static Call delete(String path) {
    return new Call("DELETE", path, Optional.empty(), new TreeMap<>());
  }

  /** In the name of whom this token was given to. */
  public Call bearing(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** In the name of the installation that has this license file. */
  public Call licensed(String compact) {
    return with("Authorization", "License " + compact);
  }

  /** The server does it once, however often it is sent under this key (rule 2.4). */
  public Call once(String key) {
    return with("Idempotency-Key", key);
  }

  /** Only if the report confirmed is still the right one. */
  public Call confirming(String hash) {
    return with("If-Match", "\"" + hash + "\"");
  }

  private Call with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Call(method, path, body, more);
  }

  /** Credentials stay out of it. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
