package dev.licensing.server;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.WireRequest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A request that has found its route and its caller.
 *
 * @param instance names the answer, if it becomes a problem
 * @param remote the address guesses are counted for
 * @param id what the path names; may be empty, may be anything
 * @param typed how the caller wrote each serial; filled in while reading
 */
record Call(
    WireRequest request,
    UUID instance,
    Instant now,
    String remote,
    String id,
    Origin origin,
    Map<SerialNumber, String> typed) {

  /** The same request, in the name of who is known only now. */
  Call by(Actor author) {
    Origin theirs = new Origin(origin.id(), origin.at(), author);
    return new Call(request, instance, now, remote, id, theirs, typed);
  }

  /** Whose guesses are counted; all visitors together are nobody. */
  String[] guessers() {
    if (origin.by() instanceof Actor.Visitor) {
      return new String[] {"from " + remote};
    }
    return new String[] {"by " + scope(), "from " + remote};
  }

  /** Whose idempotency keys are whose. */
  String scope() {
    Actor by = origin.by();
    if (by instanceof Actor.Person person) {
      return "account:" + person.account();
    }
    if (by instanceof Actor.Installation installation) {
      return "activation:" + installation.activation();
    }
    return by instanceof Actor.Vendor vendor ? "vendor:" + vendor.name() : "visitor";
  }
}
