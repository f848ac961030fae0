package dev.licensing.examples.server.orders;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the deployed product may run, and the keys that say so (chapter 9). */
public final class Hosts {

  private Hosts() {}

  /** The host names of both classes. */
  public record Shown(
      OrderSeen seen, Requests.HostTermsBody terms, List<OfClass> classes, String typed) {}

  /**
   * Those of one class.
   *
   * @param hostClass {@code PRODUCTION} or {@code TEST}
   * @param keysUntil when the last of the keys ends
   */
  public record OfClass(
      String hostClass, int limit, List<String> hosts, Optional<String> keysUntil) {

    /** For people, and for the names of fields. */
    public String word() {
      return hostClass.toLowerCase(Locale.ROOT);
    }

    /** Whether there is room for another. */
    public boolean full() {
      return hosts.size() >= limit;
    }
  }

  /**
   * A key that was made.
   *
   * @param once with which the same key is asked for again, as a file
   */
  public record Made(
      String order,
      String hostClass,
      String application,
      OrderReplies.RuntimeKeyIssued key,
      String once) {}

  /** The lines of the table. */
  public static List<Page> pages() {
    String path = "/orders/{id}/hosts";
    String keys = "/orders/{id}/runtime-keys";
    return List.of(
        Page.form(path, Audience.PERSON, Hosts::show, visit -> change(visit, "")),
        Page.act(path + "/remove", Audience.PERSON, Hosts::show, visit -> change(visit, "/remove")),
        Page.act(keys, Audience.PERSON, Hosts::show, Hosts::key),
        Page.act(keys + "/file", Audience.PERSON, Hosts::show, Hosts::file));
  }

  private static Reply show(Visit visit) {
    OrderSeen seen = OrderSeen.managed(visit);
    OrderReplies.ContentsBody contents = seen.contents().orElseThrow();
    Requests.HostTermsBody terms = contents.terms().hosts();
    OrderReplies.HostsBody hosts = contents.hosts();
    return Reply.show(
        "orders/hosts",
        "Host names and runtime keys",
        new Shown(
            seen,
            terms,
            List.of(
                new OfClass(
                    "PRODUCTION",
                    terms.production(),
                    hosts.production(),
                    Optional.ofNullable(hosts.productionKeysUntil())),
                new OfClass(
                    "TEST",
                    terms.test(),
                    hosts.test(),
                    Optional.ofNullable(hosts.testKeysUntil()))),
            visit.field("hosts")));
  }

  private static Reply change(Visit visit, String how) {
    List<String> hosts =
        Arrays.stream(visit.field("hosts").split("[\\s,;]+"))
            .filter(one -> !one.isEmpty())
            .toList();
    if (hosts.isEmpty()) {
      throw Refused.because(422, "NO_HOST_NAMED");
    }
    visit
        .api()
        .ask("POST", OrderSeen.path(visit) + "/hostnames" + how)
        .with(new OrderRequests.Hostnames(visit.field("class"), hosts))
        .once(visit.once())
        .as(OrderReplies.HostnamesChanged.class);
    return Reply.go(OrderSeen.page(visit) + "/hosts", Done.HOSTS_CHANGED);
  }

  /** Shown in the answer itself, because nobody can look a key up afterwards. */
  private static Reply key(Visit visit) {
    return Reply.show(
        "orders/key",
        "Runtime key",
        new Made(
            OrderSeen.page(visit),
            visit.field("class"),
            visit.field("application"),
            issued(visit),
            visit.once()));
  }

  /** The same key: the protocol answers what was asked once in the same way again. */
  private static Reply file(Visit visit) {
    String name = "runtime-key-" + visit.field("class").toLowerCase(Locale.ROOT) + ".jws";
    return new Reply.Download(name, "application/jose", issued(visit).runtimeKey());
  }

  private static OrderReplies.RuntimeKeyIssued issued(Visit visit) {
    String application = visit.field("application");
    return visit
        .api()
        .ask("POST", OrderSeen.path(visit) + "/runtime-keys")
        .with(
            new OrderRequests.IssueRuntimeKey(
                visit.field("class"), application.isEmpty() ? null : application))
        .once(visit.once())
        .as(OrderReplies.RuntimeKeyIssued.class);
  }
}
