package dev.licensing.server.body;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.OrderOverview;
import dev.licensing.core.decision.OrderView;
import dev.licensing.core.decision.Quota;
import dev.licensing.core.decision.RequestView;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.Hosts;
import dev.licensing.core.model.Request;
import dev.licensing.core.wire.OrderReplies;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns what the engine says of orders into the records of the protocol. */
public final class OrderAnswers {

  private OrderAnswers() {}

  /** The orders somebody manages or has activated. */
  public static OrderReplies.Orders orders(Answer.EstateShown estate) {
    return new OrderReplies.Orders(estate.orders().stream().map(OrderAnswers::overview).toList());
  }

  private static OrderReplies.OverviewBody overview(OrderOverview order) {
    return new OrderReplies.OverviewBody(
        order.order().toString(),
        order.product().value(),
        order.manages(),
        order.standing().name(),
        TermsAnswers.validity(order.validity()),
        order.serialCount());
  }

  /** One order, as far as the caller sees it. */
  public static OrderReplies.OrderBody order(OrderView order) {
    Optional<OrderReplies.ContentsBody> contents = order.contents().map(OrderAnswers::contents);
    return new OrderReplies.OrderBody(
        order.order().toString(),
        order.product().value(),
        order.managers().stream()
            .map(
                who ->
                    new OrderReplies.ManagerBody(
                        who.role().name(), who.name(), who.email().value()))
            .toList(),
        order.support(),
        contents.orElse(null));
  }

  private static OrderReplies.ContentsBody contents(OrderView.Contents contents) {
    return new OrderReplies.ContentsBody(
        contents.standing().name(),
        TermsAnswers.terms(contents.terms()),
        contents.serialCount(),
        contents.awaited().stream()
            .map(who -> new OrderReplies.AwaitedBody(who.role().name(), who.email().value()))
            .toList(),
        contents.serials().stream().map(Answers::serial).toList(),
        Answers.text(contents.next()),
        hosts(contents.hosts()),
        quota(contents.quota()),
        contents.requests().stream().map(OrderAnswers::request).toList(),
        contents.removed().stream().map(OrderAnswers::removed).toList());
  }

  private static OrderReplies.RemovedBody removed(OrderView.Removed removed) {
    return new OrderReplies.RemovedBody(
        removed.account().toString(),
        removed.name(),
        removed.email().value(),
        removed.since().toString());
  }

  private static OrderReplies.HostsBody hosts(Hosts hosts) {
    return new OrderReplies.HostsBody(
        names(hosts.production()),
        names(hosts.test()),
        Answers.text(hosts.productionKeysUntil()),
        Answers.text(hosts.testKeysUntil()));
  }

  private static List<String> names(Collection<HostName> hosts) {
    return hosts.stream().map(HostName::value).toList();
  }

  /** How an order stands to its remote deactivations. */
  public static OrderReplies.QuotaBody quota(Quota quota) {
    return new OrderReplies.QuotaBody(
        quota.used(), quota.allowed(), Answers.text(quota.nextFreeAt()));
  }

  /** What became of host names. */
  public static OrderReplies.HostnamesChanged hostnames(Answer.HostnamesChanged changed) {
    Map<String, String> hosts = new TreeMap<>();
    changed.hosts().forEach((host, outcome) -> hosts.put(host.value(), outcome.name()));
    return new OrderReplies.HostnamesChanged(
        changed.order().toString(),
        changed.hostClass().name(),
        hosts,
        Answers.text(changed.keysUntil()));
  }

  /** Open requests. */
  public static OrderReplies.OpenRequests requests(Answer.RequestsShown shown) {
    return new OrderReplies.OpenRequests(
        shown.requests().stream().map(OrderAnswers::request).toList());
  }

  private static OrderReplies.RequestBody request(RequestView view) {
    Request request = view.request();
    return new OrderReplies.RequestBody(
        request.id().toString(),
        kind(request.wish()),
        request.order().toString(),
        request.by().toString(),
        Answers.text(view.name()),
        Answers.text(view.email()),
        request.at().toString(),
        details(request.wish()));
  }

  private static String kind(Request.Wish wish) {
    if (wish instanceof Request.Access) {
      return "ACCESS";
    } else if (wish instanceof Request.OrderTransfer) {
      return "ORDER_TRANSFER";
    }
    return wish instanceof Request.AnotherLicenseManager
        ? "LICENSE_MANAGER"
        : "REMOTE_DEACTIVATION";
  }

  private static Map<String, String> details(Request.Wish wish) {
    if (wish instanceof Request.Access access) {
      return Map.of("serial", access.serial().value(), "message", access.message());
    } else if (wish instanceof Request.OrderTransfer transfer) {
      return Map.of("email", transfer.newCustomer().value(), "name", transfer.name());
    } else if (wish instanceof Request.AnotherLicenseManager another) {
      return Map.of("email", another.manager().value());
    }
    Request.RemoteDeactivation lost = (Request.RemoteDeactivation) wish;
    return Map.of("activation", lost.activation().toString(), "reason", lost.reason());
  }
}
