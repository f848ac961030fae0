package dev.licensing.client;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Released;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.SignedIn;
import dev.licensing.client.answer.Status;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.lifecycle.Lifecycle;
import dev.licensing.client.lifecycle.Means;
import dev.licensing.client.lifecycle.Session.Token;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.LocalStore.Found;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialReading;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Makes a product licensed: activates a serial on this machine, keeps the signed license, and tells
 * whether there is one, also when its server cannot be reached (rule 12.3).
 *
 * <p>Call {@link #start} once, {@link #check} wherever it matters, and {@link #refresh} whenever
 * the verdict says that it is due. {@code check} and {@code status} answer from memory; {@code
 * start} reads the machine and a file; all else waits for the server, within the {@linkplain
 * LicensingClientBuilder#timeLimits time limits}, so call it off the thread that draws. Nothing
 * here throws because of a server, a network, a file or a clock. The client starts no thread that
 * outlives its call, and never ends the host application.
 *
 * <p>Thread-safe; there may be several in a process, and several processes may share one store.
 */
public final class LicensingClient implements AutoCloseable {

  private final Means means;
  private final Lifecycle lifecycle;
  private final AccountDesk account;
  private final Path storeFile;
  private final AtomicBoolean closed = new AtomicBoolean();

  LicensingClient(Means means, Path storeFile) {
    this.means = means;
    this.lifecycle = new Lifecycle(means);
    this.account = new AccountDesk(means, closed::get);
    this.storeFile = storeFile;
  }

  /**
   * Begins a client for one product.
   *
   * @param product the name under which the vendor sells it, as in its orders
   * @throws IllegalArgumentException if that is no product's name
   */
  public static LicensingClientBuilder.NeedsServer forProduct(String product) {
    return LicensingClientBuilder.of(product);
  }

  /**
   * Reads what is kept and verifies it on this machine, without any network: the first thing to
   * call. Again, it takes over what another process has changed since. What is left open, for
   * example a release without an answer, {@link #status} shows and {@link #refresh} finishes.
   */
  public Verdict start() {
    return lifecycle.start();
  }

  /** Whether there is a license, and why: from memory, in microseconds, without any I/O. */
  public Verdict check() {
    return means.custody().verdict();
  }

  /**
   * The verified license that is held, to show what it says; from memory. Whether it still serves
   * is for {@link #check} to say.
   */
  public Optional<VerifiedLicense> license() {
    return means.custody().license();
  }

  /** Signs a person in; the same as {@code account().signIn(…)}. */
  public Reply<SignedIn> signIn(String email, String password) {
    return account.signIn(email, password);
  }

  /** Acts with a token that the application got elsewhere; it is kept in memory only. */
  public void useToken(String token) {
    means.session().begin(new Token(token, ""));
  }

  /**
   * Activates a serial on this machine, in the name of who is signed in. The same serial on the
   * same machine takes one seat, however often and after whatever crash this is called (rule 2.4).
   *
   * @param typed as the person typed it; a typo is found here and nothing is sent (rule 2.8)
   */
  public Reply<Activated> activate(String typed) {
    SerialReading reading = SerialNumber.read(typed);
    if (reading instanceof SerialReading.Valid valid) {
      return open(() -> lifecycle.activate(valid.serial()));
    }
    SerialReading.Mistyped wrong = (SerialReading.Mistyped) reading;
    return new Reply.NotSent<>(
        Hindrance.SERIAL_MISTYPED,
        wrong.typo().name() + (wrong.position() < 0 ? "" : " at " + wrong.position()));
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
    return open(lifecycle::refresh);
  }

  /**
   * Gives the seat back (rule 3.1). The license is given up once the server has confirmed it;
   * without an answer it is kept, {@link #status} says so, and {@link #refresh} tries again.
   */
  public Reply<Released> release() {
    return open(lifecycle::release);
  }

  /** Everything there is to know about this installation: from memory, without any I/O. */
  public Status status() {
    Found found = means.custody().found();
    Kept kept = found.kept();
    return new Status(
        check(),
        kept.license().map(Kept.HeldLicense::serial),
        kept.license().map(Kept.HeldLicense::activation),
        kept.attempt().map(LicensingClient::pending),
        kept.contact().map(Kept.Contact::server),
        means.session().current().isPresent(),
        found.condition(),
        found.detail(),
        storeFile);
  }

  private static Status.Pending pending(Kept.Attempt attempt) {
    return attempt instanceof Kept.Attempt.Releasing
        ? Status.Pending.RELEASE
        : Status.Pending.ACTIVATION;
  }

  /** Exactly what is sent about this machine, to show it to the user (rule 13.5). Reads it. */
  public Machine describeMachine() {
    return means.machine().description();
  }

  /** What a person does with their account. */
  public AccountDesk account() {
    return account;
  }

  /**
   * Closes connections and threads of its own; an {@code OkHttpClient} or transport of the caller
   * is left alone. Nothing is sent afterwards; {@link #check} goes on answering from memory.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      means.session().end();
      means.exchange().close();
    }
  }

  private <T> Reply<T> open(Supplier<Reply<T>> step) {
    return closed.get()
        ? new Reply.NotSent<>(Hindrance.CLOSED, "this client was closed")
        : step.get();
  }
}
