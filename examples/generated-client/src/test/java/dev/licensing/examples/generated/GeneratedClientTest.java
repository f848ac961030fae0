package dev.licensing.examples.generated;

import static dev.licensing.examples.generated.Caller.NONCE;
import static dev.licensing.examples.generated.Caller.activation;
import static dev.licensing.examples.generated.Caller.email;
import static dev.licensing.examples.generated.Caller.key;
import static dev.licensing.examples.generated.Caller.machine;
import static dev.licensing.examples.generated.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ProductId;
import dev.licensing.examples.generated.model.Activated;
import dev.licensing.examples.generated.model.Claim;
import dev.licensing.examples.generated.model.DeletionReport;
import dev.licensing.examples.generated.model.ForceRelease;
import dev.licensing.examples.generated.model.ForceReleaseReport;
import dev.licensing.examples.generated.model.HostTermsBody;
import dev.licensing.examples.generated.model.IssueOrder;
import dev.licensing.examples.generated.model.OfflineBody;
import dev.licensing.examples.generated.model.Problem;
import dev.licensing.examples.generated.model.Reason;
import dev.licensing.examples.generated.model.Refresh;
import dev.licensing.examples.generated.model.Release;
import dev.licensing.examples.generated.model.SeatsBody;
import dev.licensing.examples.generated.model.SerialBody;
import dev.licensing.examples.generated.model.Share;
import dev.licensing.examples.generated.model.TermsBody;
import dev.licensing.examples.generated.model.ValidityBody;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The path of the quickstart, walked by a client nobody here has written: what the OpenAPI document
 * says is enough to talk to a real server.
 */
class GeneratedClientTest {

  @TempDir Path data;

  @Test
  void fromASerialNumberToADeletedAccount() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      String serial = sold(server);
      Caller alice = Caller.person(server.address(), "alice");
      Caller bob = Caller.person(server.address(), "bob");
      alice.serials.claimSerials(new Claim().serials(List.of(serial)), key());
      alice.serials.assignUser(new Share().serials(List.of(serial)).email(email("bob")), key());

      Activated desktop = alice.activations.activate(activation(serial, "desktop"), key());
      assertThat(
              verifier(server)
                  .verifyAnswer(
                      new UnverifiedLicense(desktop.getLicense()),
                      Caller.identity("desktop"),
                      NONCE))
          .isInstanceOf(Verification.Accepted.class);
      DeletionReport blocked = inTheWay(alice, bob, serial);
      loseAMachine(server, alice, bob, serial, desktop);
      delete(alice, blocked);
      startOver(server, bob, serial);
    }
  }

  private static String sold(ServerProcess server) throws Exception {
    Caller vendor = new Caller(server.address(), "Bearer " + ServerProcess.VENDOR_KEY);
    TermsBody terms =
        new TermsBody()
            .seats(
                new SeatsBody()
                    .machineLimit(1)
                    .usersAtOnce(SeatsBody.UsersAtOnceEnum.ONE)
                    .environments(Map.of()))
            .access(TermsBody.AccessEnum.OWNER_AND_ASSIGNED)
            .claimable(true)
            .coolDown("P7D")
            .remoteDeactivationsPerYear(0)
            .validity(new ValidityBody())
            .offline(new OfflineBody().refreshAfter("P1D").validFor("P30D").grace("P7D"))
            .hosts(
                new HostTermsBody()
                    .production(0)
                    .test(0)
                    .wildcards(false)
                    .applications(false)
                    .keyValidFor("P365D"))
            .admission(TermsBody.AdmissionEnum.ON_APPROVAL)
            .support(TermsBody.SupportEnum.DEVELOPERS)
            .features(Map.of("edition", "pro"));
    IssueOrder order =
        new IssueOrder().product("acme-studio").serials(1).terms(terms).licenseManagers(List.of());
    return vendor.vendor.issueOrder(order, key()).getSerials().get(0);
  }

  private static DeletionReport inTheWay(Caller alice, Caller bob, String serial) throws Exception {
    Problem held =
        refused(409, () -> bob.activations.activate(activation(serial, "laptop"), key()));
    assertThat(held.getReasons())
        .extracting(Reason::getCode)
        .contains("HELD_BY_ANOTHER_USER", "MACHINE_LIMIT_REACHED");
    DeletionReport blocked = alice.accounts.previewDeletion();
    assertThat(blocked.getPossible()).isFalse();
    assertThat(blocked.getBlocking().get(0).getRemedies().get(0).getCode())
        .isEqualTo("RELEASE_THERE");
    return blocked;
  }

  private static void loseAMachine(
      ServerProcess server, Caller alice, Caller bob, String serial, Activated desktop)
      throws Exception {
    alice.activations.release(
        desktop.getActivation().toString(), new Release().machine(machine("desktop")), key());
    Activated laptop = bob.activations.activate(activation(serial, "laptop"), key());
    String id = laptop.getActivation().toString();
    ForceRelease dead = new ForceRelease().unreachable(true).reason("It does not boot any more.");
    ForceReleaseReport report = alice.activations.previewForceRelease(id, dead, (String) null);
    alice.activations.forceRelease(id, dead, key(), '"' + report.getHash() + '"');
    SerialBody seen = alice.serials.listSerials().getSerials().get(0);
    assertThat(seen.getStatus()).isEqualTo("AVAILABLE");
    assertThat(seen.getCoolDownUntil()).isNotNull();

    Caller installation = new Caller(server.address(), "License " + laptop.getLicense());
    Refresh refresh = new Refresh().machine(machine("laptop")).nonce(NONCE);
    Problem ended = refused(410, () -> installation.activations.refresh(id, refresh, key()));
    assertThat(verifier(server).verifyEnding(ended.getStatement(), ActivationId.of(id), NONCE))
        .isInstanceOf(Verification.Accepted.class);
  }

  private static void delete(Caller alice, DeletionReport outdated) throws Exception {
    DeletionReport report = alice.accounts.previewDeletion();
    assertThat(report.getPossible()).isTrue();
    assertThat(report.getLost().get(0).getLosesAccess()).containsExactly("bob");
    Problem changed =
        refused(412, () -> alice.accounts.deleteAccount(key(), '"' + outdated.getHash() + '"'));
    assertThat(changed.getDeletion().getHash()).isEqualTo(report.getHash());
    alice.accounts.deleteAccount(key(), '"' + report.getHash() + '"');
  }

  private static void startOver(ServerProcess server, Caller bob, String serial) throws Exception {
    Problem unowned =
        refused(409, () -> bob.activations.activate(activation(serial, "laptop"), key()));
    assertThat(unowned.getCode()).isEqualTo("SERIAL_UNOWNED");
    Caller carol = Caller.person(server.address(), "carol");
    carol.serials.claimSerials(new Claim().serials(List.of(serial)), key());
    assertThat(carol.activations.activate(activation(serial, "tower"), key()).getExisting())
        .isFalse();
  }

  private static LicenseVerifier verifier(ServerProcess server) {
    return new LicenseVerifier(
        new ProductId("acme-studio"), TrustedKeys.of(TrustedKey.parse(server.key())));
  }
}
