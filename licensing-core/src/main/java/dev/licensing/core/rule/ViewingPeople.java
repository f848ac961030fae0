package dev.licensing.core.rule;

import dev.licensing.core.command.Origin;
import dev.licensing.core.command.ViewAccount;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.decision.AccountView;
import dev.licensing.core.decision.AccountView.Removal;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Bar;
import dev.licensing.core.model.Order;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a person sees of themself, barred or not (rule 6.6); and the vendor of a person. Facts are
 * loaded as if the person asked, so that the vendor sees just what they see.
 */
final class ViewingPeople {

  private ViewingPeople() {}

  /** Who it is, and from which orders they were removed. */
  record OneAccount(ViewAccount command) implements Act {

    @Override
    public FactsNeeded needs() {
      return account(command.origin().at(), whom(command.origin(), command.whose()));
    }

    @Override
    public Concern concern(Facts facts, Decision decision) {
      return Concern.account(facts.asked().caller());
    }

    @Override
    public Decision decide(Facts facts) {
      return shown(
          facts,
          command.origin(),
          command.whose(),
          person -> new Answer.AccountShown(view(facts, person)));
    }
  }

  /** What they own, may use, use and manage. */
  record Estate(ViewEstate command) implements Act {

    @Override
    public FactsNeeded needs() {
      return FactsNeeded.by(command.origin().at(), whom(command.origin(), command.whose()))
          .and(Extent.ESTATE)
          .and(Extent.COLLEAGUES)
          .and(Extent.ROLES);
    }

    @Override
    public Concern concern(Facts facts, Decision decision) {
      return Concern.account(facts.asked().caller());
    }

    @Override
    public Decision decide(Facts facts) {
      return shown(
          facts,
          command.origin(),
          command.whose(),
          person ->
              new Answer.EstateShown(
                  Overviews.serials(facts, person), Overviews.orders(facts, person)));
    }
  }

  private static Optional<AccountId> whom(Origin origin, Optional<AccountId> whose) {
    return whose.or(() -> origin.by().person());
  }

  private static Decision shown(
      Facts facts, Origin origin, Optional<AccountId> whose, Function<Account, Answer> answer) {
    Optional<Account> person = facts.caller();
    Reasons reasons = new Reasons();
    if (whose.isPresent()) {
      reasons
          .add(Callers.onlyTheVendor(origin))
          .addIf(person.isEmpty() && Callers.isVendor(origin), ViewingPeople::nobodyThere);
    } else {
      reasons.addIf(person.isEmpty(), Callers::accountMustExist);
    }
    return reasons.none()
        ? new Effects().permitted(answer.apply(person.orElseThrow()))
        : reasons.refused();
  }

  private static Refusal nobodyThere() {
    return Refusal.of(RefusalCode.USER_NOT_RECOGNISED, Remedy.of(RemedyCode.NONE));
  }

  /** The account, with all its bars. */
  static FactsNeeded account(Instant at, Optional<AccountId> account) {
    FactsNeeded needed = FactsNeeded.by(at, account);
    return account.map(needed::andAccount).orElse(needed);
  }

  static AccountView view(Facts facts, Account account) {
    return new AccountView(
        account.id(),
        account.email(),
        account.name(),
        facts.bars(account.id()).stream()
            .sorted(Comparator.comparing(Bar::at).thenComparing(Bar::order))
            .map(bar -> removal(facts.order(bar.order()).orElseThrow(), bar))
            .toList());
  }

  private static Removal removal(Order order, Bar bar) {
    return new Removal(order.id(), order.product(), bar.at());
  }
}
