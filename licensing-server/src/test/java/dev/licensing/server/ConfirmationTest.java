package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import dev.licensing.server.Town.Sold;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every act with a report is done only as it was confirmed (rule 14.3). */
class ConfirmationTest {

  private static final String OUTDATED = '"' + "0".repeat(32) + '"';

  private Town town;
  private Caller ann;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
  }

  /**
   * An act, and where its report stands in a refusal.
   *
   * @param confirming who does it
   */
  private void check(Caller confirming, String path, Object body, String member) {
    Reply report = confirming.post(path + "/preview", body).is(200);
    assertThat(report.header("ETag")).isEqualTo('"' + report.text("hash") + '"');
    for (String asked : new String[] {path, path + "/preview"}) {
      Reply changed = confirming.with("If-Match", OUTDATED).post(asked, body).is(412);
      assertThat(changed.code()).isEqualTo("REPORT_CHANGED");
      assertThat(changed.json().get(member).get("hash")).isEqualTo(report.json().get("hash"));
      assertThat(changed.json().at("/reasons/0/remedies/0/facts/hash"))
          .isEqualTo(report.json().get("hash"));
    }
    confirming.with("If-Match", report.header("ETag")).post(path, body).is(200);
  }

  @Test
  @Tag("rule-14.3")
  void ownershipMovesAsItWasConfirmed() {
    Sold given = town.sold(1, "ann", Map.of());
    check(
        ann,
        "/v1/relinquishments",
        new Requests.Relinquish(given.serials(), null),
        "relinquishment");
    town.person("bob");
    Sold handed = town.sold(1, "ann", Map.of());
    ann.post("/v1/assignments", new Requests.Share(handed.serials(), "bob@town.example")).is(200);
    check(
        ann,
        "/v1/transfers",
        new Requests.Transfer(handed.serials(), "bob@town.example", true, null),
        "transfer");
  }

  @Test
  @Tag("rule-14.3")
  void activationsEndAsItWasConfirmed() {
    Sold sold =
        town.sold(1, "ann", Map.of("/access", "ANYONE_WITH_SERIAL", "/seats/machineLimit", 3));
    Caller bob = town.person("bob");
    String first = activation(bob, sold, "first");
    String second = activation(bob, sold, "second");
    activation(bob, sold, "third");
    check(
        bob,
        "/v1/activations/" + first + "/force-release",
        new Requests.ForceRelease(true, "it fell"),
        "forceRelease");
    check(
        town.vendor(),
        "/v1/vendor/activations/" + second + "/deactivation",
        new VendorRequests.DeactivateRemotely(false, ""),
        "remoteDeactivation");
    String account =
        ann.get(sold.path("")).is(200).json().at("/contents/serials/0/uses/0/account").textValue();
    check(
        ann,
        sold.path("/removals"),
        new OrderRequests.RemoveUser(account, "bob@town.example"),
        "removal");
  }

  private static String activation(Caller who, Sold sold, String machine) {
    return who.post("/v1/activations", Town.activation(sold.serial(), machine))
        .is(201)
        .text("activation");
  }
}
