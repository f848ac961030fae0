package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.model.Email;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import dev.licensing.server.access.IdentityProvider.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Requests that nobody would send: the examples of the document, with what the town knows put into
 * them, and then damaged. Whatever comes is answered as the document says, and never by a 500; and
 * what is taken is what its schema allows. {@code -Dlicensing.requests=100000} for the long run.
 */
class RandomRequestsTest {

  private static final int REQUESTS = Integer.getInteger("licensing.requests", 1_500);
  private static final JsonNode DOCUMENT = OpenApi.read("openapi.json");

  private final Random random = new Random(20_261_125);
  private final Random ids = new Random(1);
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Map<String, Identity> hosts = new HashMap<>();
  private Town town;
  private List<Route> routes;
  private RandomBodies bodies;
  private Caller ada;
  private Caller bob;

  @BeforeEach
  void aTownWithALife() throws Exception {
    GuessLimits none = new GuessLimits(Integer.MAX_VALUE, Duration.ofMinutes(10));
    town =
        new Town(
            settings ->
                settings
                    .withGuesses(none)
                    .withRandom(this::chance)
                    .withMail(letter -> {})
                    .withIdentities((token, now) -> Optional.ofNullable(hosts.get(token))));
    routes = town.endpoint.routes().all();
    bodies = new RandomBodies(random);
    signIn();
  }

  /** The server's ids too, so that the same requests meet the same. */
  private byte[] chance(int bytes) {
    byte[] next = new byte[bytes];
    ids.nextBytes(next);
    return next;
  }

  /** Accounts that were deleted and sessions that were ended on the way begin again. */
  private void signIn() {
    String round = UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt()}).toString();
    ada = host("ada-" + round);
    bob = host("bob-" + round);
    List<String> serials = town.order(2, 3, "ANY", "ANYONE_WITH_SERIAL");
    ada.post("/v1/claims", new Requests.Claim(serials));
    Reply activated = ada.post("/v1/activations", Town.activation(serials.get(0), "desktop"));
    bodies.knows("serial", serials);
    bodies.knows("email", List.of("ada-" + round + "@host.example", "bob@host.example"));
    if (activated.response().status() < 300) {
      bodies.knows("id", List.of(activated.text("activation")));
    }
    ada.get("/v1/orders")
        .json()
        .findValues("order")
        .forEach(order -> bodies.knows("id", List.of(order.asText())));
  }

  private Caller host(String name) {
    String token = "token of " + name;
    hosts.put(token, new Identity(new Email(name + "@host.example"), name, town.now()));
    return town.visitor().with("Authorization", "Bearer " + token);
  }

  @Test
  void whateverComesIsAnsweredAsTheDocumentSays() {
    for (int i = 0; i < REQUESTS; i++) {
      if (i % 250 == 249) {
        signIn();
      }
      Route route = routes.get(random.nextInt(routes.size()));
      String path = route.pattern().replace("{id}", bodies.id());
      byte[] body = body(route);
      try {
        Reply reply = caller(route).send(route.method(), path, body);
        assertThat(reply.response().status()).isLessThan(500);
        statuses.merge(reply.response().status(), 1, Integer::sum);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "request %d: %s %s %s"
                .formatted(i, route.method(), path, new String(body, StandardCharsets.UTF_8)),
            e);
      }
    }
    System.out.printf("%,d requests: %s%n", REQUESTS, statuses);
    assertThat(statuses.keySet()).contains(200, 201, 400, 401, 403, 404, 409);
    town.order(1, 1, "ONE", "OWNER_AND_ASSIGNED");
  }

  private byte[] body(Route route) {
    JsonNode example =
        DOCUMENT
            .get("paths")
            .path(route.pattern())
            .path(route.method().toLowerCase(Locale.ROOT))
            .at("/requestBody/content/application~1json/example");
    return bodies.body(example.isMissingNode() ? Town.JSON.createObjectNode() : example);
  }

  private Caller caller(Route route) {
    Caller who = random.nextInt(5) == 0 ? anybody() : rightful(route.who());
    if (random.nextInt(30) > 0) {
      who = who.with("Content-Type", "application/json");
    }
    if (random.nextInt(4) == 0) {
      who = who.with("Idempotency-Key", "a-key-of-sixteen-" + random.nextInt(40));
    }
    if (random.nextInt(6) == 0) {
      who = who.with("If-Match", '"' + "0123456789abcdef".repeat(random.nextInt(3)) + '"');
    }
    return who;
  }

  private Caller rightful(Route.Who who) {
    return switch (who) {
      case VENDOR -> town.vendor();
      case ANYBODY -> town.visitor();
      case PERSON_OR_VENDOR -> random.nextBoolean() ? town.vendor() : ada;
      case PERSON, PERSON_OR_INSTALLATION -> random.nextInt(3) == 0 ? bob : ada;
    };
  }

  private Caller anybody() {
    List<Caller> all =
        Arrays.asList(
            town.visitor(),
            town.vendor(),
            bob,
            town.visitor().with("Authorization", "Bearer " + bodies.text()),
            town.visitor().with("Authorization", "License " + bodies.text()),
            town.visitor().with("Authorization", bodies.text()));
    return all.get(random.nextInt(all.size()));
  }
}
