package dev.licensing.examples.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingExtension;
import dev.licensing.testkit.LicensingWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A machine that never had a network, and the files somebody carries. */
@ExtendWith(LicensingExtension.class)
@Tag("rule-12.5")
class CarriageTest extends Walk {

  private SerialNumber serial;
  private Counter counter;

  @BeforeEach
  void start(LicensingWorld given, FakeMachine desktop) {
    begin(given, desktop);
    serial = world.givenOwned(ada, Terms.singleMachine());
    counter = new Counter(world);
    walk.goOffline();
    walk.type(serial.value());
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private Path choose(String name) {
    Path path = folder.resolve(name);
    chosen = Optional.of(path);
    return path;
  }

  private void activated() throws IOException {
    Path request = choose("request.json");
    walk.carriage().saveRequest();
    Path license = choose("license.txt");
    Files.writeString(license, counter.license(ada, Files.readString(request)) + "\n");
    walk.carriage().loadLicense();
  }

  @Test
  void aRequestGoesOutAndALicenseComesBack() throws IOException {
    Path request = choose("request.json");
    walk.carriage().saveRequest();
    assertThat(said()).isEqualTo("The request was saved as request.json.");
    assertThat(request).exists();

    activated();

    assertThat(said()).isEqualTo("The license file was accepted.");
    assertThat(client.check().licensed()).isTrue();
  }

  @Test
  void whoChangesTheirMindSavesNothing() {
    walk.carriage().saveRequest();

    assertThat(said()).isEmpty();
    assertThat(walk.waiting()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsSaid() {
    choose("no-such-folder/request.json");
    walk.carriage().saveRequest();

    assertThat(said()).isEqualTo("request.json cannot be written. Choose another place.");
  }

  @Test
  void whatIsNoLicenseIsRefusedAndWhatIsNotThereIsSaid() throws IOException {
    choose("missing.txt");
    walk.carriage().loadLicense();
    assertThat(said()).isEqualTo("missing.txt cannot be read.");

    choose("request.json");
    walk.carriage().saveRequest();
    Files.write(choose("picture.png"), new byte[] {(byte) 0x89, 'P', (byte) 0xff, 0});
    walk.carriage().loadLicense();
    assertThat(((Page.Trouble) walk.page()).reply())
        .isInstanceOfSatisfying(
            Reply.NoAnswer.class,
            none -> assertThat(none.silence()).isEqualTo(Silence.NOT_TRUSTED));
    assertThat(client.check().licensed()).isFalse();
  }

  @Test
  void theLicenseIsGivenUpAndItsTicketFreesTheSeat() throws IOException {
    activated();
    walk.goOffline();
    walk.carriage().askToGiveUp();
    chosen = Optional.empty();
    walk.carriage().giveUp();
    assertThat(client.check().licensed()).as("they changed their mind").isTrue();

    Path ticket = choose("ticket.json");
    walk.carriage().giveUp();
    assertThat(said()).isEqualTo("The license was given up. Hand in ticket.json.");
    assertThat(client.check().licensed()).isFalse();
    assertThat(world.live(serial)).hasSize(1);
    counter.handIn(Files.readString(ticket));
    assertThat(world.live(serial)).isEmpty();
  }

  @Test
  void aTicketThatCouldNotBeSavedIsSavedElsewhere() throws IOException {
    activated();
    walk.goOffline();
    walk.carriage().askToGiveUp();
    choose("no-such-folder/ticket.json");
    walk.carriage().giveUp();
    assertThat(said()).isEqualTo("ticket.json cannot be written. Choose another place.");

    Path ticket = choose("ticket.json");
    walk.carriage().giveUp();
    counter.handIn(Files.readString(ticket));
    assertThat(world.live(serial)).isEmpty();
  }

  @Test
  void theSupportReportIsCopied() throws IOException {
    activated();
    walk.carriage().copyReport();

    assertThat(copied).startsWith("Licensing support report").doesNotContain(serial.value());
    assertThat(said()).isEqualTo("The support report is on the clipboard.");
  }
}
