package dev.licensing.testkit;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.StoreException;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.random.RandomGenerator;

/**
 * A store with the real engine in front of it, and people, serials and machines to put there. What
 * starts with {@code given} throws an {@link AssertionError} if the engine refuses: then the test
 * stands on the wrong ground. Safe for use by several threads if store and randomness are.
 */
public class Scene {

  /** A store under load may be busy; whoever uses it tries again, and so does this. */
  private static final int MOST_TRIES = 200;

  private final LicenseEngine engine = new LicenseEngine();
  private final LicenseStore store;
  private final VirtualClock clock;
  private final Commands commands;
  private final String credential;

  /** Puts everything into this store, about this product. Nobody can sign in. */
  public Scene(LicenseStore store, VirtualClock clock, RandomGenerator random, ProductId product) {
    this(store, clock, random, product, "");
  }

  /** As above; whoever is {@link #givenAccount} gets this credential. */
  Scene(
      LicenseStore store,
      VirtualClock clock,
      RandomGenerator random,
      ProductId product,
      String credential) {
    this.store = store;
    this.clock = clock;
    this.commands = new Commands(clock, random, product);
    this.credential = credential;
  }

  /** The time of every command. */
  public final VirtualClock clock() {
    return clock;
  }

  /** Makes commands, for {@link #decide}. */
  public final Commands commands() {
    return commands;
  }

  /** Lets the engine decide and the store commit. */
  public final Decision decide(Command command) {
    Execution done = submit(command, Optional.empty());
    if (done instanceof Execution.Decided decided) {
      return decided.decision();
    }
    throw new AssertionError("without an idempotency key every command is decided, not " + done);
  }

  /** As {@link #decide}, with a key under which the reply is kept; the reply names the command. */
  public final Execution submit(Command command, Optional<Idempotency> idempotency) {
    Submission submission = new Submission(command, idempotency, decision -> reply(command));
    for (int tries = 1; ; tries++) {
      try {
        return store.execute(engine, submission);
      } catch (StoreException e) {
        if (e.kind() != StoreException.Kind.BUSY || tries == MOST_TRIES) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  private static StoredReply reply(Command command) {
    return new StoredReply(200, "\"" + command.origin().id() + "\"");
  }

  /**
   * The answer to a command that must be permitted.
   *
   * @throws AssertionError if it is refused
   */
  public final <A extends Answer> A permitted(Command command, Class<A> answer) {
    Decision decision = decide(command);
    if (decision instanceof Decision.Permitted permitted) {
      return answer.cast(permitted.answer());
    }
    throw new AssertionError(
        command.getClass().getSimpleName() + " was refused: " + decision.refusals());
  }

  /** Somebody has an account. */
  public final Account givenAccount(String email, String name) {
    RegisterAccount command = commands.register(email, name, credential);
    permitted(command, Answer.Registered.class);
    return command.account();
  }

  /** The vendor has sold one serial, which nobody owns. */
  public final SerialNumber givenSerial(Terms terms) {
    return givenOrder(terms, 1).first();
  }

  /** The vendor has sold an order of so many serials, which nobody owns. */
  public final SortedSet<SerialNumber> givenOrder(Terms terms, int serials) {
    return permitted(commands.vendor().issue(terms, serials), Answer.Issued.class).serials();
  }

  /** The vendor has sold an order of so many serials to these people. */
  public final Answer.Issued givenSold(Terms terms, int serials, Buyers buyers) {
    return permitted(commands.vendor().issue(terms, serials, buyers), Answer.Issued.class);
  }

  /** The account owns a new serial; the terms must let it be claimed. */
  public final SerialNumber givenOwned(Account owner, Terms terms) {
    SerialNumber serial = givenSerial(terms);
    givenClaimed(owner, Set.of(serial));
    return serial;
  }

  /** The account owns the order of these serials. */
  public final void givenClaimed(Account owner, Collection<SerialNumber> serials) {
    permitted(commands.sharing().claim(owner.id(), serials), Answer.Claimed.class);
  }

  /** The owner lets the user use the serial. */
  public final void givenAssigned(Account owner, SerialNumber serial, Account user) {
    permitted(
        commands.sharing().assign(owner.id(), Set.of(serial), user.email().value()),
        Answer.Assigned.class);
  }

  /** The vendor has suspended, revoked or reinstated the order of the serial. */
  public final void givenStanding(SerialNumber serial, Standing standing) {
    permitted(
        commands.vendor().changeStanding(order(serial).id(), standing),
        Answer.StandingChanged.class);
  }

  /** The order of the serial is under other terms now. */
  public final void givenTerms(SerialNumber serial, Terms terms) {
    permitted(commands.vendor().changeTerms(order(serial).id(), terms), Answer.TermsChanged.class);
  }

  /** The account uses the serial on the machine. */
  public final Activation givenActivation(Account user, SerialNumber serial, FakeMachine machine) {
    return permitted(commands.activate(user.id(), serial, machine), Answer.Activated.class)
        .activation();
  }

  /** The serial as it is now: a lease that has ended takes no seat. */
  public final Serial serial(SerialNumber number) {
    return store.read(serials(number)).serial(number).orElseThrow();
  }

  /** The order of the serial as the store knows it now. */
  public final Order order(SerialNumber number) {
    var facts = store.read(serials(number));
    return facts.order(facts.serial(number).orElseThrow());
  }

  /** The oldest live activations of the serial, at most {@link FactsNeeded#MOST_USERS}. */
  public final List<Activation> live(SerialNumber number) {
    return store.read(serials(number).and(Extent.USERS)).users(number);
  }

  private FactsNeeded serials(SerialNumber number) {
    return FactsNeeded.by(clock.instant(), Optional.empty()).andSerials(Set.of(number));
  }
}
