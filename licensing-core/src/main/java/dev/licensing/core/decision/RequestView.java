package dev.licensing.core.decision;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.Request;
import java.util.Optional;

/**
 * An open request, for those who may know of it: the managers of its order, who see its users
 * anyway (rule 5.2), and the vendor.
 *
 * @param maker who asks; empty for an account that is no more, whose name nobody keeps (rule 8.7)
 */
public record RequestView(Request request, Optional<Maker> maker) {

  /** Whoever decides must know whom they decide about: a name alone is what somebody chose. */
  public record Maker(String name, Email email) {}
}
