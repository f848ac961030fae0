package dev.licensing.server;

import dev.licensing.core.wire.WireResponse;
import java.util.List;
import java.util.Optional;

/**
 * One line of the protocol's table.
 *
 * @param pattern the path; {@code {id}} stands for one segment
 */
record Route(String method, String pattern, Who who, Handler handler) {

  /** Who may call. */
  enum Who {
    ANYBODY,
    PERSON,
    PERSON_OR_INSTALLATION,
    VENDOR
  }

  /** Does what is asked. */
  interface Handler {
    WireResponse handle(Call call);
  }

  /** What stands for {@code {id}} if the path is of this form: a text, empty if there is none. */
  Optional<String> match(String path) {
    List<String> wanted = List.of(pattern.split("/", -1));
    List<String> given = List.of(path.split("/", -1));
    if (wanted.size() != given.size()) {
      return Optional.empty();
    }
    String id = "";
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).equals("{id}")) {
        id = given.get(i);
      } else if (!wanted.get(i).equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(id);
  }
}
