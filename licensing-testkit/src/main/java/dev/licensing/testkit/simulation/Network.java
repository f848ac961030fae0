package dev.licensing.testkit.simulation;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The network between the nodes of a simulation. It loses, duplicates, delays, reorders and damages
 * messages as often as its simulation says, and does not reach whoever is cut off or down.
 */
public final class Network {

  private static final Duration USUAL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofHours(3),
          Duration.ofDays(2));

  private final Simulation simulation;
  private final Set<Pair> cuts = new LinkedHashSet<>();
  private final Map<Class<?>, Function<Object, Object>> damages = new LinkedHashMap<>();

  private record Pair(Node one, Node other) {}

  Network(Simulation simulation) {
    this.simulation = simulation;
    damaging(byte[].class, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    damaging(String.class, text -> text.substring(0, text.length() / 2));
  }

  /**
   * How a message of this type looks when it was damaged. Of texts and arrays of bytes half is
   * left; a message of another type is damaged only if this was said.
   */
  public <M> Network damaging(Class<M> type, Function<M, M> damage) {
    damages.put(type, message -> damage.apply(type.cast(message)));
    return this;
  }

  /** Sends a message, which arrives later: once, twice or never, and not in order. */
  public <M> void send(Node from, Node to, M message, Consumer<M> receiving) {
    deliver(from, to, message, receiving, usual());
    if (simulation.happens(Mishap.DUPLICATED)) {
      deliver(from, to, message, receiving, usual());
    }
  }

  private Duration usual() {
    return USUAL.multipliedBy(1 + simulation.choices().below(10));
  }

  private <M> void deliver(Node from, Node to, M message, Consumer<M> receiving, Duration usually) {
    if (simulation.happens(Mishap.LOST)) {
      simulation.note("lost: " + from + " to " + to);
      return;
    }
    M carried = carried(message);
    simulation.after(
        delay().orElse(usually),
        () -> {
          if (reaches(from, to)) {
            to.run(() -> receiving.accept(carried));
          }
        });
  }

  /**
   * Asks and waits for the answer; meanwhile time passes, and others may act. A question may arrive
   * twice, the second time after the answer.
   *
   * @return the answer; empty if none came: whether the question arrived is not known
   */
  public <Q, A> Optional<A> call(Node from, Node to, Q question, Function<Q, A> answering) {
    transit();
    if (!reaches(from, to) || simulation.happens(Mishap.LOST)) {
      return lost("the question of " + from + " to " + to);
    }
    if (simulation.happens(Mishap.DUPLICATED)) {
      simulation.after(delay().orElse(USUAL), () -> again(from, to, question, answering));
    }
    Q carried = carried(question);
    Holder<A> answer = new Holder<>();
    to.run(() -> answer.value = Optional.of(answering.apply(carried)));
    transit();
    if (answer.value.isEmpty() || !reaches(to, from) || simulation.happens(Mishap.LOST)) {
      return lost("the answer of " + to + " to " + from);
    }
    return answer.value.map(this::carried);
  }

  private static final class Holder<A> {
    private Optional<A> value = Optional.empty();
  }

  private <Q, A> void again(Node from, Node to, Q question, Function<Q, A> answering) {
    if (reaches(from, to)) {
      simulation.note("again: the question of " + from + " to " + to);
      to.run(
          () -> {
            A unused = answering.apply(question); // nobody waits for it any more
          });
    }
  }

  private <A> Optional<A> lost(String what) {
    simulation.note("lost: " + what);
    simulation.pass(PATIENCE);
    return Optional.empty();
  }

  private void transit() {
    simulation.pass(delay().orElse(USUAL));
    simulation.meanwhile();
  }

  private Optional<Duration> delay() {
    return simulation.happens(Mishap.DELAYED)
        ? Optional.of(simulation.choices().any(DELAYS))
        : Optional.empty();
  }

  @SuppressWarnings("unchecked") // damaging() lets a type become nothing else
  private <M> M carried(M message) {
    Function<Object, Object> damage = damages.get(message.getClass());
    if (damage == null || !simulation.happens(Mishap.DAMAGED)) {
      return message;
    }
    simulation.note("damaged: " + message.getClass().getSimpleName());
    return (M) damage.apply(message);
  }

  private boolean reaches(Node from, Node to) {
    return to.isUp() && !cuts.contains(new Pair(from, to));
  }

  /** Nobody reaches this node any more, and it reaches nobody, until it is healed. */
  public void cutOff(Node node) {
    simulation.note(node + " is cut off");
    simulation.nodes().forEach(other -> cut(node, other));
  }

  private void cut(Node one, Node other) {
    cuts.add(new Pair(one, other));
    cuts.add(new Pair(other, one));
  }

  /** Everybody reaches everybody again. */
  public void heal() {
    cuts.clear();
  }

  /** Something of this kind, by chance, and for a while. */
  void disturb() {
    Choices choices = simulation.choices();
    Node one = choices.any(simulation.nodes());
    if (choices.oneIn(2)) {
      cutOff(one);
    } else {
      Node other = choices.any(simulation.nodes());
      simulation.note(one + " does not reach " + other);
      cuts.add(new Pair(one, other));
    }
    simulation.after(Duration.ofSeconds(10L * (1 + choices.below(6))), this::heal);
  }
}
