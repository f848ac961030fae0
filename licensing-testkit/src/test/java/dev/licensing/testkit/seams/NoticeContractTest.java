package dev.licensing.testkit.seams;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.server.notice.NotDelivered;
import dev.licensing.server.notice.NoticeSender;
import dev.licensing.server.notice.WebhookSender;
import dev.licensing.testkit.contract.NoticeSenderContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Our webhook passes the contract, before a real HTTP server; each broken one is found out. */
class NoticeContractTest {

  @Nested
  class OurWebhook extends Hooked {
    OurWebhook() {
      super(sender -> sender);
    }
  }

  @Test
  void eachBrokenOneIsFoundOut() {
    assertThat(Failures.of(SwallowsFailures.class))
        .containsExactly("whatDidNotArriveIsSaidNotToHaveArrived");
    assertThat(Failures.of(TellsTheAddress.class))
        .containsExactly("whatDidNotArriveIsSaidNotToHaveArrived");
    assertThat(Failures.of(ForgetsAKind.class)).containsExactly("everyKindCanBeSent");
    assertThat(Failures.of(GivesNewIds.class))
        .contains("whatWasSentHasArrivedUnderItsId", "theSameNoticeMayComeAgainWithTheSameId");
    assertThat(Failures.of(KeepsOneInHand.class)).contains("severalThreadsLoseNothing");
  }

  /** The contract over our webhook, changed. */
  abstract static class Hooked extends NoticeSenderContract {

    private static final String SECRET = "whsec_bm90LWEtc2VjcmV0LWJ1dC1sb25nLWVub3VnaA==";

    private final UnaryOperator<NoticeSender> flaw;
    private final List<UUID> arrived = new CopyOnWriteArrayList<>();
    private HttpServer server;

    Hooked(UnaryOperator<NoticeSender> flaw) {
      this.flaw = flaw;
    }

    @BeforeEach
    void listen() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.getRequestBody().readAllBytes();
              arrived.add(UUID.fromString(exchange.getRequestHeaders().getFirst("webhook-id")));
              exchange.sendResponseHeaders(204, -1);
            }
          });
      server.start();
    }

    @AfterEach
    void stop() {
      server.stop(0);
    }

    @Override
    protected NoticeSender sender() {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      return flaw.apply(new WebhookSender(address, List.of(SECRET), InstantSource.system()));
    }

    @Override
    protected Collection<UUID> arrived() {
      return arrived;
    }

    @Override
    protected void shutDown() {
      server.stop(0);
    }
  }

  static final class SwallowsFailures extends Hooked {
    SwallowsFailures() {
      super(
          real ->
              notice -> {
                try {
                  real.send(notice);
                } catch (NotDelivered e) {
                  assertThat(e).hasMessageContaining("");
                }
              });
    }
  }

  static final class TellsTheAddress extends Hooked {
    TellsTheAddress() {
      super(
          real ->
              notice -> {
                try {
                  real.send(notice);
                } catch (NotDelivered e) {
                  String to = ((Notice.ToEmail) notice.notice().to()).email().value();
                  throw NotDelivered.forNow("no answer for " + to);
                }
              });
    }
  }

  static final class ForgetsAKind extends Hooked {
    ForgetsAKind() {
      super(
          real ->
              notice -> {
                if (notice.notice().kind() != NoticeKind.LAPSED) {
                  real.send(notice);
                }
              });
    }
  }

  static final class GivesNewIds extends Hooked {
    GivesNewIds() {
      super(
          real ->
              notice -> real.send(new Pending(UUID.randomUUID(), notice.since(), notice.notice())));
    }
  }

  /** What comes while another is being sent is thought to be sent with it. */
  static final class KeepsOneInHand extends Hooked {
    KeepsOneInHand() {
      super(
          real -> {
            AtomicBoolean busy = new AtomicBoolean();
            return notice -> {
              if (busy.compareAndSet(false, true)) {
                real.send(notice);
                busy.set(false);
              }
            };
          });
    }
  }
}
