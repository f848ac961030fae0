package dev.licensing.testkit;

import dev.licensing.core.command.AddSerials;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.DeclineRequest;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.FindOrders;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.ViewEstate;
import dev.licensing.core.command.ViewRequests;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import java.util.Optional;

/** Commands of the vendor; see {@link Commands#vendor}. */
public final class VendorCommands {

  private final Origins origins;

  VendorCommands(Origins origins) {
    this.origins = origins;
  }

  /** The vendor sells so many new serials, which nobody owns or manages yet. */
  public IssueOrder issue(Terms terms, int serials) {
    return issue(terms, serials, Buyers.nobody());
  }

  /** The vendor sells so many new serials to these people. */
  public IssueOrder issue(Terms terms, int serials, Buyers buyers) {
    return new IssueOrder(
        origins.byVendor(),
        origins.order(),
        origins.product(),
        terms,
        origins.serials(serials),
        buyers);
  }

  /** The vendor adds so many new serials to an order. */
  public AddSerials addSerials(OrderId order, int serials) {
    return new AddSerials(origins.byVendor(), order, origins.serials(serials));
  }

  /** The vendor puts an order under other terms. */
  public ChangeTerms changeTerms(OrderId order, Terms terms) {
    return new ChangeTerms(origins.byVendor(), order, terms);
  }

  /** The vendor suspends, revokes or reinstates an order. */
  public ChangeStanding changeStanding(OrderId order, Standing standing) {
    return new ChangeStanding(origins.byVendor(), order, Optional.empty(), standing, "");
  }

  /** The vendor suspends, revokes or reinstates one serial of an order. */
  public ChangeStanding changeStanding(OrderId order, SerialNumber serial, Standing standing) {
    return new ChangeStanding(origins.byVendor(), order, Optional.of(serial), standing, "");
  }

  /** The vendor lets a product be tried; without terms, no longer. */
  public OfferTrial offerTrial(ProductId product, Optional<Terms> terms) {
    return new OfferTrial(origins.byVendor(), product, terms);
  }

  /** Support ends one activation. */
  public DeactivateRemotely deactivate(ActivationId activation, String reason) {
    return new DeactivateRemotely(origins.byVendor(), activation, false, reason, Optional.empty());
  }

  /** Support ends one activation, whatever quota and expiry say. */
  public DeactivateRemotely deactivateAllTheSame(ActivationId activation, String reason) {
    return new DeactivateRemotely(origins.byVendor(), activation, true, reason, Optional.empty());
  }

  /** Housekeeping: the users of lapsed seats are told. */
  public EndLapsedLeases endLapsedLeases() {
    return new EndLapsedLeases(origins.byVendor());
  }

  /** The vendor looks at what waits for a decision, behind this request if one is given. */
  public ViewRequests viewRequests(Optional<RequestId> after) {
    return new ViewRequests(origins.byVendor(), after);
  }

  /** The vendor looks through the orders of an e-mail. */
  public FindOrders findOrders(String email) {
    return new FindOrders(origins.byVendor(), Optional.of(new Email(email)), Optional.empty());
  }

  /** The vendor looks at what an account owns, may use, uses and manages. */
  public ViewEstate viewEstate(AccountId account) {
    return new ViewEstate(origins.byVendor(), Optional.of(account));
  }

  /** The vendor does what a request asks for. */
  public ApproveRequest approve(RequestId request) {
    return new ApproveRequest(origins.byVendor(), request);
  }

  /** The vendor turns a request down. */
  public DeclineRequest decline(RequestId request, String reason) {
    return new DeclineRequest(origins.byVendor(), request, reason);
  }

  /** The vendor lets a removed user activate again. */
  public ReinstateUser reinstate(AccountId user) {
    return new ReinstateUser(origins.byVendor(), user);
  }
}
