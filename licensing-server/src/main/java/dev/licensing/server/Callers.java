package dev.licensing.server;

import dev.licensing.core.command.Actor;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.server.access.Secrets;
import dev.licensing.server.access.VendorKey;
import dev.licensing.server.access.VendorScope;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Finds out who asks, and whether that kind of caller may. */
final class Callers {

  private static final int LONGEST_TOKEN = 512;

  private final EndpointSettings settings;
  private final Identities identities;
  private final OwnLicenses licenses;

  Callers(EndpointSettings settings, Identities identities, OwnLicenses licenses) {
    this.settings = settings;
    this.identities = identities;
    this.licenses = licenses;
  }

  /**
   * Who asks.
   *
   * @param id what the path names
   * @throws ProblemException {@code NOT_SIGNED_IN} or {@code NOT_ALLOWED}
   */
  Actor identify(WireRequest request, Route route, String id, Instant now) {
    if (route.who() == Route.Who.ANYBODY) {
      return new Actor.Visitor();
    }
    String header =
        request.header("Authorization").orElseThrow(() -> notSignedIn("no Authorization header"));
    String[] parts = header.strip().split(" +", 2);
    if (parts.length < 2) {
      throw notSignedIn("Authorization has no token");
    }
    Actor actor =
        switch (parts[0].toLowerCase(Locale.ROOT)) {
          case "bearer" -> bearer(parts[1], now);
          case "license" -> licenses.holder(parts[1]);
          default -> throw notSignedIn("Authorization is neither Bearer nor License");
        };
    if (!allowed(actor, route.who(), id)) {
      throw new ProblemException(ProblemCode.NOT_ALLOWED, "");
    }
    if (actor instanceof Actor.Vendor vendor) {
      mustHaveScope(vendor, route.form().scope().orElseThrow());
    }
    return actor;
  }

  private void mustHaveScope(Actor.Vendor vendor, VendorScope needed) {
    VendorKey key = settings.vendorKeys().get(vendor.name());
    if (key == null || !key.scopes().contains(needed)) {
      throw new ProblemException(ProblemCode.NOT_ALLOWED, "the key needs the scope " + needed);
    }
  }

  /** The hash of the caller's own token. */
  static String tokenHash(WireRequest request) {
    String header = request.header("Authorization").orElseThrow().strip();
    return Secrets.sha256(header.split(" +", 2)[1]);
  }

  private static boolean allowed(Actor actor, Route.Who wanted, String id) {
    return switch (wanted) {
      case ANYBODY -> true;
      case PERSON -> actor instanceof Actor.Person;
      case PERSON_OR_INSTALLATION ->
          actor instanceof Actor.Person
              || (actor instanceof Actor.Installation installation
                  && installation.activation().toString().equals(id));
      case PERSON_OR_VENDOR -> actor instanceof Actor.Person || actor instanceof Actor.Vendor;
      case VENDOR -> actor instanceof Actor.Vendor;
    };
  }

  private Actor bearer(String token, Instant now) {
    Optional<Actor> own = token.length() > LONGEST_TOKEN ? Optional.empty() : own(token, now);
    return own.or(() -> identities.person(token, now))
        .orElseThrow(() -> notSignedIn("the token is unknown here"));
  }

  private Optional<Actor> own(String token, Instant now) {
    String hash = Secrets.sha256(token);
    return vendor(hash).or(() -> person(hash, now));
  }

  private Optional<Actor> vendor(String hash) {
    return settings.vendorKeys().entrySet().stream()
        .filter(entry -> Secrets.same(entry.getValue().hash(), hash))
        .<Actor>map(entry -> new Actor.Vendor(entry.getKey()))
        .findFirst();
  }

  /** At the very instant of its end a session holds no more (rule 11.1). */
  private Optional<Actor> person(String hash, Instant now) {
    Optional<Session> session = settings.sessions().find(hash);
    if (session.isPresent() && !now.isBefore(session.get().expiresAt())) {
      throw notSignedIn("the session ended at " + session.get().expiresAt());
    }
    return session.map(found -> new Actor.Person(found.account(), found.authenticatedAt()));
  }

  /** What is wrong with what the caller brought; of others it says nothing. */
  private static ProblemException notSignedIn(String detail) {
    return new ProblemException(ProblemCode.NOT_SIGNED_IN, detail);
  }
}
