package dev.licensing.core;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AddHostnames;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueRuntimeKey;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RemoveHostnames;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.Report;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Validity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Does what a remedy says, as people would, and gives the command as it is repeated afterwards.
 * Empty where the remedy asks for something outside this world (buying, knowing another serial), or
 * where it is itself refused for a reason of its own.
 */
final class CarriedOut {

  private final SmallWorld world;
  private final Command command;
  private final Refused refused;
  private final Refusal reason;

  CarriedOut(SmallWorld world, Command command, Refused refused, Refusal reason) {
    this.world = world;
    this.command = command;
    this.refused = refused;
    this.reason = reason;
    world.now = command.origin().at();
  }

  Optional<Command> after(Remedy remedy) {
    return switch (remedy.code()) {
      case SIGN_IN, REGISTER -> anotherAccount();
      case SIGN_IN_AGAIN -> again();
      case ASK_OWNER -> owner().map(this::repeatedBy);
      case ASK_MANAGER -> managerAsked();
      case RELEASE_THERE -> allReleasedThere();
      case FORCE_RELEASE -> allForceReleased();
      case WAIT -> waited(Instant.parse(remedy.facts().get("until")));
      case CLAIM -> claimed();
      case PRESENT_ALL_SERIALS -> allPresented();
      case REQUEST_ACCESS -> granted(new SerialNumber(remedy.facts().get("serial")));
      case ASSIGN -> assigned(new SerialNumber(remedy.facts().get("serial")));
      case ACTIVATE -> activated();
      case STATE_UNREACHABLE -> with("unreachable", true);
      case USE_THAT_MACHINE -> with("machine", activation().machine());
      case REACTIVATE -> reactivated();
      case IDENTIFY_MACHINE -> identified();
      case USE_ANOTHER_ENVIRONMENT -> inAnotherEnvironment();
      case USE_EARLIER_BUILD ->
          with(
              "buildDate",
              Optional.of(Instant.parse(remedy.facts().get("before")).minusSeconds(1)));
      case RENEW -> renewed();
      case RETYPE_EMAIL -> retyped();
      case ADD_MANAGER -> managerAdded();
      case REMOVE_HOSTNAMES -> hostsRemoved();
      case NAME_EACH_HOST -> hostsNamed();
      case ADD_HOSTNAMES -> hostAdded();
      case USE_HOSTNAMES -> with("application", Optional.empty());
      case OVERRIDE -> overridden();
      case CONFIRM_REPORT -> with("confirmation", refused.report().map(Report::hash));
      case CONTACT_VENDOR -> vendorHelped();
      case CHECK_SERIAL, CHECK_ORDER, BUY, REQUEST_REMOTE_DEACTIVATION, NONE -> Optional.empty();
    };
  }

  private Optional<Command> with(String component, Object value) {
    return Optional.of(Changed.by(Changed.with(command, component, value), now()));
  }

  private Command repeatedBy(AccountId who) {
    return Changed.by(command, world.by(who));
  }

  private Optional<Command> again() {
    return Optional.of(
        Changed.by(
            command, caller().map(world::by).orElseGet(() -> world.by(command.origin().by()))));
  }

  private Origin now() {
    return world.by(command.origin().by());
  }

  private Optional<AccountId> caller() {
    return command.origin().by().person();
  }

  /** As somebody who exists; for an address that is taken, there is nothing to repeat. */
  private Optional<Command> anotherAccount() {
    return reason.code() == RefusalCode.ACCOUNT_NOT_RECOGNISED
        ? world.state.accounts().stream().map(Account::id).findFirst().map(this::repeatedBy)
        : Optional.empty();
  }

  private Optional<AccountId> owner() {
    return fact("serial").map(SerialNumber::new).flatMap(serial -> world.order(serial).customer());
  }

  private Optional<Command> managerAsked() {
    return switch (reason.code()) {
      case ACCOUNT_BARRED -> reinstated();
      case NOT_BUYER ->
          order().roles().customer().or(order().roles()::purchaser).map(this::repeatedBy);
      case NOT_MANAGER, OWN_ACCOUNT ->
          managers().filter(who -> !caller().equals(Optional.of(who))).map(this::repeatedBy);
      default -> Optional.empty();
    };
  }

  private Optional<AccountId> managers() {
    return order().roles().everybody().stream()
        .filter(who -> !caller().equals(Optional.of(who)))
        .findFirst();
  }

  private Optional<Command> reinstated() {
    for (Bar bar : world.state.bars()) {
      if (caller().equals(Optional.of(bar.account()))) {
        Optional<AccountId> manager =
            world.order(bar.order()).roles().everybody().stream().findFirst();
        if (manager.isEmpty()
            || refuses(new ReinstateUser(world.by(manager.get()), bar.account()))) {
          return Optional.empty();
        }
      }
    }
    return again();
  }

  /** Every seat that this reason names: where one user holds several machines, all must go. */
  private Optional<Command> allReleasedThere() {
    for (Activation use : named("RELEASE_THERE")) {
      Machine there = use.machine();
      world.execute(new Release(world.by(use.account()), use.id(), there));
    }
    return again();
  }

  private Optional<Command> allForceReleased() {
    for (Activation use : named("FORCE_RELEASE")) {
      world.serial(use.serial()).coolDownAt(world.now).ifPresent(end -> world.now = end);
      AccountId who = caller().orElse(use.account());
      Decision decision =
          world.execute(new ForceRelease(world.by(who), use.id(), true, "", Optional.empty()));
      boolean gone = decision.refusals().equals(List.of(RefusalCode.ACTIVATION_ENDED));
      if (!gone) {
        Story.permitted(decision);
      }
    }
    return again();
  }

  private List<Activation> named(String code) {
    return reason.remedies().stream()
        .filter(remedy -> remedy.code().name().equals(code))
        .map(remedy -> world.activation(ActivationId.of(remedy.facts().get("activation"))))
        .toList();
  }

  private Optional<Command> waited(Instant until) {
    world.now = until;
    return again();
  }

  private Optional<Command> claimed() {
    if (command instanceof ClaimSerials claim) {
      return Optional.of(
          new ClaimSerials(now(), serialsOf(world.order(claim.serials().first()).id())));
    }
    SerialNumber serial = new SerialNumber(reason.facts().get("serial"));
    ClaimSerials claim =
        new ClaimSerials(world.by(caller().orElseThrow()), serialsOf(world.order(serial).id()));
    return refuses(claim) ? Optional.empty() : again();
  }

  private SortedSet<SerialNumber> serialsOf(OrderId order) {
    return world.state.serials(world.now).stream()
        .filter(serial -> serial.order().equals(order))
        .map(Serial::number)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @SuppressWarnings("unchecked")
  private Optional<Command> allPresented() {
    SortedSet<SerialNumber> all =
        new TreeSet<>((SortedSet<SerialNumber>) Changed.of(command, "serials", SortedSet.class));
    all.addAll(serialsOf(OrderId.of(reason.facts().get("order"))));
    return with("serials", all);
  }

  /** The owner grants it; to who wants to own it, by handing the whole order on. */
  private Optional<Command> granted(SerialNumber serial) {
    AccountId who = caller().orElseThrow();
    RequestId request = new RequestId(world.id());
    Answer.AccessRequested asked =
        Story.answer(
            world.execute(new RequestAccess(world.by(who), serial, request, "please")),
            Answer.AccessRequested.class);
    AccountId owner = world.order(serial).customer().orElseThrow();
    asked
        .request()
        .ifPresent(
            open -> Story.permitted(world.execute(new ApproveRequest(world.by(owner), open))));
    return command instanceof ClaimSerials ? handedOn(serial, owner, who) : again();
  }

  private Optional<Command> handedOn(SerialNumber serial, AccountId owner, AccountId who) {
    SortedSet<SerialNumber> whole = serialsOf(world.order(serial).id());
    Email email = world.account(who).orElseThrow().email();
    Story.permitted(world.execute(new AssignUser(world.by(owner), whole, email)));
    Story.permitted(
        world.execute(
            new TransferSerials(
                world.by(owner), whole, email, true, Optional.empty(), Optional.empty())));
    return again();
  }

  /** Who has no account yet is invited and registers. */
  private Optional<Command> assigned(SerialNumber serial) {
    Email to = Changed.of(command, "to", Email.class);
    AccountId owner = world.order(serial).customer().orElseThrow();
    Story.permitted(world.execute(new AssignUser(world.by(owner), Story.set(serial), to)));
    if (world.state.accounts().stream().noneMatch(known -> known.email().equals(to))) {
      Account account = Account.registered(new AccountId(world.id()), to, "Somebody");
      Story.permitted(
          world.execute(new RegisterAccount(world.by(new Actor.Visitor()), account, "")));
    }
    return again();
  }

  private Optional<Command> activated() {
    Optional<AccountId> who = caller();
    Machine machine = SmallWorld.machine("fresh");
    for (Serial serial : who.isPresent() ? world.state.serials(world.now) : List.<Serial>of()) {
      Decision decision =
          world.execute(
              new Activate(
                  world.by(who.get()),
                  serial.number(),
                  machine,
                  new ActivationId(world.id()),
                  Optional.empty(),
                  SmallWorld.NONCE));
      if (decision instanceof Permitted permitted
          && permitted.answer() instanceof Answer.Activated activated) {
        Command onFresh = Changed.with(command, "activation", activated.activation().id());
        return Optional.of(
            Changed.by(
                Changed.has(onFresh, "machine")
                    ? Changed.with(onFresh, "machine", machine)
                    : onFresh,
                world.by(who.get())));
      }
    }
    return Optional.empty();
  }

  private Optional<Command> reactivated() {
    Activation activation = activation();
    Machine machine = Changed.of(command, "machine", Machine.class);
    world.serial(activation.serial()).coolDownAt(world.now).ifPresent(end -> world.now = end);
    return refuses(
            new Reactivate(
                world.by(activation.account()),
                activation.id(),
                machine,
                Optional.empty(),
                SmallWorld.NONCE))
        ? Optional.empty()
        : again();
  }

  private Optional<Command> identified() {
    Machine now = Changed.of(command, "machine", Machine.class);
    return with(
        "machine",
        new Machine("identified", SmallWorld.machine("identified").identity(), now.environment()));
  }

  private Optional<Command> inAnotherEnvironment() {
    Machine machine = Changed.of(command, "machine", Machine.class);
    Order order =
        command instanceof Activate activate
            ? world.order(activate.serial())
            : world.order(activation().serial());
    return Arrays.stream(Environment.values())
        .filter(e -> order.terms().seats().allowance(e) == Allowance.ANY_SEAT)
        .findFirst()
        .flatMap(e -> with("machine", new Machine(machine.name(), machine.identity(), e)));
  }

  private Optional<Command> renewed() {
    Order order = order();
    Story.permitted(
        world.execute(
            new ChangeTerms(
                world.byVendor(), order.id(), order.terms().withValidity(Validity.forEver()))));
    return again();
  }

  private Optional<Command> retyped() {
    AccountId user = ((RemoveUser) command).user();
    return with("retyped", world.account(user).orElseThrow().email().value());
  }

  private Optional<Command> managerAdded() {
    OrderId order = Changed.of(command, "order", OrderId.class);
    return world.state.accounts().stream()
        .filter(account -> !world.order(order).managedBy(account.id()))
        .findFirst()
        .flatMap(
            account -> {
              Story.permitted(
                  world.execute(
                      new AddLicenseManager(
                          world.byVendor(), order, new RequestId(world.id()), account.email())));
              return again();
            });
  }

  /** As many as there may be. */
  @SuppressWarnings("unchecked")
  private Optional<Command> hostsRemoved() {
    Order order = order();
    HostClass hostClass = Changed.of(command, "hostClass", HostClass.class);
    int limit = order.terms().hosts().limit(hostClass);
    SortedSet<HostName> listed = order.hosts().of(hostClass);
    if (!listed.isEmpty()) {
      Story.permitted(
          world.execute(
              new RemoveHostnames(
                  world.by(order.roles().everybody().first()), order.id(), hostClass, listed)));
    }
    if (command instanceof IssueRuntimeKey) {
      return again();
    }
    SortedSet<HostName> fewer =
        ((SortedSet<HostName>) Changed.of(command, "hosts", SortedSet.class))
            .stream().limit(limit).collect(Collectors.toCollection(TreeSet::new));
    return fewer.isEmpty() ? Optional.empty() : with("hosts", fewer);
  }

  @SuppressWarnings("unchecked")
  private Optional<Command> hostsNamed() {
    if (!(command instanceof AddHostnames)) {
      return Optional.empty();
    }
    SortedSet<HostName> each =
        ((SortedSet<HostName>) Changed.of(command, "hosts", SortedSet.class))
            .stream()
                .map(
                    host -> host.wildcard() ? HostName.of("www" + host.value().substring(1)) : host)
                .collect(Collectors.toCollection(TreeSet::new));
    Order order = order();
    HostClass hostClass = Changed.of(command, "hostClass", HostClass.class);
    boolean listed = order.hosts().of(hostClass).stream().anyMatch(HostName::wildcard);
    return listed ? Optional.empty() : with("hosts", each);
  }

  private Optional<Command> hostAdded() {
    Order order = order();
    HostClass hostClass = Changed.of(command, "hostClass", HostClass.class);
    TreeSet<HostName> one = new TreeSet<>(List.of(HostName.of("new.example.com")));
    return refuses(
            new AddHostnames(
                world.by(order.roles().everybody().first()), order.id(), hostClass, one))
        ? Optional.empty()
        : again();
  }

  private Optional<Command> overridden() {
    if (command instanceof DeactivateRemotely) {
      return Optional.of(
          Changed.by(
              Changed.with(Changed.with(command, "override", true), "reason", "because"), now()));
    }
    ApproveRequest approval = (ApproveRequest) command;
    return world.state.requests().stream()
        .filter(request -> request.id().equals(approval.request()))
        .map(request -> (Request.RemoteDeactivation) request.wish())
        .findFirst()
        .map(
            lost ->
                new DeactivateRemotely(
                    now(), lost.activation(), true, "because", Optional.empty()));
  }

  /** The vendor lets it be used, or be claimed. */
  private Optional<Command> vendorHelped() {
    switch (reason.code()) {
      case ORDER_SUSPENDED, ORDER_REVOKED ->
          standing(OrderId.of(reason.facts().get("order")), Optional.empty());
      case SERIAL_SUSPENDED, SERIAL_REVOKED -> {
        SerialNumber serial = new SerialNumber(reason.facts().get("serial"));
        standing(world.order(serial).id(), Optional.of(serial));
      }
      case SERIAL_NOT_CLAIMABLE -> {
        Order order = world.order(new SerialNumber(reason.facts().get("serial")));
        Story.permitted(
            world.execute(
                new ChangeTerms(world.byVendor(), order.id(), order.terms().withClaimable(true))));
      }
      case VENDOR_ONLY, APPROVAL_REQUIRED -> {
        return Optional.of(Changed.by(command, world.byVendor()));
      }
      case ACCOUNT_BARRED ->
          Story.permitted(
              world.execute(new ReinstateUser(world.byVendor(), caller().orElseThrow())));
      default -> {
        return Optional.empty();
      }
    }
    return again();
  }

  private void standing(OrderId order, Optional<SerialNumber> serial) {
    Story.permitted(
        world.execute(new ChangeStanding(world.byVendor(), order, serial, Standing.GOOD, "paid")));
  }

  private boolean refuses(Command step) {
    return world.execute(step) instanceof Refused;
  }

  private Activation activation() {
    return world.activation(Changed.of(command, "activation", ActivationId.class));
  }

  /** The order that the command is about, however it says so. */
  private Order order() {
    if (command instanceof ApproveRequest approval) {
      return world.state.requests().stream()
          .filter(request -> request.id().equals(approval.request()))
          .map(request -> world.order(request.order()))
          .findFirst()
          .orElseThrow();
    }
    if (Changed.has(command, "order") && !Changed.has(command, "product")) {
      return world.order(Changed.of(command, "order", OrderId.class));
    }
    if (command instanceof StartTrial trial) {
      return world.state.trials().stream()
          .filter(known -> trial.machine().identity().match(known.machine()).same())
          .map(known -> world.order(known.serial()))
          .findFirst()
          .orElseThrow();
    }
    return Changed.has(command, "serial")
        ? world.order(Changed.of(command, "serial", SerialNumber.class))
        : world.order(activation().serial());
  }

  private Optional<String> fact(String name) {
    return Optional.ofNullable(reason.facts().get(name));
  }
}
