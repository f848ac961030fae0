package dev.licensing.examples.server.serials;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Replies.SerialBody;
import dev.licensing.examples.server.web.Visit;
import java.util.List;
import java.util.Optional;

/** All that somebody owns, is assigned to, or uses; what they own first. */
record Estate(List<SerialBody> serials) {

  static Estate of(Visit visit) {
    return new Estate(visit.api().get("/v1/serials", Replies.Serials.class).serials());
  }

  /** The serial, if it is among them. */
  Optional<SerialBody> find(String serial) {
    return serials.stream().filter(known -> known.serial().equals(serial)).findFirst();
  }

  List<String> products() {
    return serials.stream().map(SerialBody::product).distinct().sorted().toList();
  }
}
