package dev.licensing.server;

import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorReplies;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.Route.Who;
import dev.licensing.server.access.VendorScope;
import dev.licensing.server.body.OrderAnswers;
import dev.licensing.server.body.Reports;
import java.util.List;

/** Activations of machines that cannot be reached: force release, and help from support. */
final class LostMachineDesk {

  private static final String ONE = "/v1/activations/{id}";
  private static final String VENDORS = "/v1/vendor/activations/{id}/deactivation";

  private final Desk desk;

  LostMachineDesk(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.post(ONE + "/force-release/preview", Who.PERSON, this::previewForceRelease)
            .takes(Requests.ForceRelease.class)
            .asks(ForceRelease.class)
            .gives(Replies.ForceReleaseReport.class, 200)
            .reported(),
        Route.post(ONE + "/force-release", Who.PERSON, this::forceRelease)
            .takes(Requests.ForceRelease.class)
            .does(ForceRelease.class)
            .gives(Replies.ForceReleaseReport.class, 200)
            .reported(),
        Route.post(ONE + "/remote-deactivation-request", Who.PERSON, this::request)
            .takes(Requests.RequestRemoteDeactivation.class)
            .does(RequestRemoteDeactivation.class)
            .gives(Replies.RemoteDeactivationRequested.class, 202),
        Route.post(VENDORS + "/preview", Who.VENDOR, this::previewDeactivation)
            .needs(VendorScope.SUPPORT)
            .takes(VendorRequests.DeactivateRemotely.class)
            .asks(DeactivateRemotely.class)
            .gives(VendorReplies.RemoteDeactivationReport.class, 200)
            .reported(),
        Route.post(VENDORS, Who.VENDOR, this::deactivate)
            .needs(VendorScope.SUPPORT)
            .takes(VendorRequests.DeactivateRemotely.class)
            .does(DeactivateRemotely.class)
            .gives(VendorReplies.RemoteDeactivationReport.class, 200)
            .reported());
  }

  private WireResponse previewForceRelease(Call call) {
    return desk.preview(call, forceReleasing(call, desk.body(call, Requests.ForceRelease.class)));
  }

  private WireResponse forceRelease(Call call) {
    Requests.ForceRelease body = desk.body(call, Requests.ForceRelease.class);
    return desk.execute(
        call,
        forceReleasing(call, body),
        body,
        Answer.ForceReleased.class,
        (answer, permitted) -> Desk.reply(200, Reports.forceRelease(answer.report())));
  }

  private ForceRelease forceReleasing(Call call, Requests.ForceRelease body) {
    return new ForceRelease(
        call.origin(),
        desk.activation(call),
        body.unreachable(),
        Fields.words("reason", body.reason(), Ending.LONGEST_REASON),
        Desk.confirmation(call));
  }

  private WireResponse request(Call call) {
    Requests.RequestRemoteDeactivation body =
        desk.body(call, Requests.RequestRemoteDeactivation.class);
    return desk.execute(
        call,
        new RequestRemoteDeactivation(
            call.origin(),
            desk.activation(call),
            new RequestId(desk.ids.next()),
            Fields.words("reason", body.reason(), Request.LONGEST_TEXT)),
        body,
        Answer.RemoteDeactivationRequested.class,
        (answer, permitted) ->
            Desk.reply(
                202,
                new Replies.RemoteDeactivationRequested(
                    answer.request().toString(), OrderAnswers.quota(answer.quota()))));
  }

  private WireResponse previewDeactivation(Call call) {
    return desk.preview(
        call, deactivating(call, desk.body(call, VendorRequests.DeactivateRemotely.class)));
  }

  private WireResponse deactivate(Call call) {
    VendorRequests.DeactivateRemotely body =
        desk.body(call, VendorRequests.DeactivateRemotely.class);
    return desk.execute(
        call,
        deactivating(call, body),
        body,
        Answer.DeactivatedRemotely.class,
        (answer, permitted) -> Desk.reply(200, Reports.remoteDeactivation(answer.report())));
  }

  private DeactivateRemotely deactivating(Call call, VendorRequests.DeactivateRemotely body) {
    String reason = Fields.words("reason", body.reason(), Ending.LONGEST_REASON);
    return Fields.read(
        "reason",
        () ->
            new DeactivateRemotely(
                call.origin(),
                desk.activation(call),
                body.override(),
                reason,
                Desk.confirmation(call)));
  }
}
