package dev.licensing.server;

import dev.licensing.core.command.AddSerials;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorReplies;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.VendorScope;
import dev.licensing.server.body.Answers;
import dev.licensing.server.body.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the vendor sells, and on which terms. */
final class VendorDesk {

  private static final String ORDER = "/v1/vendor/orders/{id}";
  private static final int MOST_MANAGERS = 100;

  private final Desk desk;

  VendorDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/vendor/orders", Who.VENDOR, this::issue)
            .needs(VendorScope.SELL)
            .takes(Requests.IssueOrder.class)
            .does(IssueOrder.class)
            .gives(Replies.Issued.class, 201),
        Route.post(ORDER + "/serials", Who.VENDOR, this::addSerials)
            .needs(VendorScope.SELL)
            .takes(VendorRequests.AddSerials.class)
            .does(AddSerials.class)
            .gives(Replies.Issued.class, 201),
        Route.post(ORDER + "/terms", Who.VENDOR, this::changeTerms)
            .needs(VendorScope.GOVERN)
            .takes(VendorRequests.ChangeTerms.class)
            .does(ChangeTerms.class)
            .gives(VendorReplies.TermsChanged.class, 200),
        Route.post(ORDER + "/standing", Who.VENDOR, this::changeStanding)
            .needs(VendorScope.GOVERN)
            .takes(VendorRequests.ChangeStanding.class)
            .does(ChangeStanding.class)
            .gives(VendorReplies.StandingChanged.class, 200),
        Route.post("/v1/vendor/trials", Who.VENDOR, this::offerTrial)
            .needs(VendorScope.SELL)
            .takes(VendorRequests.OfferTrial.class)
            .does(OfferTrial.class)
            .gives(VendorReplies.TrialOffered.class, 200),
        Route.post("/v1/vendor/lapses", Who.VENDOR, this::endLapses)
            .needs(VendorScope.OPERATE)
            .does(EndLapsedLeases.class)
            .gives(VendorReplies.LapsesTold.class, 200));
  }

  private WireResponse issue(Call call) {
    Requests.IssueOrder body = desk.body(call, Requests.IssueOrder.class);
    return desk.execute(
        call,
        new IssueOrder(
            call.origin(),
            new OrderId(desk.ids.next()),
            Fields.product(body.product()),
            TermsFields.terms(body.terms()),
            desk.newSerials(body.serials()),
            buyers(body)),
        body,
        Answer.Issued.class,
        (answer, permitted) -> Desk.reply(201, issued(answer.order(), answer.serials())));
  }

  private WireResponse addSerials(Call call) {
    VendorRequests.AddSerials body = desk.body(call, VendorRequests.AddSerials.class);
    return desk.execute(
        call,
        new AddSerials(call.origin(), OrderDesk.order(call), desk.newSerials(body.serials())),
        body,
        Answer.SerialsAdded.class,
        (answer, permitted) -> Desk.reply(201, issued(answer.order(), answer.serials())));
  }

  private static Replies.Issued issued(OrderId order, SortedSet<SerialNumber> serials) {
    return new Replies.Issued(order.toString(), Answers.serials(serials));
  }

  private WireResponse changeTerms(Call call) {
    VendorRequests.ChangeTerms body = desk.body(call, VendorRequests.ChangeTerms.class);
    return desk.execute(
        call,
        new ChangeTerms(call.origin(), OrderDesk.order(call), TermsFields.terms(body.terms())),
        body,
        Answer.TermsChanged.class,
        (answer, permitted) ->
            Desk.reply(200, new VendorReplies.TermsChanged(answer.order().toString())));
  }

  private WireResponse changeStanding(Call call) {
    VendorRequests.ChangeStanding body = desk.body(call, VendorRequests.ChangeStanding.class);
    return desk.execute(
        call,
        new ChangeStanding(
            call.origin(),
            OrderDesk.order(call),
            Optional.ofNullable(body.serial()).map(text -> desk.serial(call, text)),
            Fields.oneOf("standing", Standing.class, body.standing()),
            Fields.words("reason", body.reason(), Request.LONGEST_TEXT)),
        body,
        Answer.StandingChanged.class,
        (answer, permitted) ->
            Desk.reply(
                200,
                new VendorReplies.StandingChanged(
                    answer.order().toString(),
                    answer.serial().map(SerialNumber::value).orElse(null),
                    answer.standing().name())));
  }

  private WireResponse offerTrial(Call call) {
    VendorRequests.OfferTrial body = desk.body(call, VendorRequests.OfferTrial.class);
    ProductId product = Fields.product(body.product());
    Optional<Terms> terms = Optional.ofNullable(body.terms()).map(TermsFields::terms);
    return desk.execute(
        call,
        Fields.read("terms", () -> new OfferTrial(call.origin(), product, terms)),
        body,
        Answer.TrialOffered.class,
        (answer, permitted) ->
            Desk.reply(
                200, new VendorReplies.TrialOffered(answer.product().value(), answer.offered())));
  }

  /** For a job of the vendor's, which goes on until nothing is left. */
  private WireResponse endLapses(Call call) {
    return desk.execute(
        call,
        new EndLapsedLeases(call.origin()),
        "",
        Answer.LapsesTold.class,
        (answer, permitted) -> Desk.reply(200, new VendorReplies.LapsesTold(answer.closed())));
  }

  private static Buyers buyers(Requests.IssueOrder body) {
    if (body.licenseManagers().size() > MOST_MANAGERS) {
      throw ProblemException.malformed("licenseManagers: at most " + MOST_MANAGERS);
    }
    return new Buyers(
        Optional.ofNullable(body.customer()).map(Fields::email),
        Optional.ofNullable(body.purchaser()).map(Fields::email),
        body.licenseManagers().stream()
            .map(Fields::email)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
