package dev.licensing.core.rule;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.Roles;
import dev.licensing.core.model.SerialNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The vendor sells serials, each of them once, to whom they say (rules 4.1, 5.1, 5.9). */
record Issuing(IssueOrder command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin())
        .andOrder(command.order())
        .andSerials(command.serials())
        .andEmails(command.buyers().everybody());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return Concern.order(command.order()).andSerials(command.serials());
  }

  @Override
  public Decision decide(Facts facts) {
    Reasons reasons =
        new Reasons()
            .add(Callers.onlyTheVendor(command.origin()))
            .addIf(facts.order(command.order()).isPresent(), this::orderIssuedBefore)
            .addAll(issuedBefore(facts, command.serials()));
    if (!reasons.none()) {
      return reasons.refused();
    }
    Buyers buyers = command.buyers();
    Effects effects = new Effects();
    Roles roles =
        Roles.of(
            account(effects, facts, buyers.customer()),
            account(effects, facts, buyers.purchaser()),
            buyers.licenseManagers().stream()
                .flatMap(email -> account(effects, facts, Optional.of(email)).stream())
                .toList());
    Order order =
        Order.issued(
                command.order(),
                command.product(),
                roles,
                command.terms(),
                command.serials().size())
            .withReservation(
                buyers
                    .customer()
                    .filter(email -> facts.account(email).isEmpty())
                    .map(email -> new Reservation(email, Optional.empty())));
    effects.change(new Change.OrderIssued(order, command.serials()));
    await(effects, facts, Role.CUSTOMER, buyers.customer().stream().toList());
    await(effects, facts, Role.PURCHASER, buyers.purchaser().stream().toList());
    await(effects, facts, Role.LICENSE_MANAGER, List.copyOf(buyers.licenseManagers()));
    return effects.permitted(new Answer.Issued(order.id(), command.serials()));
  }

  private Optional<AccountId> account(Effects effects, Facts facts, Optional<Email> email) {
    Optional<Account> known = email.flatMap(facts::account);
    known.ifPresent(
        who ->
            effects
                .restOn(who)
                .tell(
                    Notice.to(who.id(), NoticeKind.MANAGER_ADDED).with("order", command.order())));
    return known.map(Account::id);
  }

  private void await(Effects effects, Facts facts, Role role, List<Email> emails) {
    emails.stream()
        .filter(email -> facts.account(email).isEmpty())
        .forEach(
            email ->
                effects
                    .change(
                        new Change.RoleAwaited(
                            new PendingRole(command.order(), role, email, facts.at())))
                    .tell(
                        Notice.to(email, NoticeKind.ROLE_OFFERED).with("order", command.order())));
  }

  private Refusal orderIssuedBefore() {
    return Refusal.of(RefusalCode.ORDER_ALREADY_ISSUED, Remedy.of(RemedyCode.CHECK_ORDER))
        .with("order", command.order());
  }

  static Stream<Refusal> issuedBefore(Facts facts, Set<SerialNumber> serials) {
    return serials.stream()
        .filter(serial -> facts.serial(serial).isPresent())
        .map(
            serial ->
                Refusal.of(RefusalCode.SERIAL_ALREADY_ISSUED, Remedy.of(RemedyCode.CHECK_SERIAL))
                    .with("serial", serial));
  }
}
