package dev.licensing.testkit;

import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A transport that fails on demand, in front of one that works. What is scripted comes first, one
 * fault for each request in the order of their arrival; after that, chance if it was let in, else
 * everything passes. Safe for use by several threads; no fault takes time.
 */
public final class FaultyTransport implements LicenseTransport {

  private static final List<Fault> FAULTS = List.of(Fault.values());

  private static final WireResponse LOGIN_PAGE =
      new WireResponse(
          200,
          new TreeMap<>(Map.of("Content-Type", "text/html")),
          "<!DOCTYPE html><title>Welcome</title>Please log in.".getBytes(StandardCharsets.UTF_8));

  private final LicenseTransport reliable;
  private final Deque<Step> script = new ArrayDeque<>();
  private final List<Hold> holds = new ArrayList<>();
  private final List<WireRequest> sent = new ArrayList<>();
  private final History history;
  private Optional<Random> chance = Optional.empty();
  private double share;
  private Optional<Delivery> everywhere = Optional.empty();

  private FaultyTransport(LicenseTransport reliable, InstantSource clock) {
    this.reliable = reliable;
    this.history = new History(clock);
  }

  /** Passes everything on until told otherwise; closing it closes that transport too. */
  public static FaultyTransport over(LicenseTransport reliable) {
    return over(reliable, InstantSource.system());
  }

  /** The same; its history is told by this clock. */
  static FaultyTransport over(LicenseTransport reliable, InstantSource clock) {
    return new FaultyTransport(reliable, clock);
  }

  /** The next requests fail like this, one each. */
  public synchronized FaultyTransport next(Fault... faults) {
    Arrays.stream(faults).map(Faulted::new).forEach(script::add);
    return this;
  }

  /** The next request, where none is scripted yet, passes. */
  public synchronized FaultyTransport pass() {
    script.add(new Passed());
    return this;
  }

  /** The next request is held on its way to the server until it is let go. */
  public Hold holdNextRequest() {
    return hold(true);
  }

  /** The answer to the next request is held on its way back until it is let go. */
  public Hold holdNextAnswer() {
    return hold(false);
  }

  private synchronized Hold hold(boolean onTheWayThere) {
    Hold hold = new Hold();
    holds.add(hold);
    script.add(new Held(hold, onTheWayThere));
    return hold;
  }

  /**
   * From now on, what is not scripted fails with this probability, in a way that chance chooses.
   *
   * @param seed the same seed gives the same faults to the same sequence of requests
   * @throws IllegalArgumentException unless the probability is from 0 to 1
   */
  public synchronized FaultyTransport atRandom(long seed, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is from 0 to 1");
    }
    chance = Optional.of(new Random(seed));
    share = probability;
    return this;
  }

  /** From now on, what is not scripted finds no connection, as when the cable is out. */
  public synchronized FaultyTransport disconnect() {
    everywhere = Optional.of(new NoAnswer(Failure.CONNECTION, "no connection"));
    return this;
  }

  /**
   * From now on, what is not scripted is answered by the login page of a network that has not let
   * this machine in yet, as in a hotel; nothing reaches the server.
   */
  public synchronized FaultyTransport captivePortal() {
    everywhere = Optional.of(new Answered(LOGIN_PAGE));
    return this;
  }

  /** From now on everything passes; what was held is let go. */
  public FaultyTransport heal() {
    List<Hold> held;
    synchronized (this) {
      script.clear();
      chance = Optional.empty();
      everywhere = Optional.empty();
      held = List.copyOf(holds);
      holds.clear();
    }
    held.forEach(Hold::release);
    return this;
  }

  /** What the client has sent so far, whether it arrived or not. */
  public synchronized List<WireRequest> sent() {
    return List.copyOf(sent);
  }

  /**
   * What applications did with clients that have this transport, and what these sent: one line for
   * each, the oldest first.
   */
  public List<String> history() {
    return history.lines();
  }

  /**
   * Checks that no application misused a client that has this transport: asked before it was
   * started, left it open, or asked the same again and again although it was refused.
   *
   * @throws AssertionError if one did; with the history
   */
  public void assertNoMisuse() {
    Set<String> misuse = history.misuse();
    if (!misuse.isEmpty()) {
      throw new AssertionError(
          String.join("\n", misuse) + "\nWhat happened:\n" + String.join("\n", history()));
    }
  }

  @Override
  public void observe(ClientCall call) {
    history.called(call);
  }

  @Override
  public Delivery send(WireRequest request) {
    Delivery delivery = deliver(request);
    history.sent(request, delivery);
    return delivery;
  }

  private Delivery deliver(WireRequest request) {
    Step step = step(request);
    if (step instanceof Elsewhere elsewhere) {
      return elsewhere.answer();
    }
    if (step instanceof Faulted faulted) {
      return fail(faulted.fault(), request);
    }
    if (step instanceof Held held) {
      return held.onTheWayThere()
          ? held.hold().pass(() -> reliable.send(request))
          : held.hold().passOn(reliable.send(request));
    }
    return reliable.send(request);
  }

  private synchronized Step step(WireRequest request) {
    sent.add(request);
    Step scripted = script.poll();
    if (scripted != null) {
      return scripted;
    }
    return everywhere
        .<Step>map(Elsewhere::new)
        .or(() -> chance.map(this::step))
        .orElseGet(Passed::new);
  }

  private Step step(Random random) {
    boolean fails = random.nextDouble() < share;
    Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
    return fails ? new Faulted(fault) : new Passed();
  }

  private Delivery fail(Fault fault, WireRequest request) {
    return switch (fault) {
      case REQUEST_LOST -> new NoAnswer(Failure.TIMEOUT, "the request was lost");
      case NO_CONNECTION -> new NoAnswer(Failure.CONNECTION, "no connection");
      case UNAVAILABLE -> new Answered(new WireResponse(503, new TreeMap<>(), new byte[0]));
      case ANSWER_LOST -> {
        reliable.send(request);
        yield new NoAnswer(Failure.TIMEOUT, "the answer was lost");
      }
      case DUPLICATED -> {
        Delivery first = reliable.send(request);
        reliable.send(request);
        yield first;
      }
      case BODY_CORRUPTED -> corrupted(reliable.send(request));
    };
  }

  /** Cut in the middle, as when a connection breaks behind a proxy that does not notice. */
  private static Delivery corrupted(Delivery delivery) {
    if (!(delivery instanceof Answered answered)) {
      return delivery;
    }
    WireResponse whole = answered.response();
    byte[] half = Arrays.copyOf(whole.body(), whole.body().length / 2);
    return new Answered(new WireResponse(whole.status(), whole.headers(), half));
  }

  @Override
  public void close() {
    heal();
    reliable.close();
  }

  private sealed interface Step {}

  private record Passed() implements Step {}

  private record Faulted(Fault fault) implements Step {}

  private record Elsewhere(Delivery answer) implements Step {}

  private record Held(Hold hold, boolean onTheWayThere) implements Step {}
}
