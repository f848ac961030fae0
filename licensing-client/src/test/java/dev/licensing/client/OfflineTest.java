package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.licensing.client.answer.CarriedFile;
import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.client.answer.Status;
import dev.licensing.client.answer.Verdict.GivenUp;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NeverActivated;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.FaultyTransport;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A machine without a network, and a person who carries files between it and the vendor's page. */
@Tag("rule-12.5")
class OfflineTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path directory;

  /** The vendor's page, on a machine that has a network. */
  private record Page(LicensingWorld world, Desk desk) {

    WireResponse post(String path, String authorization, String body) {
      TreeMap<String, String> headers = new TreeMap<>();
      headers.put("Content-Type", "application/json");
      headers.put("Authorization", authorization);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      WireRequest request = new WireRequest("POST", path, headers, bytes);
      return ((LicenseTransport.Answered) world.transport().send(request)).response();
    }

    String activate(CarriedFile request) throws IOException {
      String person = "Bearer " + world.signedIn(desk.user());
      WireResponse response = post("/v1/activations", person, request.text());
      assertThat(response.status()).isBetween(200, 201);
      return JSON.readTree(response.body()).get("license").textValue();
    }

    int handIn(CarriedFile ticket) {
      return post("/v1/returns", "", ticket.text()).status();
    }
  }

  private LicensingClient activatedOffline(Desk desk, LicensingWorld world) throws IOException {
    LicensingClient client = desk.started();
    CarriedFile request = must(client.offline().request(desk.serial().value()));
    must(client.offline().importLicense(new Page(world, desk).activate(request)));
    return client;
  }

  @LicensingTest
  void aLicenseIsCarriedToAMachineThatNeverHadANetwork(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    Page page = new Page(world, desk);
    FaultyTransport none = FaultyTransport.over(world.transport()).disconnect();
    CarriedFile request;
    try (LicensingClient client = started(desk, none)) {
      request = must(client.offline().request(desk.serial().value()));
      assertThat(request.name()).isEqualTo("acme-studio.license-request.json");
      assertThat(must(client.offline().request(desk.serial().value()))).isEqualTo(request);
      assertThat(client.status().pending()).contains(Status.Pending.ACTIVATION);
    }

    String license = page.activate(request);

    try (LicensingClient restarted = started(desk, none)) {
      assertThat(must(restarted.offline().importLicense("\n" + license + "\n ")))
          .isInstanceOf(Licensed.class);
      assertThat(must(restarted.offline().importLicense(license)))
          .as("twice is the same as once")
          .isInstanceOf(Licensed.class);
      assertThat(restarted.status().pending()).isEmpty();
    }
    try (LicensingClient later = started(desk, none)) {
      assertThat(later.check()).isInstanceOf(Licensed.class);
    }
    assertThat(none.sent()).isEmpty();
    assertThat(desk.liveSeats()).isEqualTo(1);
  }

  /**
   * The same file carried twice takes no second seat; its answers serve one as well as the other.
   */
  @LicensingTest
  @Tag("rule-2.4")
  void aRequestThatIsCarriedTwiceTakesOneSeat(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    Page page = new Page(world, desk);
    try (LicensingClient client = desk.started()) {
      CarriedFile request = must(client.offline().request(desk.serial().value()));
      page.activate(request);
      String second = page.activate(request);

      assertThat(must(client.offline().importLicense(second))).isInstanceOf(Licensed.class);
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  @LicensingTest
  @Tag("rule-12.1")
  void whatIsNoAnswerToTheOpenRequestIsNotTaken(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    Page page = new Page(world, desk);
    try (LicensingClient client = desk.started();
        LicensingClient other =
            desk.on(FakeMachine.named("another")).at(directory.resolve("other")).started()) {
      assertThat(hindrance(client.offline().importLicense("anything")))
          .isEqualTo(Hindrance.NOT_REQUESTED);
      CarriedFile theirs = must(other.offline().request(desk.serial().value()));
      must(client.offline().request(desk.serial().value()));

      for (String wrong : new String[] {"", "a.b.c", "{}", page.activate(theirs)}) {
        Reply<?> reply = client.offline().importLicense(wrong);

        assertThat(((Reply.NoAnswer<?>) reply).silence()).isEqualTo(Silence.NOT_TRUSTED);
        assertThat(client.check()).isInstanceOf(NotLicensed.class);
      }
      assertThat(hindrance(client.offline().request("AB"))).isEqualTo(Hindrance.SERIAL_MISTYPED);
    }
  }

  @LicensingTest
  @Tag("rule-3.1")
  void aSeatIsReturnedByATicket(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    Page page = new Page(world, desk);
    CarriedFile ticket;
    try (LicensingClient client = activatedOffline(desk, world)) {
      ticket = must(client.offline().returnTicket());

      assertThat(((NotLicensed) client.check()).ground()).isInstanceOf(GivenUp.class);
      assertThat(client.license()).isEmpty();
      assertThat(desk.liveSeats()).as("not handed in yet").isEqualTo(1);
    }
    try (LicensingClient restarted = desk.started()) {
      assertThat(restarted.check()).isInstanceOf(NotLicensed.class);
      assertThat(must(restarted.offline().returnTicket())).isEqualTo(ticket);
    }

    assertThat(page.handIn(ticket)).isEqualTo(200);

    assertThat(desk.liveSeats()).isZero();
    assertThat(page.handIn(ticket)).as("twice is the same as once").isEqualTo(200);
    assertThat(ticket.toString()).doesNotContain("license\"");
  }

  /** Where the network comes back before anybody carried the ticket, it is handed in over it. */
  @LicensingTest
  void aTicketIsHandedInByTheMachineItselfIfItCan(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activatedOffline(desk, world)) {
      must(client.offline().returnTicket());
      assertThat(client.status().pending()).contains(Status.Pending.RELEASE);

      must(client.release());

      assertThat(client.status().pending()).isEmpty();
      assertThat(desk.liveSeats()).isZero();
      assertThat(hindrance(client.offline().returnTicket())).isEqualTo(Hindrance.NOT_ACTIVATED);
    }
  }

  /** The seat was never free, so the same activation comes back; nothing says it was released. */
  @LicensingTest
  @Tag("rule-3.1")
  void aTicketThatWasLostGivesNothingUp(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activatedOffline(desk, world)) {
      must(client.offline().returnTicket());
      CarriedFile request = must(client.offline().request(desk.serial().value()));
      assertThat(hindrance(client.release())).isEqualTo(Hindrance.NOT_ACTIVATED);

      String license = new Page(world, desk).activate(request);

      assertThat(must(client.offline().importLicense(license))).isInstanceOf(Licensed.class);
      assertThat(desk.liveSeats()).isEqualTo(1);
      must(client.release());
      assertThat(desk.liveSeats()).isZero();
    }
  }

  /** A refused release frees nothing, and nothing says that it did. */
  @LicensingTest
  @Tag("rule-3.1")
  void aTicketOfAMachineThatHasChangedReleasesNothing(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    activatedOffline(desk, world).close();
    Desk repaired = desk.on(desk.machine().withNewMainboard());
    try (LicensingClient client = repaired.started()) {
      must(client.offline().returnTicket());

      assertThat(client.release()).isInstanceOf(Reply.Refused.class);

      assertThat(desk.liveSeats()).isEqualTo(1);
      assertThat(hindrance(client.release())).isEqualTo(Hindrance.NOT_ACTIVATED);
      assertThat(client.check()).isEqualTo(new NotLicensed(new NeverActivated()));
    }
  }

  @LicensingTest
  void whoHoldsALicenseRequestsNone(LicensingWorld world) throws Exception {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = activatedOffline(desk, world)) {
      assertThat(hindrance(client.offline().request(desk.serial().value())))
          .isEqualTo(Hindrance.OTHER_SERIAL_ACTIVATED);
    }
  }

  private static LicensingClient started(Desk desk, FaultyTransport transport) {
    LicensingClient client = desk.builder(transport).build();
    client.start();
    return client;
  }

  private static Hindrance hindrance(Reply<?> reply) {
    return ((Reply.NotSent<?>) reply).hindrance();
  }
}
