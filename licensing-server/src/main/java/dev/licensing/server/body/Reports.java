package dev.licensing.server.body;

import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.RelinquishReport;
import dev.licensing.core.decision.RemoteDeactivationReport;
import dev.licensing.core.decision.RemovalReport;
import dev.licensing.core.decision.Report;
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.decision.SerialLost;
import dev.licensing.core.decision.TransferReport;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.wire.OrderReplies;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.VendorReplies;
import java.util.Collection;
import java.util.List;

/** Turns reports into the records of the protocol (rule 14.3). */
public final class Reports {

  private Reports() {}

  /** Whichever report it is. */
  public static Object body(Report report) {
    if (report instanceof DeletionReport deletion) {
      return deletion(deletion);
    } else if (report instanceof ForceReleaseReport release) {
      return forceRelease(release);
    } else if (report instanceof RelinquishReport relinquishment) {
      return relinquish(relinquishment);
    } else if (report instanceof TransferReport transfer) {
      return transfer(transfer);
    } else if (report instanceof RemovalReport removal) {
      return removal(removal);
    }
    return remoteDeactivation((RemoteDeactivationReport) report);
  }

  /** Everything about deleting an account. */
  public static Replies.DeletionReport deletion(DeletionReport report) {
    return new Replies.DeletionReport(
        report.account().toString(),
        report.possible(),
        report.blocking().stream().map(Reports::blocking).toList(),
        report.moreSeats(),
        lost(report.lost()),
        Answers.serials(report.leaves()),
        report.roles().stream().map(OrderId::toString).toList(),
        report.hash().value());
  }

  /** What a force release does. */
  public static Replies.ForceReleaseReport forceRelease(ForceReleaseReport report) {
    return new Replies.ForceReleaseReport(
        report.serial().value(),
        report.activation().toString(),
        report.user(),
        report.machine(),
        report.offlineUseUntil().toString(),
        report.coolDownUntil().toString(),
        report.hash().value());
  }

  /** What giving serials up means. */
  public static Replies.RelinquishReport relinquish(RelinquishReport report) {
    return new Replies.RelinquishReport(lost(report.lost()), report.hash().value());
  }

  /** What handing serials on means. */
  public static Replies.TransferReport transfer(TransferReport report) {
    return new Replies.TransferReport(
        Answers.serials(report.serials()),
        report.to().value(),
        Answers.text(report.newOwner()),
        report.stayAssigned(),
        report.hash().value());
  }

  /** What removing a user does. */
  public static OrderReplies.RemovalReport removal(RemovalReport report) {
    return new OrderReplies.RemovalReport(
        report.user().toString(),
        report.name(),
        report.touched().stream().map(Reports::touched).toList(),
        Answers.remedies(report.instead()),
        report.hash().value());
  }

  /** What a remote deactivation does. */
  public static VendorReplies.RemoteDeactivationReport remoteDeactivation(
      RemoteDeactivationReport report) {
    return new VendorReplies.RemoteDeactivationReport(
        report.serial().value(),
        report.activation().toString(),
        report.user(),
        report.machine(),
        report.offlineUseUntil().toString(),
        OrderAnswers.quota(report.quota()),
        report.counts(),
        report.hash().value());
  }

  private static List<Replies.LostBody> lost(Collection<SerialLost> serials) {
    return serials.stream()
        .map(serial -> new Replies.LostBody(serial.serial().value(), serial.losesAccess()))
        .toList();
  }

  private static Replies.BlockingBody blocking(SerialInUse use) {
    return new Replies.BlockingBody(
        use.serial().value(),
        use.owned(),
        Answers.use(use.use()),
        Answers.remedies(use.remedies()));
  }

  private static OrderReplies.TouchedBody touched(RemovalReport.Touched touched) {
    return new OrderReplies.TouchedBody(
        touched.order().toString(),
        touched.product().value(),
        touched.serial().value(),
        Answers.use(touched.use()),
        touched.offlineUseUntil().toString());
  }
}
