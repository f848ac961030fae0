package dev.licensing.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.wire.Requests;
import dev.licensing.system.Linearizability.Call;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/** Takes, keeps and frees seats at random, and writes down what was answered; for one thread. */
final class Shopper {

  private static final String NONCE = "nonce-nonce-nonce";
  private static final int REMEMBERED = 8;

  private final Customer customer;
  private final String user;
  private final Map<String, Queue<Call<Deed>>> histories;
  private final List<String> serials;
  private final Deque<Had> had = new ArrayDeque<>();

  /** An activation of this shopper, live or not. */
  private record Had(String activation, String serial, String machine) {}

  /**
   * A shopper.
   *
   * @param histories where is written down what was done, by serial
   */
  Shopper(Customer customer, String user, Map<String, Queue<Call<Deed>>> histories) {
    this.customer = customer;
    this.user = user;
    this.histories = histories;
    this.serials = List.copyOf(histories.keySet());
  }

  void doSomething() throws InterruptedException {
    int chance = ThreadLocalRandom.current().nextInt(100);
    if (chance < 40 || had.isEmpty()) {
      activate();
    } else if (chance < 60) {
      named(Deed.Kind.REFRESH, "refresh");
    } else if (chance < 85) {
      named(Deed.Kind.RELEASE, "release");
    } else if (chance < 93) {
      named(Deed.Kind.FORCE_RELEASE, "force-release");
    } else {
      named(Deed.Kind.REACTIVATE, "reactivate");
    }
  }

  private void activate() throws InterruptedException {
    String serial = serials.get(ThreadLocalRandom.current().nextInt(serials.size()));
    ThreadLocalRandom chance = ThreadLocalRandom.current();
    String machine = Customer.reformatted(user + "." + chance.nextInt(3), chance.nextInt(2));
    long begun = System.nanoTime();
    Customer.Answer answer =
        customer.ask(
            "/v1/activations",
            new Requests.Activate(serial, Customer.machine(machine), null, NONCE));
    JsonNode body = answer.body();
    String activation = answer.permitted() ? body.get("activation").textValue() : "";
    boolean existing = answer.permitted() && body.get("existing").booleanValue();
    write(
        serial,
        begun,
        new Deed(Deed.Kind.ACTIVATE, user, machine, activation, existing, codes(answer)));
    if (answer.permitted()) {
      had.addLast(new Had(activation, serial, machine));
      if (had.size() > REMEMBERED) {
        had.removeFirst();
      }
    }
  }

  /** Something with an activation that was answered before. */
  private void named(Deed.Kind kind, String what) throws InterruptedException {
    ThreadLocalRandom chance = ThreadLocalRandom.current();
    Had one = List.copyOf(had).get(chance.nextInt(had.size()));
    String asking =
        kind == Deed.Kind.REACTIVATE
            ? Customer.reformatted(one.machine(), chance.nextInt(2))
            : one.machine();
    Requests.MachineBody machine = Customer.machine(asking);
    Object body =
        switch (kind) {
          case REFRESH -> new Requests.Refresh(machine, null, NONCE);
          case RELEASE -> new Requests.Release(machine);
          case REACTIVATE -> new Requests.Reactivate(machine, null, NONCE);
          default -> new Requests.ForceRelease(true, "gone");
        };
    long begun = System.nanoTime();
    Customer.Answer answer = customer.ask("/v1/activations/" + one.activation() + "/" + what, body);
    write(
        one.serial(), begun, new Deed(kind, user, asking, one.activation(), false, codes(answer)));
    if (kind == Deed.Kind.REACTIVATE && answer.permitted()) {
      had.remove(one);
      had.addLast(new Had(one.activation(), one.serial(), asking));
    }
  }

  private void write(String serial, long begun, Deed deed) {
    histories.get(serial).add(new Call<>(deed, begun, System.nanoTime()));
  }

  /** The reasons of a refusal; anything else than an answer of the engine ends the test. */
  private static Set<String> codes(Customer.Answer answer) {
    Set<String> codes = new TreeSet<>();
    if (!answer.permitted()) {
      answer.body().path("reasons").forEach(reason -> codes.add(reason.get("code").textValue()));
      if (codes.isEmpty()) {
        throw new AssertionError(answer.toString());
      }
    }
    return codes;
  }
}
