package dev.licensing.core.replay;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.ChangeName;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.FindOrders;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.identity.ComponentHash;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Reservation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A command without anything personal of an erased account. */
final class ForgottenCommand extends SameCommand {

  private static final String ERASED = "erased";

  private final Account account;
  private final Optional<String> seat;

  /**
   * Forgets the account.
   *
   * @param seat what stands for the author's machine, if the account is the author; else the words
   *     and machines are somebody else's and stay
   */
  ForgottenCommand(Account account, Optional<String> seat) {
    this.account = account;
    this.seat = seat;
  }

  private Email other(Email email) {
    return email.equals(account.email())
        ? new Email("erased-" + account.id() + "@erased.invalid")
        : email;
  }

  private String words(String text) {
    return seat.isPresent() ? "" : text;
  }

  /** Recognised by nothing but the seat; where nothing could be read, nothing is made up. */
  private Machine other(Machine machine) {
    if (seat.isEmpty()) {
      return machine;
    }
    Map<ComponentKind, ComponentHash> instead = new TreeMap<>();
    if (machine.identity().tellsMachinesApart()) {
      instead.put(
          ComponentKind.EXPLICIT, ComponentHash.of(ERASED, ComponentKind.EXPLICIT, seat.get()));
    }
    return new Machine(ERASED, new MachineIdentity(new TreeMap<>(instead)), machine.environment());
  }

  @Override
  public Command on(RegisterAccount c) {
    return new RegisterAccount(
        c.origin(),
        seat.isPresent()
            ? Account.registered(c.account().id(), other(c.account().email()), ERASED)
            : c.account(),
        "");
  }

  @Override
  public Command on(ChangeEmail c) {
    return new ChangeEmail(c.origin(), other(c.email()));
  }

  @Override
  public Command on(ChangeName c) {
    return new ChangeName(c.origin(), seat.isPresent() ? ERASED : c.name());
  }

  @Override
  public Command on(FindOrders c) {
    return new FindOrders(c.origin(), c.email().map(this::other), c.after());
  }

  @Override
  public Command on(RelinquishSerials c) {
    return new RelinquishSerials(
        c.origin(),
        c.serials(),
        c.reservation().map(held -> new Reservation(other(held.email()), held.until())),
        c.confirmation());
  }

  @Override
  public Command on(TransferSerials c) {
    return new TransferSerials(
        c.origin(),
        c.serials(),
        other(c.to()),
        c.stayAssigned(),
        c.reserveUntil(),
        c.confirmation());
  }

  @Override
  public Command on(AssignUser c) {
    return new AssignUser(c.origin(), c.serials(), other(c.user()));
  }

  @Override
  public Command on(UnassignUser c) {
    return new UnassignUser(c.origin(), c.serials(), other(c.user()));
  }

  @Override
  public Command on(RequestAccess c) {
    return new RequestAccess(c.origin(), c.serial(), c.request(), words(c.message()));
  }

  @Override
  public Command on(Activate c) {
    return new Activate(
        c.origin(), c.serial(), other(c.machine()), c.activation(), c.buildDate(), c.nonce());
  }

  @Override
  public Command on(Refresh c) {
    return new Refresh(c.origin(), c.activation(), other(c.machine()), c.buildDate(), c.nonce());
  }

  @Override
  public Command on(Release c) {
    return new Release(c.origin(), c.activation(), other(c.machine()));
  }

  @Override
  public Command on(ForceRelease c) {
    return new ForceRelease(
        c.origin(), c.activation(), c.unreachable(), words(c.reason()), c.confirmation());
  }

  @Override
  public Command on(Reactivate c) {
    return new Reactivate(c.origin(), c.activation(), other(c.machine()), c.buildDate(), c.nonce());
  }

  @Override
  public Command on(StartTrial c) {
    return new StartTrial(
        c.origin(),
        c.product(),
        other(c.machine()),
        c.order(),
        c.serial(),
        c.activation(),
        c.buildDate(),
        c.nonce());
  }

  @Override
  public Command on(RequestRemoteDeactivation c) {
    return new RequestRemoteDeactivation(
        c.origin(), c.activation(), c.request(), words(c.reason()));
  }

  @Override
  public Command on(RequestOrderTransfer c) {
    return new RequestOrderTransfer(
        c.origin(),
        c.order(),
        c.request(),
        other(c.newCustomer()),
        seat.isPresent() || c.newCustomer().equals(account.email()) ? ERASED : c.name());
  }

  @Override
  public Command on(DeclineRequest c) {
    return new DeclineRequest(c.origin(), c.request(), words(c.reason()));
  }

  @Override
  public Command on(AddLicenseManager c) {
    return new AddLicenseManager(c.origin(), c.order(), c.request(), other(c.manager()));
  }

  @Override
  public Command on(RemoveLicenseManager c) {
    return new RemoveLicenseManager(c.origin(), c.order(), other(c.manager()));
  }

  @Override
  public Command on(RemoveUser c) {
    return new RemoveUser(
        c.origin(),
        c.order(),
        c.user(),
        Email.parse(c.retyped()).map(this::other).map(Email::value).orElse(""),
        c.confirmation());
  }

  @Override
  public Command on(IssueOrder c) {
    return new IssueOrder(
        c.origin(),
        c.order(),
        c.product(),
        c.terms(),
        c.serials(),
        new Buyers(
            c.buyers().customer().map(this::other),
            c.buyers().purchaser().map(this::other),
            c.buyers().licenseManagers().stream()
                .map(this::other)
                .collect(Collectors.toCollection(TreeSet::new))));
  }
}
