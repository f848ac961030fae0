package dev.licensing.server;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import dev.licensing.server.body.Problems;
import dev.licensing.server.body.Responses;
import dev.licensing.server.body.StrictReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol of {@code docs/reference/http.md}: a request in, a response out. Whatever carries
 * HTTP mounts it by handing over all requests below {@code /v1}, and that for {@code
 * /.well-known/jwks.json}. Safe for use by several threads; holds no thread and nothing to close.
 *
 * <p>Logs to {@code dev.licensing.server}: one line for each problem, with the instance the answer
 * names, without personal data and without serials.
 */
public final class LicenseEndpoint {

  /**
   * The largest body that is read; whatever carries HTTP need not hand over more than one byte
   * more.
   */
  public static final int MOST_BODY_BYTES = StrictReader.MOST_BYTES;

  private static final Logger LOG = LoggerFactory.getLogger("dev.licensing.server");

  private final EndpointSettings settings;
  private final Callers callers;
  private final Desk desk;
  private final Routes routes;

  /** An endpoint. Takes as long as hashing one password does. */
  public LicenseEndpoint(EndpointSettings settings) {
    this(settings, Optional.empty());
  }

  /** The same, where the vendor also sees, and revives, the notices that were not delivered. */
  public LicenseEndpoint(EndpointSettings settings, Outbox outbox) {
    this(settings, Optional.of(outbox));
  }

  private LicenseEndpoint(EndpointSettings settings, Optional<Outbox> outbox) {
    this.settings = settings;
    Passwords passwords = new Passwords(settings);
    this.desk = new Desk(settings);
    this.callers = new Callers(settings, new Identities(desk, passwords), desk.licenses);
    this.routes = Routes.of(desk, passwords, outbox);
  }

  /** The protocol's table, for what is compared with it. */
  Routes routes() {
    return routes;
  }

  /**
   * Answers, whatever comes. Never throws.
   *
   * @param remoteAddress the IP address of the client; behind a proxy, of the client and not of the
   *     proxy, because guesses are counted for it
   */
  public WireResponse handle(WireRequest request, String remoteAddress) {
    UUID instance = instance();
    try {
      WireResponse response = respond(request, RemoteAddress.counted(remoteAddress), instance);
      if (response.status() >= 400) {
        ProblemLog.refused(LOG, request.method(), response);
      }
      return response;
    } catch (ProblemException e) {
      LOG.info("{} {} {}", Problems.name(instance), request.method(), e.code());
      return problem(e, instance);
    } catch (StoreException e) {
      LOG.warn(
          "{} {} store is {}: {}",
          Problems.name(instance),
          request.method(),
          e.kind(),
          ProblemLog.trace(e));
      return problem(
          new ProblemException(ProblemCode.UNAVAILABLE, "")
              .with("Retry-After", e.kind() == StoreException.Kind.BUSY ? 1 : 5),
          instance);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} {} failed: {}", Problems.name(instance), request.method(), ProblemLog.trace(e));
      return problem(new ProblemException(ProblemCode.INTERNAL_ERROR, ""), instance);
    }
  }

  private WireResponse respond(WireRequest request, String remote, UUID instance) {
    Routes.Found found = routes.find(request.method(), request.path());
    if (request.body().length > StrictReader.MOST_BYTES) {
      throw new ProblemException(ProblemCode.BODY_TOO_LARGE, "");
    }
    Instant now = settings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Actor by = callers.identify(request, found.route(), found.id(), now);
    Origin origin = new Origin(new CommandId(desk.ids.next()), now, by);
    Call call = new Call(request, instance, now, remote, found.id(), origin, new TreeMap<>());
    if (found.route().form().is(Form.Mark.GUESSABLE)) {
      desk.guesses.check(now, call.guessers());
    }
    return found.route().handler().handle(call);
  }

  /** Even without chance there is an answer; what needs chance then fails with it. */
  private UUID instance() {
    try {
      return desk.ids.next();
    } catch (RuntimeException e) {
      LOG.error("no random bytes: {}", ProblemLog.trace(e));
      return new UUID(0, 0);
    }
  }

  private static WireResponse problem(ProblemException problem, UUID instance) {
    return Responses.problem(Problems.of(problem, instance), problem);
  }
}
