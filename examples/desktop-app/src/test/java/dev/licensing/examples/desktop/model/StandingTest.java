package dev.licensing.examples.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.examples.desktop.model.Standing.Act;
import dev.licensing.examples.desktop.model.Standing.Mood;
import dev.licensing.examples.desktop.model.Standing.Row;
import dev.licensing.testkit.AllowMisuse;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingExtension;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How it stands, in words, in every situation. */
@ExtendWith(LicensingExtension.class)
@Tag("rule-12.3")
class StandingTest extends Walk {

  private SerialNumber serial;

  @BeforeEach
  void start(LicensingWorld given, FakeMachine desktop) {
    begin(given, desktop);
    serial = world.givenOwned(ada, Terms.singleMachine().withFeatures(Map.of("export", "pdf")));
    walk.type(serial.value());
    walk.activate();
    signIn();
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private String row(String name) {
    return standing().rows().stream()
        .filter(row -> row.name().equals(name))
        .map(Row::text)
        .findFirst()
        .orElse("");
  }

  @Test
  void licensedWithFeaturesAndUntilWhen() {
    assertThat(standing().mood()).isEqualTo(Mood.GOOD);
    assertThat(standing().headline()).isEqualTo("The product is licensed on this machine.");
    assertThat(row("Includes")).isEqualTo("export: pdf");
    assertThat(row("Machine")).isEqualTo("desktop");
    assertThat(row("Valid until")).contains("2026");
    assertThat(row("Serial number"))
        .isEqualTo("…" + serial.value().substring(23))
        .doesNotContain(serial.value());
    assertThat(standing().acts()).containsExactly(Act.REFRESH, Act.RELEASE);
  }

  @Test
  void graceSaysHowLongAndRefreshingEndsIt() {
    world.situations().graceWithDaysLeft(serial, 2);
    assertThat(standing().mood()).isEqualTo(Mood.ATTENTION);
    assertThat(standing().headline()).startsWith("Licensed for 2 more days.");
    world.situations().graceWithDaysLeft(serial, 1);
    assertThat(standing().headline()).startsWith("Licensed for one more day.");

    walk.refresh();

    assertThat(standing().mood()).isEqualTo(Mood.GOOD);
  }

  @Test
  @Tag("rule-3.5")
  void whoEndedItAndWhyIsSaid() {
    world.situations().releasedByForce(serial);
    walk.refresh();

    assertThat(standing().mood()).isEqualTo(Mood.BAD);
    assertThat(standing().headline())
        .isEqualTo("The activation of this machine was ended from elsewhere.");
    assertThat(row("By")).isEqualTo("Ada");
    assertThat(row("Reason")).isEqualTo("the machine is lost");
    assertThat(standing().acts()).containsExactly(Act.ENTER_SERIAL);
  }

  @Test
  void whatIsWithheldCanStillBeReleased() {
    world.situations().suspended(serial);
    walk.refresh();

    assertThat(standing().mood()).isEqualTo(Mood.BAD);
    assertThat(standing().headline())
        .isEqualTo("The vendor has suspended this order; contact the vendor.");
    assertThat(standing().acts()).containsExactly(Act.REFRESH, Act.RELEASE);
  }

  @Test
  @Tag("rule-11.5")
  void aClockThatIsWrongIsNoNo() {
    world.situations().clockInDoubt(serial);

    assertThat(standing().mood()).isEqualTo(Mood.UNKNOWN);
    assertThat(standing().acts()).startsWith(Act.REFRESH);
  }

  @Test
  @Tag("rule-3.6")
  void aChangedMachineIsReactivated() {
    client.close();
    FakeMachine repaired = FakeMachine.named("desktop").withNewMainboard().reformatted();
    client = new Counter(world).product(repaired, folder.resolve("store"));
    client.start();
    open(options());
    assertThat(standing().mood()).isEqualTo(Mood.UNKNOWN);
    assertThat(standing().acts()).startsWith(Act.REACTIVATE);

    walk.seats().reactivate();

    assertThat(said()).isEqualTo("Reactivated, in the same seat.");
    assertThat(standing().mood()).isEqualTo(Mood.GOOD);
  }

  @Test
  @Tag("rule-12.6")
  void whatIsOnlyInMemoryIsSaid() throws Exception {
    client.close();
    Path file = Files.createFile(folder.resolve("a-file-and-no-folder"));
    client = new Counter(world).product(FakeMachine.named("desktop"), file);
    client.start();
    open(options());
    walk.type(serial.value());
    walk.activate();
    signIn();

    assertThat(standing().mood()).isEqualTo(Mood.GOOD);
    assertThat(row("On this machine")).contains("the license is lost when the application ends");
  }

  @Test
  void theUpkeepTellsHowItIsDoing() {
    var upkeep = client.keepFresh();
    open(options().upkeep(upkeep));

    assertThat(row("Renewal")).isIn("begins", "by itself");
    upkeep.close();
    assertThat(row("Renewal")).isEqualTo("has ended");
  }

  @Test
  @AllowMisuse // whether it was started is what the dialog asks the client
  void aLicenseThatWasNotLookedAtYetIsLookedAt() {
    client.close();
    client = new Counter(world).product(FakeMachine.named("desktop"), folder.resolve("store"));
    open(options());

    assertThat(client.check().licensed()).isTrue();
    assertThat(walk.page()).isInstanceOf(Page.Standing.class);
  }

  @Test
  void whatIsNotAnsweredYetIsSaid() {
    world.transport().disconnect();
    walk.seats().askToRelease();
    walk.seats().release();
    open(options());

    assertThat(row("Not answered yet")).startsWith("A release.");
    assertThat(standing().acts()).contains(Act.REFRESH);
    world.transport().heal();
    walk.refresh();
    assertThat(client.check().licensed()).isFalse();
  }
}
