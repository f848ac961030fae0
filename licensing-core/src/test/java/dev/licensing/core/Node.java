package dev.licensing.core;

import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.replay.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A state of the small universe at an instant, with what an onlooker remembers of how it came
 * about: what the engine itself keeps must not be all that it is judged by.
 *
 * @param forced when each serial was last force-released or reactivated
 * @param deactivations when remote deactivations that count were carried out, by order
 */
record Node(
    State state,
    Instant now,
    Map<SerialNumber, Instant> forced,
    Map<OrderId, List<Instant>> deactivations) {

  static Node beginning(SmallUniverse universe) {
    return new Node(universe.state, SmallUniverse.BEGINNING, new TreeMap<>(), new TreeMap<>());
  }

  Node later(Duration time) {
    return new Node(state, now.plus(time), forced, deactivations);
  }

  Node forced(SerialNumber serial) {
    Map<SerialNumber, Instant> more = new TreeMap<>(forced);
    more.put(serial, now);
    return new Node(state, now, more, deactivations);
  }

  Node deactivated(OrderId order) {
    Map<OrderId, List<Instant>> more = new TreeMap<>(deactivations);
    List<Instant> all = new ArrayList<>(more.getOrDefault(order, List.of()));
    all.add(now);
    more.put(order, all);
    return new Node(state, now, forced, more);
  }

  SmallWorld world() {
    SmallWorld world = new SmallWorld(Explorer.ENGINE, state.copy());
    world.now = now;
    return world;
  }

  /**
   * Two nodes of one key have the same future: times are as they are left, ids of activations do
   * not matter, nor does what ended.
   */
  String key() {
    StringBuilder text = new StringBuilder(512);
    state.accounts().forEach(a -> text.append(a.id()).append(';'));
    state.bars().forEach(b -> text.append(b.account()).append(b.order()).append(';'));
    for (Order order : state.orders()) {
      text.append(order.roles()).append(order.standing()).append(order.terms().claimable());
      text.append(order.terms().machineLimit());
      order.reservation().ifPresent(r -> text.append(r.email()).append(left(r.until())));
      order.remoteDeactivations().forEach(at -> text.append('q').append(age(at)));
      text.append(left(order.terms().validity().validUntil()));
    }
    state
        .serials(now)
        .forEach(
            serial -> {
              text.append(serial.standing()).append(left(serial.coolDownUntil()));
              text.append(serial.liveSeats());
              state.holders(serial.number(), now).stream()
                  .map(this::seat)
                  .sorted()
                  .forEach(text::append);
            });
    state.assignments().stream()
        .map(a -> a.serial().toString() + a.account())
        .sorted()
        .forEach(text::append);
    state.requests().stream().map(r -> r.by() + r.wish().toString()).sorted().forEach(text::append);
    forced.forEach((serial, at) -> text.append(serial).append(age(at)));
    deactivations.forEach((order, all) -> all.forEach(at -> text.append(order).append(age(at))));
    return hashed(text.toString());
  }

  private String seat(Activation use) {
    return use.account()
        + use.machine().name()
        + use.machine().identity().hashCode()
        + left(use.leaseUntil());
  }

  /** Ticks until an end, as far as that matters. */
  private String left(Optional<Instant> end) {
    return end.map(
            e ->
                e.isAfter(now) ? "+" + Duration.between(now, e).dividedBy(SmallUniverse.TICK) : "-")
        .orElse(".");
  }

  /** Ticks since then, as far as any window reaches. */
  private long age(Instant then) {
    return Math.min(3, Duration.between(then, now).dividedBy(SmallUniverse.TICK));
  }

  private static String hashed(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
