package dev.licensing.core.wire;

import java.util.Optional;
import java.util.SortedMap;

/**
 * A response of the protocol, whatever carries it. The body is not copied; nobody may change it.
 *
 * @param status of HTTP
 * @param headers by name; case does not matter
 * @param body JSON in UTF-8, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
public record WireResponse(int status, SortedMap<String, String> headers, byte[] body) {

  /** Copies the headers. */
  public WireResponse {
    headers = WireRequest.caseless(headers);
  }

  /** The value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
