package dev.licensing.system.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingWorld;
import dev.licensing.testkit.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A target of the fuzzer: some requests, one after the other, to the endpoint over the real rules
 * and a store in memory. Whatever comes, there is an answer that says what it is, no fault, and
 * never a seat too many.
 */
public final class EndpointFuzz {

  private static final Operations OPERATIONS = Operations.ofTheDocument();
  private static final int MOST_REQUESTS = 6;
  private static final int LARGEST_ANSWER = 1 << 20;

  private final FuzzedDataProvider data;
  private final LicensingWorld world;
  private final List<String> known = new ArrayList<>();
  private final List<String> callers = new ArrayList<>(List.of(""));
  private final SerialNumber serial;
  private final FuzzedBody bodies;

  private EndpointFuzz(FuzzedDataProvider data, LicensingWorld world) {
    this.data = data;
    this.world = world;
    Account ann = world.givenAccount("ann@shop.example", "Ann");
    Account bob = world.givenAccount("bob@shop.example", "Bob");
    serial = world.givenOwned(ann, Terms.singleMachine());
    Activation activation = world.givenActivation(ann, serial, FakeMachine.named("laptop"));
    callers.add("Bearer " + world.signedIn(ann));
    callers.add("Bearer " + world.signedIn(bob));
    callers.add("Bearer " + LicensingWorld.VENDOR_KEY);
    known.add(serial.value());
    known.add(activation.id().toString());
    known.add(world.order(serial).id().toString());
    known.addAll(List.of(ann.id().toString(), bob.id().toString()));
    known.addAll(List.of("ann@shop.example", "bob@shop.example", LicensingWorld.PASSWORD));
    bodies = new FuzzedBody(data, known);
  }

  /** Called by the fuzzer for each input. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
    try (LicensingWorld world =
        new LicensingWorld(new ProductId("acme-studio"), new VirtualClock(), 1)) {
      new EndpointFuzz(data, world).run();
    }
  }

  private void run() throws IOException {
    // Terms with fewer seats end nothing, so that what was allowed once counts (rule 2.2).
    int allowed = limit();
    for (int i = 0; i < MOST_REQUESTS && data.remainingBytes() > 0; i++) {
      WireResponse response = world.endpoint().handle(request(), "192.0.2.7");
      check(response);
      allowed = Math.max(allowed, limit());
      if (world.live(serial).size() > allowed) {
        throw new AssertionError("a seat too many");
      }
      if (data.consumeInt(0, 7) == 0) {
        world.clock().advance(Duration.ofHours(data.consumeInt(0, 24 * 400)));
      }
    }
  }

  private int limit() {
    return world.order(serial).terms().seats().machineLimit();
  }

  private WireRequest request() {
    Operations.Operation operation = data.pickValue(OPERATIONS.all());
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("Authorization", data.consumeInt(0, 9) > 0 ? data.pickValue(callers) : "License x");
    headers.put("Content-Type", "application/json");
    if (data.consumeInt(0, 3) == 0) {
      headers.put("Idempotency-Key", "a-key-of-sixteen-" + data.consumeInt(0, 2));
    }
    if (data.consumeInt(0, 7) == 0) {
      headers.put("If-Match", data.consumeString(40));
    }
    String id = data.consumeInt(0, 9) > 0 ? data.pickValue(known) : data.consumeAsciiString(60);
    return new WireRequest(
        operation.method(),
        operation.path().replace("{id}", id),
        headers,
        bodies.like(operation.example()));
  }

  private void check(WireResponse response) throws IOException {
    if (response.status() >= 500) {
      throw new AssertionError("a fault: " + response.status());
    }
    if (response.body().length > LARGEST_ANSWER) {
      throw new AssertionError("an answer without a bound");
    }
    if (response.body().length == 0) {
      return;
    }
    JsonNode body = Operations.JSON.readTree(response.body());
    if (response.status() >= 400) {
      boolean problem =
          "application/problem+json".equals(response.headers().get("Content-Type"))
              && body.path("code").isTextual()
              && body.path("instance").isTextual();
      if (!problem) {
        throw new AssertionError("a refusal that is no problem: " + body);
      }
    }
    body.findValues("activation").forEach(this::know);
    body.findValues("order").forEach(this::know);
    body.findValues("request").forEach(this::know);
    body.findValues("license").stream()
        .filter(JsonNode::isTextual)
        .forEach(license -> callers.add("License " + license.textValue()));
  }

  private void know(JsonNode value) {
    if (value.isTextual()) {
      known.add(value.textValue());
    }
  }
}
