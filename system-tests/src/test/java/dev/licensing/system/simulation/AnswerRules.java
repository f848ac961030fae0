package dev.licensing.system.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.replay.State;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.simulation.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a server may say. */
final class AnswerRules {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ENGINE =
      Arrays.stream(RefusalCode.values()).map(Enum::name).collect(Collectors.toSet());

  private final Simulation simulation;
  private final Map<String, String> kept = new HashMap<>();
  private final Set<ActivationId> acknowledged = new LinkedHashSet<>();
  private State state = new State();
  private Set<AccountId> accounts = Set.of();

  AnswerRules(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Something was committed. */
  void changed(State after) {
    state = after;
    Set<AccountId> now = new LinkedHashSet<>();
    after.accounts().forEach(account -> now.add(account.id()));
    if (!now.containsAll(accounts)) {
      kept.clear(); // what was kept about who was deleted is gone, and may be answered anew
    }
    accounts = now;
    for (ActivationId id : acknowledged) {
      holds(exists(id), Rules.ACKNOWLEDGED, () -> id + " is in no store any more");
    }
  }

  void answered(WireRequest request, WireResponse response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    holds(response.status() != 500, Rules.VALUE, () -> request.path() + ": " + body);
    JsonNode tree = read(body);
    boolean decided = response.status() < 300;
    if (response.status() >= 400) {
      String code = tree.path("code").asText();
      holds(!code.isEmpty(), Rules.VALUE, () -> request.path() + ": " + body);
      decided = ENGINE.contains(code);
      holds(!decided || saysWhy(tree), Rules.REASONS, () -> body);
    } else if (tree.has("license")) {
      licensed(tree);
    }
    Optional<String> key = request.header("Idempotency-Key");
    if (decided && key.isPresent()) {
      String answer = response.status() + " " + body;
      String first = kept.putIfAbsent(key.get(), answer);
      holds(
          first == null || first.equals(answer),
          Rules.SAME_ANSWER,
          () -> request.path() + ": first " + first + ", then " + answer);
    }
  }

  private static boolean saysWhy(JsonNode problem) {
    boolean all = problem.path("reasons").size() > 0;
    for (JsonNode reason : problem.path("reasons")) {
      all &= reason.path("remedies").size() > 0;
    }
    return all;
  }

  private void licensed(JsonNode answer) {
    ActivationId id = ActivationId.of(answer.path("activation").asText());
    acknowledged.add(id);
    holds(exists(id), Rules.ACKNOWLEDGED, () -> id + " is in no store");
    String[] parts = answer.path("license").asText().split("\\.", -1);
    JsonNode claims =
        read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
    Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
    AccountId user = activation(id).orElseThrow().account();
    holds(
        state.bars().stream()
            .filter(bar -> bar.account().equals(user))
            .noneMatch(bar -> issued.isAfter(bar.at())),
        Rules.BARRED_GETS_NOTHING,
        () -> user + " got one of " + issued);
  }

  boolean exists(ActivationId id) {
    return activation(id).isPresent();
  }

  boolean isLive(ActivationId id) {
    return activation(id).filter(use -> use.liveAt(simulation.now())).isPresent();
  }

  private Optional<Activation> activation(ActivationId id) {
    return state.activations().stream().filter(use -> use.id().equals(id)).findFirst();
  }

  private static JsonNode read(String json) {
    try {
      return json.isEmpty() ? JSON.createObjectNode() : JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  private void holds(boolean so, String rule, Supplier<String> detail) {
    if (!so) {
      simulation.broken(rule, detail.get());
    }
  }
}
