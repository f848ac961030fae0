package dev.licensing.core.rule;

import dev.licensing.core.command.Activate;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.UsersAtOnce;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may activate what, where, and how many (rules 2.1 to 2.8). */
final class Activating {

  private final Facts facts;
  private final Activate command;
  private final Account account;
  private final Serial serial;
  private final Order order;

  private Activating(Facts facts, Activate command, Account account, Serial serial) {
    this.facts = facts;
    this.command = command;
    this.account = account;
    this.serial = serial;
    this.order = facts.order(serial);
  }

  static Decision decide(Facts facts, Activate command) {
    Optional<Account> account = facts.caller();
    Optional<Serial> serial = facts.serial(command.serial());
    if (account.isEmpty() || serial.isEmpty()) {
      return new Reasons()
          .addIf(account.isEmpty(), Callers::accountMustExist)
          .addIf(serial.isEmpty(), () -> Serials.notRecognised(command.serial()))
          .refused();
    }
    return new Activating(facts, command, account.get(), serial.get()).decide();
  }

  private Decision decide() {
    List<Activation> candidates =
        facts
            .live(serial.number(), account.id())
            .filter(
                a -> command.machine().identity().sharesTellingComponent(a.machine().identity()))
            .toList();
    Optional<Activation> existing = Machines.find(candidates.stream(), command.machine());
    Reasons reasons =
        new Reasons()
            .add(barredAccountsActivateNothing())
            .add(somebodyMustOwnIt())
            .add(ownerMustHaveGrantedAccess())
            .add(Machines.mustBeTellable(command.machine()));
    if (existing.isEmpty()) {
      reasons.add(oneUserAtATime()).add(aSeatMustBeFree());
    }
    if (!reasons.none()) {
      return reasons.refused();
    }
    Effects effects =
        new Effects()
            .restOn(account)
            .restOn(order)
            .restOn(serial)
            .assume(
                new Assumption.CandidatesAre(
                    serial.number(),
                    account.id(),
                    command.machine().identity(),
                    candidates.stream().map(Activation::id).collect(Collectors.toSet())));
    return existing.map(found -> again(effects, found)).orElseGet(() -> anew(effects));
  }

  private Decision again(Effects effects, Activation found) {
    Machine machine = Machines.refreshed(command.machine(), found.machine());
    Activation seen = found.seen(machine, command.origin().at());
    return effects
        .change(new Change.ActivationSeen(found.id(), machine, command.origin().at()))
        .sign(Licenses.forActivation(seen, order, command.origin().at(), command.nonce()))
        .permitted(
            new Answer.Activated(seen, true, serial.liveSeats(), order.terms().machineLimit()));
  }

  private Decision anew(Effects effects) {
    Activation started =
        Activation.started(
            command.activation(),
            serial.number(),
            account.id(),
            command.machine(),
            command.origin().at());
    int seats = serial.liveSeats() + 1;
    return effects
        .change(new Change.ActivationStarted(started))
        .tell(
            Notice.to(account.id(), NoticeKind.ACTIVATED)
                .with("serial", serial.number())
                .with("machine", command.machine().name())
                .with("seats", seats)
                .with("of", order.terms().machineLimit()))
        .sign(Licenses.forActivation(started, order, command.origin().at(), command.nonce()))
        .permitted(new Answer.Activated(started, false, seats, order.terms().machineLimit()));
  }

  private Optional<Refusal> barredAccountsActivateNothing() {
    return account.barred()
        ? Optional.of(Refusal.of(RefusalCode.ACCOUNT_BARRED, Remedy.of(RemedyCode.CONTACT_VENDOR)))
        : Optional.empty();
  }

  private Optional<Refusal> somebodyMustOwnIt() {
    boolean missing =
        order.terms().access() == Access.OWNER_AND_ASSIGNED && order.customer().isEmpty();
    return missing ? Optional.of(Serials.unowned(order, serial)) : Optional.empty();
  }

  private Optional<Refusal> ownerMustHaveGrantedAccess() {
    boolean missing =
        order.terms().access() == Access.OWNER_AND_ASSIGNED
            && order.customer().isPresent()
            && !Serials.shares(facts, account, serial);
    return missing
        ? Optional.of(
            Refusal.of(RefusalCode.ACCESS_NOT_GRANTED, Remedy.of(RemedyCode.REQUEST_ACCESS))
                .with("serial", serial.number()))
        : Optional.empty();
  }

  /** All of the holder's machines must go, so all that may be seen are named (rule 2.3). */
  private Optional<Refusal> oneUserAtATime() {
    boolean held =
        order.terms().usersAtOnce() == UsersAtOnce.ONE
            && serial.liveSeats() > 0
            && !serial.soleUser().equals(Optional.of(account.id()));
    return held
        ? Optional.of(
            Refusal.of(RefusalCode.HELD_BY_ANOTHER_USER)
                .with("serial", serial.number())
                .with("machinesToFree", serial.liveSeats())
                .remedied(freeingSeats()))
        : Optional.empty();
  }

  private Optional<Refusal> aSeatMustBeFree() {
    return serial.liveSeats() >= order.terms().machineLimit()
        ? Optional.of(
            Refusal.of(RefusalCode.MACHINE_LIMIT_REACHED)
                .with("serial", serial.number())
                .with("seats", serial.liveSeats())
                .with("of", order.terms().machineLimit())
                .remedied(freeingSeats()))
        : Optional.empty();
  }

  /** Machines are named to those who may see them; to others it is the vendor who can help. */
  private List<Remedy> freeingSeats() {
    boolean shares = Serials.shares(facts, account, serial);
    List<Remedy> remedies =
        facts
            .users(serial.number())
            .filter(a -> shares || a.account().equals(account.id()))
            .flatMap(a -> Machines.freeing(facts, serial, a, command.origin().at()).stream())
            .toList();
    return remedies.isEmpty() ? List.of(Remedy.of(RemedyCode.CONTACT_VENDOR)) : remedies;
  }
}
