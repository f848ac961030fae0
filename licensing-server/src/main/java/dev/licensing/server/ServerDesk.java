package dev.licensing.server;

import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.body.Responses;
import java.util.List;
import java.util.Optional;

/** What the server says about itself. */
final class ServerDesk {

  private final Desk desk;

  ServerDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/keys", Who.ANYBODY, this::keys).gives(Replies.Keys.class, 200),
        Route.get("/v1/health", Who.ANYBODY, this::health).gives(Replies.Health.class, 200));
  }

  private WireResponse keys(Call call) {
    return Responses.json(
        200, new Replies.Keys(desk.settings.keys().stream().map(TrustedKey::toString).toList()));
  }

  /** Up is who reaches the store. */
  private WireResponse health(Call call) {
    desk.settings.store().read(FactsNeeded.by(call.now(), Optional.empty()));
    return Responses.json(200, new Replies.Health("UP"));
  }
}
