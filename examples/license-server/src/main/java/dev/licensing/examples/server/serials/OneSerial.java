package dev.licensing.examples.server.serials;

import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Replies.SerialBody;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.web.Api;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One serial: who uses it, with whom it is shared, who asks for it. */
public final class OneSerial {

  private OneSerial() {}

  /**
   * All of it.
   *
   * @param asking who asks for access; empty for who is not the owner
   */
  public record Model(String handle, SerialBody serial, List<Asking> asking) {

    /** Seats in use that are not listed. */
    public int others() {
      return serial.liveSeats() - serial.uses().size();
    }

    /** Where somebody asks for what is done to one activation. */
    public String act(Replies.UseBody use, String act) {
      return "/serials/" + handle + "/activations/" + use.activation() + "/" + act;
    }
  }

  /**
   * Somebody who asks for access.
   *
   * @param email empty for who may not see the order
   * @param message what they wrote; may be empty
   */
  public record Asking(String request, String name, String email, String message) {}

  static List<Page> pages() {
    return List.of(
        Page.view("/serials/{serial}", Audience.PERSON, OneSerial::show),
        Page.act(
            "/serials/{serial}/requests/{request}/approve",
            Audience.PERSON,
            OneSerial::show,
            OneSerial::approve),
        Page.act(
            "/serials/{serial}/requests/{request}/decline",
            Audience.PERSON,
            OneSerial::show,
            OneSerial::decline));
  }

  /** The serial of the path. */
  static SerialBody of(Visit visit) {
    try {
      return visit
          .api()
          .post(
              "/v1/serials/view",
              new Requests.ViewSerial(visit.unsealed(visit.path("serial"))),
              SerialBody.class);
    } catch (Refused e) {
      throw e.is("SERIAL_NOT_RECOGNISED") ? Chosen.nowhere() : e;
    }
  }

  /** What a manager sees of its order, if the caller is one. */
  static Optional<OrderReplies.ContentsBody> order(Visit visit, SerialBody serial) {
    try {
      return Optional.ofNullable(
          visit.api().get("/v1/orders/" + serial.order(), OrderReplies.OrderBody.class).contents());
    } catch (Refused e) {
      if (e.is("ORDER_NOT_RECOGNISED")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Reply show(Visit visit) {
    SerialBody serial = of(visit);
    return Reply.show(
        "serials/serial",
        "Serial",
        new Model(
            visit.path("serial"), serial, serial.owned() ? asking(visit, serial) : List.of()));
  }

  private static List<Asking> asking(Visit visit, SerialBody serial) {
    if (serial.accessRequests().isEmpty()) {
      return List.of();
    }
    List<OrderReplies.RequestBody> open =
        order(visit, serial).map(OrderReplies.ContentsBody::requests).orElse(List.of());
    return serial.accessRequests().entrySet().stream()
        .map(entry -> asking(open, entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Asking asking(List<OrderReplies.RequestBody> open, String request, String name) {
    return open.stream()
        .filter(known -> known.request().equals(request))
        .findFirst()
        .map(
            known ->
                new Asking(
                    request,
                    name,
                    Objects.requireNonNullElse(known.email(), ""),
                    known.details().getOrDefault("message", "")))
        .orElseGet(() -> new Asking(request, name, "", ""));
  }

  private static Reply approve(Visit visit) {
    decide(visit, "approve").once(visit.once()).as(Replies.Decided.class);
    return back(visit, Done.ACCESS_GIVEN);
  }

  private static Reply decline(Visit visit) {
    decide(visit, "decline")
        .with(new Requests.Decline(visit.field("reason")))
        .once(visit.once())
        .as(Replies.Decided.class);
    return back(visit, Done.ACCESS_DECLINED);
  }

  private static Api.Asking decide(Visit visit, String how) {
    return visit.api().ask("POST", "/v1/requests/" + visit.id("request") + "/" + how);
  }

  static Reply back(Visit visit, Done done) {
    return Reply.go("/serials/" + visit.path("serial"), done);
  }
}
