package dev.licensing.client;

import dev.licensing.client.answer.Verdict;
import dev.licensing.client.lifecycle.Custody;
import dev.licensing.client.lifecycle.Lifecycle;
import dev.licensing.client.lifecycle.Means;
import dev.licensing.client.lifecycle.Nonces;
import dev.licensing.client.lifecycle.Session;
import dev.licensing.client.lifecycle.ThisMachine;
import dev.licensing.client.protocol.Exchange;
import dev.licensing.core.model.ProductId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * All that a client has besides the license it keeps. It is made when it is first asked for: a
 * start that finds a license and asks nothing of a server loads none of it. Thread-safe.
 */
final class LaterMeans {

  private final ServerMeans server;
  private final RandomGenerator random;
  private final Custody custody;
  private final ThisMachine machine;
  private final InstantSource clock;
  private final ProductId product;
  private final Optional<Instant> builtOn;
  private Optional<Made> made = Optional.empty();
  private boolean closed;

  LaterMeans(
      ServerMeans server,
      RandomGenerator random,
      Custody custody,
      ThisMachine machine,
      InstantSource clock,
      ProductId product,
      Optional<Instant> builtOn) {
    this.server = server;
    this.random = random;
    this.custody = custody;
    this.machine = machine;
    this.clock = clock;
    this.product = product;
    this.builtOn = builtOn;
  }

  private record Made(Means means, Lifecycle lifecycle) {}

  Custody custody() {
    return custody;
  }

  Means means() {
    return made().means();
  }

  Lifecycle lifecycle() {
    return made().lifecycle();
  }

  private synchronized Made made() {
    if (made.isEmpty()) {
      Means means =
          new Means(
              new Exchange(Transports.patient(server, random, clock), clock),
              custody,
              machine,
              new Session(),
              new Nonces(random),
              clock,
              product,
              builtOn);
      made = Optional.of(new Made(means, new Lifecycle(means)));
      if (closed) {
        means.exchange().close();
      }
    }
    return made.get();
  }

  /** Reads and verifies what is kept: after the step that is under way, if there is one. */
  Verdict start() {
    Optional<Made> before = madeBefore();
    return before.isPresent() ? before.get().lifecycle().start() : custody.start();
  }

  private synchronized Optional<Made> madeBefore() {
    return made;
  }

  /** Nothing is sent afterwards, also not by who comes for the means only now. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      if (made.isPresent()) {
        made.get().means().session().end();
        made.get().means().exchange().close();
      }
    }
  }
}
