package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.core.license.Ed25519Signer;
import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.RefusalClaims;
import dev.licensing.core.license.StatementSigning;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Standing;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Only a "not now" that is signed for this activation and this question takes a license away. */
@Tag("rule-12.3")
class ForgedRefusalTest {

  @TempDir Path directory;

  private Desk suspended(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    world.givenStanding(desk.serial(), Standing.SUSPENDED);
    return desk;
  }

  private static LicensingClient started(Desk desk, LicenseTransport transport) {
    LicensingClient client = desk.builder(transport).build();
    client.start();
    return client;
  }

  @LicensingTest
  void anUnsignedRefusalChangesNothing(LicensingWorld world) {
    Desk desk = suspended(world);
    try (LicensingClient client =
        started(desk, Forging.changing(world.transport(), Forging::unsigned))) {
      assertThat(client.refresh()).isInstanceOf(Reply.Refused.class);
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  void aChangedRefusalChangesNothing(LicensingWorld world) {
    Desk desk = suspended(world);
    UnaryOperator<String> changed = body -> Forging.replaceJws(body, Forging::withChangedPayload);
    try (LicensingClient client = started(desk, Forging.changing(world.transport(), changed))) {
      assertThat(Forging.detail(client.refresh())).isEqualTo("BAD_SIGNATURE");
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
    try (LicensingClient client = desk.started()) { // the true one is believed
      client.refresh();
      assertThat(client.check().licensed()).isFalse();
    }
  }

  @LicensingTest
  void anOldRefusalIsNoAnswerToANewQuestion(LicensingWorld world) {
    Desk desk = suspended(world);
    AtomicReference<LicenseTransport.Delivery> recorded = new AtomicReference<>();
    LicenseTransport replaying =
        request -> {
          recorded.compareAndSet(null, world.transport().send(request));
          return recorded.get();
        };
    try (LicensingClient client = started(desk, replaying)) {
      client.refresh();
      assertThat(client.check().licensed()).isFalse();
      world.givenStanding(desk.serial(), Standing.GOOD);
    }
    try (LicensingClient client = desk.started()) {
      must(client.refresh());
    }
    try (LicensingClient client = started(desk, replaying)) {
      assertThat(Forging.detail(client.refresh())).isEqualTo("WRONG_NONCE");
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  void aRefusalOfAnotherServersKeyChangesNothing(LicensingWorld world) {
    Desk desk = suspended(world);
    RefusalClaims claims =
        new RefusalClaims(
            new ProductId("acme-studio"),
            new ActivationId(new UUID(0, 0)),
            List.of("ORDER_SUSPENDED"),
            world.clock().instant(),
            "nonce");
    String forged = StatementSigning.sign(claims, stranger());
    UnaryOperator<String> replaced = body -> Forging.replaceJws(body, jws -> forged);
    try (LicensingClient client = started(desk, Forging.changing(world.transport(), replaced))) {
      assertThat(Forging.detail(client.refresh())).isEqualTo("UNKNOWN_KEY");
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }

  private static LicenseSigner stranger() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new Ed25519Signer("stranger", pair.getPrivate());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @LicensingTest
  void aLicenseInThePlaceOfARefusalIsNone(LicensingWorld world) {
    Desk desk = suspended(world);
    AtomicReference<String> held = new AtomicReference<>("");
    LicenseTransport swapping =
        request -> {
          held.set(request.header("Authorization").orElseThrow().replace("License ", ""));
          return world.transport().send(request);
        };
    UnaryOperator<String> swapped = body -> Forging.replaceJws(body, jws -> held.get());
    try (LicensingClient client = started(desk, Forging.changing(swapping, swapped))) {
      assertThat(Forging.detail(client.refresh())).isEqualTo("WRONG_TYPE");
      assertThat(client.check()).isInstanceOf(Licensed.class);
    }
  }
}
