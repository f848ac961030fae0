package dev.licensing.client;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.LicenseListener;
import dev.licensing.client.answer.Reactivated;
import dev.licensing.client.answer.Released;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.SignedIn;
import dev.licensing.client.answer.Status;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.lifecycle.Custody;
import dev.licensing.client.lifecycle.Session.Token;
import dev.licensing.client.policy.UpkeepPolicy;
import dev.licensing.client.store.LocalStore;
import dev.licensing.client.upkeep.Caretaker;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Makes a product licensed: activates a serial on this machine, keeps the signed license, and tells
 * whether there is one, also when its server cannot be reached (rule 12.3).
 *
 * <p>Call {@link #start} once, {@link #check} wherever it matters, and {@link #refresh} whenever
 * the verdict says that it is due. {@code check} and {@code status} answer from memory; {@code
 * start} reads the machine and a file; all else waits for the server, within the {@linkplain
 * LicensingClientBuilder#timeLimits time limits}, so call it off the thread that draws. Nothing
 * here throws because of a server, a network, a file or a clock. Unless it is asked to {@linkplain
 * #keepFresh keep the license fresh}, it has no thread but some that end by themselves within
 * moments; and it never ends the host application.
 *
 * <p>Thread-safe; there may be several in a process, and several processes may share one store.
 */
public final class LicensingClient implements AutoCloseable {

  private static final Duration AFTER_THE_LAST_CONNECTION = Duration.ofSeconds(1);

  private final LaterMeans later;
  private final Custody custody;
  private final LocalStore store;
  private final Watching watching;
  private volatile boolean closed;
  private volatile Optional<Upkeep> upkeep = Optional.empty();

  LicensingClient(LaterMeans later, LocalStore store, Watching watching) {
    this.later = later;
    this.custody = later.custody();
    this.store = store;
    this.watching = watching;
  }

  /**
   * Begins a client for one product, and to load what verifying needs, on a daemon thread.
   *
   * @param product the name under which the vendor sells it, as in its orders
   * @throws IllegalArgumentException if that is no product's name
   */
  public static LicensingClientBuilder.NeedsServer forProduct(String product) {
    Preparing.begin();
    return LicensingClientBuilder.of(product);
  }

  /**
   * Reads what is kept and verifies it on this machine, without any network: the first thing to
   * call. Again, it takes over what another process has changed since. What is left open, for
   * example a release without an answer, {@link #status} shows and {@link #refresh} finishes.
   */
  public Verdict start() {
    Verdict verdict = later.start();
    watching.looked(this, "start", verdict);
    if (upkeep.isPresent()) {
      upkeep.get().look();
    }
    return verdict;
  }

  /** Whether there is a license, and why: from memory, in microseconds, without any I/O. */
  public Verdict check() {
    Verdict verdict = custody.verdict();
    if (verdict instanceof Verdict.NotKnown unknown && unknown.doubt() == Doubt.NOT_STARTED) {
      watching.looked(this, "check", verdict);
    }
    return verdict;
  }

  /**
   * The verified license that is held, to show what it says; from memory. Whether it still serves
   * is for {@link #check} to say.
   */
  public Optional<VerifiedLicense> license() {
    return custody.license();
  }

  /** Signs a person in; the same as {@code account().signIn(…)}. */
  public Reply<SignedIn> signIn(String email, String password) {
    return account().signIn(email, password);
  }

  /** Acts with a token that the application got elsewhere; it is kept in memory only. */
  public void useToken(String token) {
    later.means().session().begin(new Token(token, ""));
  }

  /**
   * Activates a serial on this machine, in the name of who is signed in. The same serial on the
   * same machine takes one seat, however often and after whatever crash this is called (rule 2.4).
   * If somebody else had activated it here, their seat is given back.
   *
   * @param typed as the person typed it; a typo is found here and nothing is sent (rule 2.8)
   */
  public Reply<Activated> activate(String typed) {
    return open("activate", () -> TypedSerial.read(typed, later.lifecycle()::activate));
  }

  /**
   * The same without anybody signed in, where the terms of the serial say that it is enough (rule
   * 2.12); else it is refused with {@code NOT_SIGNED_IN}, as is a serial that there is not. Whoever
   * has the serial is one user; from this machine it can be refreshed, reactivated and released.
   *
   * @param typed as the person typed it
   */
  public Reply<Activated> activateAsBearer(String typed) {
    return open(
        "activateAsBearer", () -> TypedSerial.read(typed, later.lifecycle()::activateAsBearer));
  }

  /**
   * Finishes what was left open, or asks for a new license file. Only a signed ending takes the
   * license away (rules 3.5, 12.3); afterwards {@link #check} tells how it ended, when, by whom and
   * why. A signed "not now" (suspended, expired) leaves it here and keeps it from serving, until a
   * later refresh brings a new one.
   *
   * @return the verdict from now on
   */
  public Reply<Verdict> refresh() {
    return open("refresh", later.lifecycle()::refresh);
  }

  /**
   * Gives the seat back (rule 3.1). The license is given up once the server has confirmed it;
   * without an answer it is kept, {@link #status} says so, and {@link #refresh} tries again.
   */
  public Reply<Released> release() {
    return open("release", later.lifecycle()::release);
  }

  /** {@link #keepFresh(UpkeepPolicy, LicenseListener...)} in the standard way. */
  public Upkeep keepFresh(LicenseListener... listeners) {
    return keepFresh(UpkeepPolicy.standard(), listeners);
  }

  /**
   * Keeps the license fresh from now on: starts, if that was not done yet, refreshes when it is
   * due, renews a floating seat, and tells the listeners what changes. Close what is returned, or
   * this client.
   *
   * @throws IllegalStateException if it is kept fresh already, or the client was closed
   */
  public synchronized Upkeep keepFresh(UpkeepPolicy policy, LicenseListener... listeners) {
    if (closed || upkeep.filter(Upkeep::isOpen).isPresent()) {
      throw new IllegalStateException("it is kept fresh already, or was closed");
    }
    Upkeep begun =
        new Upkeep(
            caretaker(policy, listeners), later.means().product().value(), policy.releaseWithin());
    upkeep = Optional.of(begun);
    watching.looked(this, "keepFresh", custody.verdict());
    begun.start();
    return begun;
  }

  /** What an upkeep does, without its thread; tests take the turns themselves. */
  Caretaker caretaker(UpkeepPolicy policy, LicenseListener... listeners) {
    return new Caretaker(
        later.lifecycle(),
        custody,
        store.companions(later.means().nonces().next()),
        policy,
        later.means().nonces().random(),
        List.of(listeners));
  }

  /**
   * Moves the activation that is held to this machine as it is now, after a repair or a new system
   * changed its identity (rule 3.6): the verdict says {@code MACHINE_CHANGED} then. Needs nobody
   * signed in. It keeps the seat and starts the serial's cool-down; where nothing has changed it
   * costs nothing.
   */
  public Reply<Reactivated> reactivate() {
    return open("reactivate", later.lifecycle()::reactivate);
  }

  /**
   * The same where no license is left on this machine, in the name of who is signed in.
   *
   * @param activation their own, as {@code account().serials()} lists it
   */
  public Reply<Reactivated> reactivate(ActivationId activation) {
    return open("reactivate", () -> later.lifecycle().reactivate(activation));
  }

  /**
   * Starts the trial of this product on this machine, in the name of who is signed in, or finds the
   * one that runs; there is one for each machine (rule 11.4). It ends with its license file.
   */
  public Reply<Activated> startTrial() {
    return open("startTrial", later.lifecycle()::startTrial);
  }

  /** Everything there is to know about this installation: from memory, without any I/O. */
  public Status status() {
    return StatusReading.of(later.means(), store.file());
  }

  /**
   * One text for a support case: verdict and reasons, license, store, identity, clock, and what was
   * asked last with what became of it. Holds no secret, no serial in full, nothing about people,
   * and of the machine only which components are known. Reads the machine if that was not done yet.
   */
  public String supportReport() {
    return new SupportReport(later.means(), status(), upkeep.map(Upkeep::status)).text();
  }

  /** Exactly what is sent about this machine, to show it to the user (rule 13.5). Reads it. */
  public Machine describeMachine() {
    return later.means().machine().description();
  }

  /** The same calls, done on this executor instead of the thread that asks. */
  public FutureClient on(Executor executor) {
    return new FutureClient(this, executor);
  }

  /** What a person does with their account. */
  public AccountDesk account() {
    return new AccountDesk(person());
  }

  /** Activating and returning without a network, by files that a person carries. */
  public OfflineDesk offline() {
    return new OfflineDesk(later.lifecycle(), this::open);
  }

  /** What an owner does with serials besides sharing them. */
  public OwnerDesk owner() {
    return new OwnerDesk(person());
  }

  /** What a manager of orders does about users and machines that are gone. */
  public ManagerDesk manager() {
    return new ManagerDesk(person());
  }

  /**
   * Ends the {@linkplain #keepFresh upkeep}, if there is one, and closes connections and threads of
   * its own; an {@code OkHttpClient} or transport of the caller is left alone. Nothing is sent
   * afterwards; {@link #check} goes on answering from memory.
   */
  @Override
  public void close() {
    if (isTheFirstToClose()) {
      watching.closed(this);
      if (upkeep.isPresent()) {
        upkeep.get().close();
      }
      later.close();
      if (upkeep.isPresent()) {
        upkeep.get().ended(AFTER_THE_LAST_CONNECTION);
      }
    }
  }

  /** After an upkeep that is being begun, which is to be ended too. */
  private synchronized boolean isTheFirstToClose() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  private Person person() {
    return new Person(later.means(), () -> closed);
  }

  private <T> Reply<T> open(String what, Supplier<Reply<T>> step) {
    return person()
        .asAnybody(
            () -> {
              Reply<T> reply = step.get();
              watching.called(this, what, reply);
              upkeep.ifPresent(Upkeep::look);
              return reply;
            });
  }
}
