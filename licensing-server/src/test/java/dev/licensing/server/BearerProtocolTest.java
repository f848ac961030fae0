package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.model.Bearer;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who has nothing but a serial, before a real database (rule 2.12). */
@Tag("rule-2.12")
class BearerProtocolTest {

  private static final int AT_ONCE = 8;

  @Test
  @Tag("rule-2.4")
  void manyAtOnceOnOneMachineTakeOneSeat() throws Exception {
    Town town = new Town();
    String serial = town.order(1, 3, "ONE", "BEARER").get(0);
    CyclicBarrier together = new CyclicBarrier(AT_ONCE);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<Reply> replies = new ArrayList<>();
    try {
      List<Future<Reply>> asked = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        asked.add(
            threads.submit(
                () -> {
                  together.await();
                  return town.visitor()
                      .post("/v1/bearer-activations", Town.activation(serial, "desk"));
                }));
      }
      for (Future<Reply> one : asked) {
        replies.add(one.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(replies)
        .extracting(reply -> reply.response().status())
        .containsOnlyOnce(201)
        .containsOnly(200, 201);
    assertThat(replies)
        .extracting(reply -> reply.text("activation"))
        .containsOnly(replies.get(0).text("activation"));
  }

  @Test
  @Tag("rule-2.8")
  void anAddressGuessesTenTimesAndOtherVisitorsAreNotHeldUp() throws Exception {
    Town town = new Town();
    String serial = town.order(1, 3, "ONE", "BEARER").get(0);
    for (int i = 0; i < 10; i++) {
      town.visitor()
          .from("cafe")
          .post("/v1/bearer-activations", Town.activation("mistyped", "m"))
          .is(401);
    }

    Requests.Activate right = Town.activation(serial, "desk");
    town.visitor().from("cafe").post("/v1/bearer-activations", right).is(429);
    town.visitor().from("home").post("/v1/bearer-activations", right).is(201);
  }

  @Test
  void nobodyRegistersAsABearerAndNobodySignsIn() throws Exception {
    Town town = new Town();
    String serial = town.order(1, 3, "ONE", "BEARER").get(0);
    town.visitor().post("/v1/bearer-activations", Town.activation(serial, "desk")).is(201);
    String email = Bearer.of(new SerialNumber(serial)).email().value();

    town.visitor()
        .post("/v1/accounts", new Requests.Register(email, "Eve", "secret of eve"))
        .is(400);
    town.visitor().post("/v1/sessions", new Requests.SignIn(email, "")).is(400);
    town.visitor().post("/v1/sessions", new Requests.SignIn(email, "secret of eve")).is(400);
  }

  @Test
  @Tag("rule-8.1")
  void anOwnerSeesThatTheSerialIsInUse() throws Exception {
    Town town = new Town();
    Town.Caller ann = town.person("ann");
    Town.Sold sold = town.sold(1, "ann", Map.of("/access", "BEARER"));
    town.visitor().post("/v1/bearer-activations", Town.activation(sold.serial(), "desk")).is(201);

    Reply serials = ann.get("/v1/serials").is(200);

    assertThat(serials.json().at("/serials/0/uses/0/user").textValue())
        .isEqualTo("bearer of the serial");
    Reply deletion = ann.get("/v1/account/deletion").is(200);
    assertThat(deletion.json().get("possible").booleanValue()).isFalse();
  }
}
