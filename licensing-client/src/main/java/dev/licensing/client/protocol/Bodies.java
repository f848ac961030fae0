package dev.licensing.client.protocol;

import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Deletion;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.SeatUse;
import dev.licensing.core.decision.SerialInUse;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialStatus;
import dev.licensing.core.model.Standing;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Translates between the bodies of the protocol and the words of the core. What does not fit throws
 * an {@link IllegalArgumentException} or {@link java.time.DateTimeException}, which {@link Heard}
 * turns into no answer.
 */
public final class Bodies {

  private Bodies() {}

  /** A machine as it is sent: its name, what it runs in, and hashes, nothing else (rule 13.5). */
  public static Requests.MachineBody machine(Machine machine) {
    SortedMap<String, String> components = new TreeMap<>();
    machine
        .identity()
        .components()
        .forEach((kind, hash) -> components.put(kind.name(), hash.value()));
    return new Requests.MachineBody(machine.name(), machine.environment().name(), components);
  }

  /** A body as the text of a file. */
  public static String document(Object body) {
    return new String(new Json().write(body), StandardCharsets.UTF_8);
  }

  /** An instant as text; null if there is none. */
  public static @Nullable String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse(null);
  }

  /** Serials as texts, in order. */
  public static List<String> texts(Collection<SerialNumber> serials) {
    return serials.stream().sorted().map(SerialNumber::value).toList();
  }

  /** Texts as serials. */
  public static SortedSet<SerialNumber> serials(Collection<String> texts) {
    SortedSet<SerialNumber> serials = new TreeSet<>();
    texts.forEach(text -> serials.add(new SerialNumber(text)));
    return serials;
  }

  /** What became of each serial. */
  public static SortedMap<SerialNumber, Answer.Sharing> sharing(Replies.Shared shared) {
    SortedMap<SerialNumber, Answer.Sharing> sharing = new TreeMap<>();
    for (Map.Entry<String, String> each : shared.serials().entrySet()) {
      sharing.put(new SerialNumber(each.getKey()), Answer.Sharing.valueOf(each.getValue()));
    }
    return sharing;
  }

  /** What the account owns and may use. */
  public static List<SerialOverview> overviews(Replies.Serials serials) {
    return serials.serials().stream().map(Bodies::overview).toList();
  }

  private static SerialOverview overview(Replies.SerialBody body) {
    SortedMap<RequestId, String> accessRequests = new TreeMap<>();
    body.accessRequests().forEach((id, name) -> accessRequests.put(RequestId.of(id), name));
    return new SerialOverview(
        new SerialNumber(body.serial()),
        OrderId.of(body.order()),
        new ProductId(body.product()),
        body.owned(),
        SerialStatus.valueOf(body.status()),
        Standing.valueOf(body.standing()),
        body.liveSeats(),
        body.machineLimit(),
        Optional.ofNullable(body.validUntil()).map(Instant::parse),
        Optional.ofNullable(body.coolDownUntil()).map(Instant::parse),
        body.uses().stream().map(Bodies::use).toList(),
        body.assigned(),
        body.invited().stream().map(Email::new).toList(),
        accessRequests);
  }

  static SeatUse use(Replies.UseBody body) {
    return new SeatUse(
        ActivationId.of(body.activation()),
        AccountId.of(body.account()),
        body.user(),
        body.own(),
        body.machine(),
        Instant.parse(body.since()),
        Instant.parse(body.lastSeen()));
  }

  /** What a force release does or did. */
  public static Confirmable<ForceReleaseReport> forceRelease(Replies.ForceReleaseReport body) {
    return new Confirmable<>(
        new ForceReleaseReport(
            new SerialNumber(body.serial()),
            ActivationId.of(body.activation()),
            body.user(),
            body.machine(),
            Instant.parse(body.offlineUseUntil()),
            Instant.parse(body.coolDownUntil())),
        new ReportHash(body.hash()));
  }

  /** What blocks a deletion, or follows from it. */
  public static Confirmable<Deletion> deletion(Replies.DeletionReport body) {
    return new Confirmable<>(
        new Deletion(
            AccountId.of(body.account()),
            body.blocking().stream().map(Bodies::blocking).toList(),
            body.moreSeats(),
            body.lost().stream().map(Bodies::lost).toList(),
            body.leaves().stream().map(SerialNumber::new).toList(),
            body.roles().stream().map(OrderId::of).toList()),
        new ReportHash(body.hash()));
  }

  private static SerialInUse blocking(Replies.BlockingBody body) {
    return new SerialInUse(
        new SerialNumber(body.serial()),
        body.owned(),
        use(body.use()),
        Problems.remedies(body.remedies()));
  }

  static Deletion.Lost lost(Replies.LostBody body) {
    return new Deletion.Lost(new SerialNumber(body.serial()), body.losesAccess());
  }
}
