package dev.licensing.core.rule;

import dev.licensing.core.decision.Change;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Request;
import java.util.stream.Stream;

/** Nobody asks twice at a time for the same, in whatever words. */
final class Asking {

  private Asking() {}

  /** The request that is open from now on: this one, or one that asks for the same. */
  static Request once(Effects effects, Facts facts, Request request) {
    return open(facts, request)
        .findFirst()
        .orElseGet(
            () -> {
              effects.change(new Change.RequestMade(request));
              return request;
            });
  }

  /** The request is open from now on, in place of one that asks for the same. */
  static void anew(Effects effects, Facts facts, Request request) {
    open(facts, request).forEach(old -> effects.change(new Change.RequestClosed(old.id())));
    effects.change(new Change.RequestMade(request));
  }

  private static Stream<Request> open(Facts facts, Request request) {
    return facts.ownRequests().stream().filter(request::repeats);
  }
}
