package dev.licensing.core.wire;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request of the protocol, whatever carries it. The body is not copied; nobody may change it.
 *
 * @param method in capitals
 * @param path with a leading slash, without query
 * @param headers by name; case does not matter
 * @param body JSON in UTF-8, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
public record WireRequest(
    String method, String path, SortedMap<String, String> headers, byte[] body) {

  /** Copies the headers. */
  public WireRequest {
    headers = caseless(headers);
  }

  /** The value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  static SortedMap<String, String> caseless(Map<String, String> headers) {
    SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return Collections.unmodifiableSortedMap(copy);
  }
}
