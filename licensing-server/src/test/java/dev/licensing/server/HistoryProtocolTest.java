package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Sold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happened to a serial, over HTTP (14.4). */
class HistoryProtocolTest {

  private Town town;
  private Caller ann;
  private Caller dan;
  private Sold sold;

  @BeforeEach
  void aSerialThatTwoUse() throws Exception {
    town = new Town();
    ann = town.person("ann");
    dan = town.person("dan");
    sold = town.sold(1, "ann", Map.of("/access", "ANYONE_WITH_SERIAL", "/seats/machineLimit", 2));
  }

  private Requests.ViewHistory asking(@Nullable String after) {
    return new Requests.ViewHistory(sold.serial(), after);
  }

  @Test
  @Tag("rule-14.4")
  @Tag("rule-2.8")
  void whoMaySeeASerialSeesWhatBecameOfIt() {
    dan.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(201);
    town.wait(Duration.ofSeconds(1));
    ann.post("/v1/activations", Town.activation(sold.serial(), "desktop")).is(409);

    JsonNode seen = ann.post("/v1/serials/history", asking(null)).is(200).json();
    assertThat(seen.at("/entries").findValuesAsText("what"))
        .containsExactly("Activate", "Activate", "IssueOrder");
    assertThat(seen.at("/entries").findValuesAsText("by"))
        .containsExactly("you", "dan", "vendor:sales");
    assertThat(seen.at("/entries/0/refusals/0").textValue()).isEqualTo("HELD_BY_ANOTHER_USER");
    assertThat(seen.at("/entries/1/machine").textValue()).isEqualTo("laptop");
    assertThat(seen.get("next").isNull()).isTrue();
    assertThat(dan.post("/v1/serials/history", asking(null)).is(200).json().get("entries"))
        .hasSize(1);
    assertThat(
            town.vendor().post("/v1/serials/history", asking(null)).is(200).json().get("entries"))
        .hasSize(3);
    assertThat(town.person("eve").post("/v1/serials/history", asking(null)).is(404).code())
        .isEqualTo("SERIAL_NOT_RECOGNISED");
    town.visitor().post("/v1/serials/history", asking(null)).is(401);
  }

  @Test
  @Tag("rule-14.4")
  void aLongHistoryIsReadInPages() {
    dan.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(201);
    for (int i = 0; i < 120; i++) {
      town.wait(Duration.ofSeconds(1));
      ann.post("/v1/activations", Town.activation(sold.serial(), "desktop")).is(409);
    }

    List<JsonNode> pages = new ArrayList<>();
    pages.add(ann.post("/v1/serials/history", asking(null)).is(200).json());
    pages.add(
        ann.post("/v1/serials/history", asking(pages.get(0).get("next").textValue()))
            .is(200)
            .json());

    assertThat(pages.get(0).get("entries")).hasSize(100);
    assertThat(pages.get(1).get("entries")).hasSize(22);
    assertThat(pages.get(1).get("next").isNull()).isTrue();
    assertThat(pages.stream().flatMap(page -> page.findValuesAsText("at").stream()).distinct())
        .hasSize(121);
    assertThat(ann.post("/v1/serials/history", asking("elsewhere")).is(400).text("detail"))
        .startsWith("after");
  }
}
