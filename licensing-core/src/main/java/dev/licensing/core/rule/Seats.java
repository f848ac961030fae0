package dev.licensing.core.rule;

import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Bearer;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.Serial;
import java.util.List;
import java.util.Optional;

/** Whether an account may take a seat on a serial (rules 2.2, 2.3, 2.5, 2.12). */
record Seats(Facts facts, Account account, Serial serial, Order order) {

  /** Whoever has the serial is nobody elsewhere, or under terms that ask for an account. */
  Optional<Refusal> theSerialMustBeEnoughForItsBearer() {
    boolean enough =
        order.terms().access() == Access.BEARER
            && account.id().equals(Bearer.of(serial.number()).id());
    return Bearer.is(account) && !enough
        ? Optional.of(Callers.accountMustExist())
        : Optional.empty();
  }

  Optional<Refusal> somebodyMustOwnIt() {
    boolean missing =
        order.terms().access() == Access.OWNER_AND_ASSIGNED && order.customer().isEmpty();
    return missing ? Optional.of(Serials.unowned(order, serial)) : Optional.empty();
  }

  Optional<Refusal> ownerMustHaveGrantedAccess() {
    boolean missing =
        order.terms().access() == Access.OWNER_AND_ASSIGNED
            && order.customer().isPresent()
            && !Serials.shares(facts, account, serial);
    return missing
        ? Optional.of(
            Refusal.of(
                    RefusalCode.ACCESS_NOT_GRANTED,
                    Remedy.of(RemedyCode.REQUEST_ACCESS).with("serial", serial.number()))
                .with("serial", serial.number()))
        : Optional.empty();
  }

  /** All of the holder's machines must go, so all that may be seen are named (rule 2.3). */
  Optional<Refusal> oneUserAtATime() {
    return serial.isHeldBesides(Optional.of(account.id()), order.terms())
        ? Optional.of(
            Refusal.of(RefusalCode.HELD_BY_ANOTHER_USER)
                .with("serial", serial.number())
                .with("machinesToFree", serial.liveSeats())
                .remedied(freeing()))
        : Optional.empty();
  }

  Optional<Refusal> aSeatMustBeFree() {
    return serial.isFull(order.terms())
        ? Optional.of(
            Refusal.of(RefusalCode.MACHINE_LIMIT_REACHED)
                .with("serial", serial.number())
                .with("seats", serial.liveSeats())
                .with("of", order.terms().machineLimit())
                .remedied(freeing()))
        : Optional.empty();
  }

  /** Machines are named to those who may see them; to others it is the vendor who can help. */
  private List<Remedy> freeing() {
    boolean shares = Serials.shares(facts, account, serial);
    List<Remedy> remedies =
        facts.users(serial.number()).stream()
            .filter(a -> shares || own(a))
            .flatMap(a -> Machines.freeing(facts, serial, a, facts.at()).stream())
            .toList();
    return remedies.isEmpty() ? List.of(Remedy.of(RemedyCode.CONTACT_VENDOR)) : remedies;
  }

  /** Of others who have the same serial, a bearer is told nothing. */
  private boolean own(Activation activation) {
    return activation.account().equals(account.id()) && !Bearer.is(account);
  }
}
