package dev.licensing.testkit;

import dev.licensing.core.command.AddHostnames;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.IssueRuntimeKey;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.RemoveHostnames;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.ViewOrder;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RuntimeKeyId;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Commands of the managers of an order; see {@link Commands#orders}. */
public final class OrderCommands {

  private final Origins origins;

  OrderCommands(Origins origins) {
    this.origins = origins;
  }

  /** A person looks at an order. */
  public ViewOrder view(AccountId person, OrderId order) {
    return new ViewOrder(origins.by(person), order, Optional.empty());
  }

  /** A manager makes somebody a license manager, or asks the vendor to. */
  public AddLicenseManager addManager(AccountId manager, OrderId order, String email) {
    return new AddLicenseManager(origins.by(manager), order, origins.request(), new Email(email));
  }

  /** A manager makes somebody a license manager no more. */
  public RemoveLicenseManager removeManager(AccountId manager, OrderId order, String email) {
    return new RemoveLicenseManager(origins.by(manager), order, new Email(email));
  }

  /** Customer or purchaser ask that somebody else becomes the customer. */
  public RequestOrderTransfer requestTransfer(
      AccountId buyer, OrderId order, String email, String name) {
    return new RequestOrderTransfer(
        origins.by(buyer), order, origins.request(), new Email(email), name);
  }

  /** A manager removes a user, and types this e-mail. */
  public RemoveUser removeUser(AccountId manager, OrderId order, AccountId user, String retyped) {
    return new RemoveUser(origins.by(manager), order, user, retyped, Optional.empty());
  }

  /** A manager lets a user activate again. */
  public ReinstateUser reinstate(AccountId manager, AccountId user) {
    return new ReinstateUser(origins.by(manager), user);
  }

  /** A manager lets the product run on more hosts. */
  public AddHostnames addHosts(
      AccountId manager, OrderId order, HostClass hostClass, String... hosts) {
    return new AddHostnames(origins.by(manager), order, hostClass, names(hosts));
  }

  /** A manager takes hosts out. */
  public RemoveHostnames removeHosts(
      AccountId manager, OrderId order, HostClass hostClass, String... hosts) {
    return new RemoveHostnames(origins.by(manager), order, hostClass, names(hosts));
  }

  /** A manager asks for a runtime key for all hosts of a class. */
  public IssueRuntimeKey issueKey(AccountId manager, OrderId order, HostClass hostClass) {
    return new IssueRuntimeKey(origins.by(manager), order, key(), hostClass, Optional.empty());
  }

  /** A manager asks for a runtime key for an application. */
  public IssueRuntimeKey issueKey(
      AccountId manager, OrderId order, HostClass hostClass, ApplicationId application) {
    return new IssueRuntimeKey(
        origins.by(manager), order, key(), hostClass, Optional.of(application));
  }

  private RuntimeKeyId key() {
    return new RuntimeKeyId(origins.uuid());
  }

  private static SortedSet<HostName> names(String... hosts) {
    return Arrays.stream(hosts).map(HostName::of).collect(Collectors.toCollection(TreeSet::new));
  }
}
