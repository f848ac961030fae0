package dev.licensing.testkit;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes commands of the engine as a shell would: with the time of a clock and ids from a source of
 * randomness. A person has always just signed in. As safe for several threads as these two are.
 */
public final class Commands {

  private static final int SERIAL_BYTES = 15;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final ProductId product;

  /** Commands about this product. */
  public Commands(InstantSource clock, RandomGenerator random, ProductId product) {
    this.clock = clock;
    this.random = random;
    this.product = product;
  }

  /** Somebody makes an account, with this credential. */
  public RegisterAccount register(String email, String name, String credential) {
    Account account = Account.registered(new AccountId(uuid()), new Email(email), name);
    return new RegisterAccount(by(new Actor.Visitor()), account, credential);
  }

  /** The vendor sells so many new serials under terms. */
  public IssueOrder issue(Terms terms, int serials) {
    SortedSet<SerialNumber> numbers = new TreeSet<>();
    while (numbers.size() < serials) {
      byte[] bytes = new byte[SERIAL_BYTES];
      random.nextBytes(bytes);
      numbers.add(SerialNumber.fromRandom(bytes));
    }
    Origin vendor = by(new Actor.Vendor("testkit"));
    return new IssueOrder(vendor, new OrderId(uuid()), product, terms, numbers);
  }

  /** A person claims an order by presenting its serials. */
  public ClaimSerials claim(AccountId person, Collection<SerialNumber> serials) {
    return new ClaimSerials(by(person), new TreeSet<>(serials));
  }

  /** An owner lets somebody use serials. */
  public AssignUser assign(AccountId owner, Collection<SerialNumber> serials, String email) {
    return new AssignUser(by(owner), new TreeSet<>(serials), new Email(email));
  }

  /** An owner withdraws serials from somebody. */
  public UnassignUser unassign(AccountId owner, Collection<SerialNumber> serials, String email) {
    return new UnassignUser(by(owner), new TreeSet<>(serials), new Email(email));
  }

  /** A person asks the owner of a serial for access. */
  public RequestAccess requestAccess(AccountId person, SerialNumber serial, String message) {
    return new RequestAccess(by(person), serial, message);
  }

  /** A person activates a serial on a machine. */
  public Activate activate(AccountId person, SerialNumber serial, FakeMachine machine) {
    ActivationId id = new ActivationId(uuid());
    return new Activate(by(person), serial, machine(machine), id, nonce());
  }

  /** A person asks for a new license file, on the machine. */
  public Refresh refresh(AccountId person, ActivationId activation, FakeMachine machine) {
    return new Refresh(by(person), activation, machine(machine), nonce());
  }

  /** The application on the machine asks for a new license file. */
  public Refresh refresh(ActivationId activation, FakeMachine machine) {
    Origin installation = by(new Actor.Installation(activation));
    return new Refresh(installation, activation, machine(machine), nonce());
  }

  /** A person ends an activation on its machine. */
  public Release release(AccountId person, ActivationId activation, FakeMachine machine) {
    return new Release(by(person), activation, machine(machine));
  }

  /** The application on the machine ends its activation. */
  public Release release(ActivationId activation, FakeMachine machine) {
    return new Release(by(new Actor.Installation(activation)), activation, machine(machine));
  }

  /** A person ends an activation from elsewhere and states that its machine cannot be reached. */
  public ForceRelease forceRelease(AccountId person, ActivationId activation, String reason) {
    return new ForceRelease(by(person), activation, true, reason, Optional.empty());
  }

  /** A person asks what deleting their account would do. */
  public DeleteAccount deletionReport(AccountId person) {
    return new DeleteAccount(by(person), Optional.empty());
  }

  /** A person deletes their account, having seen the report with this hash. */
  public DeleteAccount delete(AccountId person, ReportHash seen) {
    return new DeleteAccount(by(person), Optional.of(seen));
  }

  private Origin by(AccountId person) {
    return by(new Actor.Person(person, clock.instant()));
  }

  private Origin by(Actor actor) {
    Instant now = clock.instant();
    return new Origin(new CommandId(uuid()), now, actor);
  }

  private Machine machine(FakeMachine machine) {
    return machine.machine(product);
  }

  private String nonce() {
    return uuid().toString();
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
