package dev.licensing.server;

import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.body.Responses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server says about itself. */
final class ServerDesk {

  private final Desk desk;

  /**
   * The description of the protocol, as it is shipped. Read when it is first asked for: most
   * servers are never asked, and tests start many.
   */
  private static final class Document {
    static final String TEXT = read();

    private static String read() {
      try (InputStream in = ServerDesk.class.getResourceAsStream("openapi.json")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  ServerDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/keys", Who.ANYBODY, this::keys).gives(Replies.Keys.class, 200),
        Route.get("/.well-known/jwks.json", Who.ANYBODY, this::jwks).gives(Replies.Jwks.class, 200),
        Route.get("/v1/live", Who.ANYBODY, this::live).gives(Replies.Health.class, 200),
        Route.get("/v1/health", Who.ANYBODY, this::health).gives(Replies.Health.class, 200),
        Route.get("/v1/openapi.json", Who.ANYBODY, call -> Responses.document(Document.TEXT))
            .gives(Map.class, 200));
  }

  private WireResponse keys(Call call) {
    return Responses.json(
        200,
        new Replies.Keys(
            desk.settings.keys().stream().map(TrustedKey::toString).toList(),
            List.copyOf(desk.settings.revokedKeys()),
            desk.settings.keySet().orElse(null)));
  }

  private WireResponse jwks(Call call) {
    return Responses.json(
        200, new Replies.Jwks(desk.settings.keys().stream().map(ServerDesk::jwk).toList()));
  }

  private static Replies.Jwk jwk(TrustedKey key) {
    String bytes = key.toString().substring(key.id().length() + 1);
    return Replies.Jwk.ed25519(key.id(), bytes);
  }

  /**
   * Who does not answer this is to be started again; a store out of reach is no reason for that.
   */
  private WireResponse live(Call call) {
    return Responses.json(200, new Replies.Health("UP"));
  }

  /** Up is who reaches the store: only then requests are worth sending. */
  private WireResponse health(Call call) {
    desk.settings.store().read(FactsNeeded.by(call.now(), Optional.empty()));
    return Responses.json(200, new Replies.Health("UP"));
  }
}
