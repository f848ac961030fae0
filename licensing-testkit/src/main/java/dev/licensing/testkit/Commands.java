package dev.licensing.testkit;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.ChangeName;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.command.ViewAccount;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewSerial;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes commands of the engine as a shell would: with the time of a clock and ids from a source of
 * randomness. A person has always just signed in, and no build says when it was released. As safe
 * for several threads as these two are.
 *
 * <p>Here is what people do with accounts and machines; {@link #sharing} has what they do with
 * serials, {@link #orders} what they do with orders, {@link #vendor} what the vendor does.
 */
public final class Commands {

  private final Origins origins;

  /** Commands about this product. */
  public Commands(InstantSource clock, RandomGenerator random, ProductId product) {
    this.origins = new Origins(clock, random, product);
  }

  /** What people do with the serials they own, or would like to use. */
  public SharingCommands sharing() {
    return new SharingCommands(origins);
  }

  /** What the managers of an order do. */
  public OrderCommands orders() {
    return new OrderCommands(origins);
  }

  /** What the vendor does. */
  public VendorCommands vendor() {
    return new VendorCommands(origins);
  }

  /** Somebody makes an account, with this credential. */
  public RegisterAccount register(String email, String name, String credential) {
    Account account = Account.registered(new AccountId(origins.uuid()), new Email(email), name);
    return new RegisterAccount(origins.byVisitor(), account, credential);
  }

  /** A person is reached at another address from now on. */
  public ChangeEmail changeEmail(AccountId person, String email) {
    return new ChangeEmail(origins.by(person), new Email(email));
  }

  /** A person is called so from now on. */
  public ChangeName changeName(AccountId person, String name) {
    return new ChangeName(origins.by(person), name);
  }

  /** A person looks at who they are here. */
  public ViewAccount viewAccount(AccountId person) {
    return new ViewAccount(origins.by(person), Optional.empty());
  }

  /** A person asks what deleting their account would do. */
  public DeleteAccount deletionReport(AccountId person) {
    return new DeleteAccount(origins.by(person), Optional.empty());
  }

  /** A person deletes their account, having seen the report with this hash. */
  public DeleteAccount delete(AccountId person, ReportHash seen) {
    return new DeleteAccount(origins.by(person), Optional.of(seen));
  }

  /** A person looks at what they own, may use, use and manage. */
  public ViewEstate viewEstate(AccountId person) {
    return ViewEstate.own(origins.by(person));
  }

  /** A person looks at one serial. */
  public ViewSerial viewSerial(AccountId person, SerialNumber serial) {
    return new ViewSerial(origins.by(person), serial);
  }

  /** A person activates a serial on a machine. */
  public Activate activate(AccountId person, SerialNumber serial, FakeMachine machine) {
    return new Activate(
        origins.by(person),
        serial,
        origins.machine(machine),
        origins.activation(),
        Optional.empty(),
        origins.nonce());
  }

  /** A person tries the product on a machine. */
  public StartTrial startTrial(AccountId person, FakeMachine machine) {
    return startTrial(person, origins.product(), machine);
  }

  /** A person tries another product on a machine. */
  public StartTrial startTrial(AccountId person, ProductId product, FakeMachine machine) {
    return new StartTrial(
        origins.by(person),
        product,
        machine.machine(product),
        origins.order(),
        origins.serial(),
        origins.activation(),
        Optional.empty(),
        origins.nonce());
  }

  /** A person asks for a new license file, on the machine. */
  public Refresh refresh(AccountId person, ActivationId activation, FakeMachine machine) {
    return new Refresh(
        origins.by(person),
        activation,
        origins.machine(machine),
        Optional.empty(),
        origins.nonce());
  }

  /** The application on the machine asks for a new license file. */
  public Refresh refresh(ActivationId activation, FakeMachine machine) {
    return new Refresh(
        origins.by(activation),
        activation,
        origins.machine(machine),
        Optional.empty(),
        origins.nonce());
  }

  /** A person says that the machine is the same, with a new identity. */
  public Reactivate reactivate(AccountId person, ActivationId activation, FakeMachine machine) {
    return new Reactivate(
        origins.by(person),
        activation,
        origins.machine(machine),
        Optional.empty(),
        origins.nonce());
  }

  /** A person ends an activation on its machine. */
  public Release release(AccountId person, ActivationId activation, FakeMachine machine) {
    return new Release(origins.by(person), activation, origins.machine(machine));
  }

  /** The application on the machine ends its activation. */
  public Release release(ActivationId activation, FakeMachine machine) {
    return new Release(origins.by(activation), activation, origins.machine(machine));
  }

  /** A person ends an activation from elsewhere and states that its machine cannot be reached. */
  public ForceRelease forceRelease(AccountId person, ActivationId activation, String reason) {
    return new ForceRelease(origins.by(person), activation, true, reason, Optional.empty());
  }

  /** A person asks support to end the activation of a machine that is lost. */
  public RequestRemoteDeactivation requestRemoteDeactivation(
      AccountId person, ActivationId activation, String reason) {
    return new RequestRemoteDeactivation(origins.by(person), activation, origins.request(), reason);
  }
}
