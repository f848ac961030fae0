package dev.licensing.client.protocol;

import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Relinquishment;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Quota;
import dev.licensing.core.decision.RemovalReport;
import dev.licensing.core.decision.TransferReport;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.Replies;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Translates what is said of acts that can be asked first; see {@link Bodies}. */
public final class ReportBodies {

  private ReportBodies() {}

  /** The report that a refusal carries, if there is one; there is one at most. */
  static Optional<Confirmable<?>> of(Problem problem) {
    return Stream.<Optional<Confirmable<?>>>of(
            Optional.ofNullable(problem.deletion()).map(Bodies::deletion),
            Optional.ofNullable(problem.forceRelease()).map(Bodies::forceRelease),
            Optional.ofNullable(problem.relinquishment()).map(ReportBodies::relinquishment),
            Optional.ofNullable(problem.transfer()).map(ReportBodies::transfer),
            Optional.ofNullable(problem.removal()).map(ReportBodies::removal))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What giving serials up means, or meant. */
  public static Confirmable<Relinquishment> relinquishment(Replies.RelinquishReport body) {
    return new Confirmable<>(
        new Relinquishment(body.lost().stream().map(Bodies::lost).toList()),
        new ReportHash(body.hash()));
  }

  /** What handing serials on means. */
  public static Confirmable<TransferReport> transfer(Replies.TransferReport body) {
    return new Confirmable<>(
        new TransferReport(
            body.serials().stream().map(SerialNumber::new).toList(),
            new Email(body.email()),
            Optional.ofNullable(body.newOwner()).map(AccountId::of),
            body.stayAssigned()),
        new ReportHash(body.hash()));
  }

  /** What became of serials that were handed on. */
  public static Answer.Transferred transferred(Replies.Transferred body) {
    SortedMap<SerialNumber, Answer.Handover> serials = new TreeMap<>();
    body.serials()
        .forEach(
            (serial, outcome) ->
                serials.put(new SerialNumber(serial), Answer.Handover.valueOf(outcome)));
    return new Answer.Transferred(serials, new Email(body.email()));
  }

  /** What removing a user does, or did. */
  public static Confirmable<RemovalReport> removal(OrderReplies.RemovalReport body) {
    return new Confirmable<>(
        new RemovalReport(
            AccountId.of(body.user()),
            body.name(),
            body.touched().stream().map(ReportBodies::touched).toList(),
            Problems.remedies(body.instead())),
        new ReportHash(body.hash()));
  }

  private static RemovalReport.Touched touched(OrderReplies.TouchedBody body) {
    return new RemovalReport.Touched(
        OrderId.of(body.order()),
        new ProductId(body.product()),
        new SerialNumber(body.serial()),
        Bodies.use(body.use()),
        Instant.parse(body.offlineUseUntil()));
  }

  /** That support was asked. */
  public static Answer.RemoteDeactivationRequested remoteDeactivation(
      Replies.RemoteDeactivationRequested body) {
    return new Answer.RemoteDeactivationRequested(
        RequestId.of(body.request()),
        new Quota(
            body.quota().used(),
            body.quota().allowed(),
            Optional.ofNullable(body.quota().nextFreeAt()).map(Instant::parse)));
  }
}
