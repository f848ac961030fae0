package dev.licensing.core.rule;

import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Assumption;
import dev.licensing.core.decision.Change;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import java.util.Optional;

/** What was asked for is done, by who may do it (rules 4.3, 5.6, 5.7, 7.1). */
record Approving(ApproveRequest command) implements Act {

  @Override
  public FactsNeeded needs() {
    return Act.by(command.origin()).andRequest(command.request());
  }

  @Override
  public Concern concern(Facts facts, Decision decision) {
    return concern(facts, command.request());
  }

  static Concern concern(Facts facts, RequestId id) {
    Optional<Request> request = facts.request(id);
    Concern concern = Concern.account(request.map(Request::by));
    return request.map(known -> concern.andOrder(known.order())).orElse(concern);
  }

  @Override
  public Decision decide(Facts facts) {
    Optional<OpenRequest> open = OpenRequest.visible(facts, command.origin(), command.request());
    if (open.isEmpty()) {
      return new Reasons().add(OpenRequest.notRecognised(command.request())).refused();
    }
    Reasons reasons = new Reasons().add(open.get().mustBeTheCallersToDecide(command.origin()));
    return reasons.none() ? approved(facts, open.get()) : reasons.refused();
  }

  private Decision approved(Facts facts, OpenRequest open) {
    Request.Wish wish = open.request().wish();
    Effects effects =
        Orders.effects(facts, open.order()).tell(open.told(NoticeKind.REQUEST_APPROVED));
    if (wish instanceof Request.Access access) {
      return granted(facts, effects, open, access);
    }
    effects.change(new Change.RequestClosed(open.request().id()));
    if (wish instanceof Request.RemoteDeactivation lost) {
      return new RemotelyDeactivating(
              new DeactivateRemotely(
                  command.origin(), lost.activation(), false, lost.reason(), Optional.empty()))
          .decide(facts, effects);
    }
    if (wish instanceof Request.OrderTransfer transfer) {
      Succession.to(effects, facts, open.order(), transfer.newCustomer());
    } else if (wish instanceof Request.AnotherLicenseManager another) {
      AddingManager.added(effects, facts, open.order(), another.manager());
    }
    return effects.permitted(new Answer.Approved(open.request().id()));
  }

  /** As if the owner had assigned who asks. */
  private static Decision granted(
      Facts facts, Effects effects, OpenRequest open, Request.Access access) {
    boolean shares =
        facts
            .account(open.request().by())
            .filter(who -> Serials.shares(facts, who, facts.serial(access.serial()).orElseThrow()))
            .isPresent();
    return effects
        .restOn(facts.serial(access.serial()).orElseThrow())
        .assume(new Assumption.RequestOpen(open.request().id()))
        .change(
            shares
                ? new Change.RequestClosed(open.request().id())
                : new Change.UserAssigned(
                    new Assignment(access.serial(), open.request().by(), facts.at())))
        .permitted(new Answer.Approved(open.request().id()));
  }
}
