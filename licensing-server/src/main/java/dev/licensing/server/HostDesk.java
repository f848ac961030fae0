package dev.licensing.server;

import dev.licensing.core.command.AddHostnames;
import dev.licensing.core.command.IssueRuntimeKey;
import dev.licensing.core.command.RemoveHostnames;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.RuntimeKeyId;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.VendorScope;
import dev.licensing.server.body.OrderAnswers;
import dev.licensing.server.body.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where deployed applications may run: host names, and the keys for them. */
final class HostDesk {

  private static final String HOSTS = "/v1/orders/{id}/hostnames";

  private final Desk desk;

  HostDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.post(HOSTS, Who.PERSON_OR_VENDOR, this::add)
            .needs(VendorScope.SUPPORT)
            .takes(OrderRequests.Hostnames.class)
            .does(AddHostnames.class)
            .gives(OrderReplies.HostnamesChanged.class, 200),
        Route.post(HOSTS + "/remove", Who.PERSON_OR_VENDOR, this::remove)
            .needs(VendorScope.SUPPORT)
            .takes(OrderRequests.Hostnames.class)
            .does(RemoveHostnames.class)
            .gives(OrderReplies.HostnamesChanged.class, 200),
        Route.post("/v1/orders/{id}/runtime-keys", Who.PERSON_OR_VENDOR, this::issueKey)
            .needs(VendorScope.SUPPORT)
            .takes(OrderRequests.IssueRuntimeKey.class)
            .does(IssueRuntimeKey.class)
            .gives(OrderReplies.RuntimeKeyIssued.class, 201));
  }

  private WireResponse add(Call call) {
    OrderRequests.Hostnames body = desk.body(call, OrderRequests.Hostnames.class);
    return desk.execute(
        call,
        new AddHostnames(
            call.origin(), OrderDesk.order(call), hostClass(body.hostClass()), hosts(body)),
        body,
        Answer.HostnamesChanged.class,
        (answer, permitted) -> Desk.reply(200, OrderAnswers.hostnames(answer)));
  }

  private WireResponse remove(Call call) {
    OrderRequests.Hostnames body = desk.body(call, OrderRequests.Hostnames.class);
    return desk.execute(
        call,
        new RemoveHostnames(
            call.origin(), OrderDesk.order(call), hostClass(body.hostClass()), hosts(body)),
        body,
        Answer.HostnamesChanged.class,
        (answer, permitted) -> Desk.reply(200, OrderAnswers.hostnames(answer)));
  }

  private WireResponse issueKey(Call call) {
    OrderRequests.IssueRuntimeKey body = desk.body(call, OrderRequests.IssueRuntimeKey.class);
    Optional<ApplicationId> application =
        Optional.ofNullable(body.application())
            .map(name -> Fields.read("application", () -> new ApplicationId(name)));
    return desk.execute(
        call,
        new IssueRuntimeKey(
            call.origin(),
            OrderDesk.order(call),
            new RuntimeKeyId(desk.ids.next()),
            hostClass(body.hostClass()),
            application),
        body,
        Answer.RuntimeKeyIssued.class,
        this::issued);
  }

  private StoredReply issued(Answer.RuntimeKeyIssued answer, Permitted permitted) {
    return Desk.reply(
        201,
        new OrderReplies.RuntimeKeyIssued(
            answer.key().toString(),
            answer.validUntil().toString(),
            answer.earlierKeysUntil().map(Instant::toString).orElse(null),
            desk.signed(permitted).orElseThrow()));
  }

  private static HostClass hostClass(String name) {
    return Fields.oneOf("hostClass", HostClass.class, name);
  }

  private static SortedSet<HostName> hosts(OrderRequests.Hostnames body) {
    if (body.hosts().isEmpty() || body.hosts().size() > HostTerms.MOST_HOSTS) {
      throw ProblemException.malformed("hosts: from 1 to " + HostTerms.MOST_HOSTS);
    }
    SortedSet<HostName> hosts = new TreeSet<>();
    body.hosts().forEach(text -> hosts.add(host(text)));
    return hosts;
  }

  /** In words of our own: those of the JDK quote what was written. */
  private static HostName host(String text) {
    try {
      return HostName.of(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.malformed("hosts: one of them is no host name");
    }
  }
}
