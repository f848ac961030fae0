package dev.licensing.examples.desktop.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLightLaf;
import dev.licensing.client.LicensingClient;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.examples.desktop.model.Counter;
import dev.licensing.examples.desktop.model.Page;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Hold;
import dev.licensing.testkit.LicensingWorld;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.swing.JDialog;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dialog as a person without a mouse uses it: every key is a real one. */
public class KeyboardScenes {

  @TempDir Path folder;

  private final LicensingWorld world = new LicensingWorld();
  private final Account ada = world.givenAccount("ada@example.com", "Ada");
  private final SerialNumber serial = world.givenOwned(ada, Terms.singleMachine());
  private Person person;
  private LicensingClient client;
  private JDialog dialog;

  @BeforeEach
  void open() throws Exception {
    person = new Person();
    client = new Counter(world).product(FakeMachine.named("desktop"), folder.resolve("store"));
    client.start();
    dialog =
        Person.see(
            () -> {
              FlatLightLaf.setup();
              return ActivationDialog.of(null, client, new Counter(world).options());
            });
    person.open(dialog);
    person.seesFocusOn("field.serial");
  }

  @AfterEach
  void close() {
    SwingUtilities.invokeLater(dialog::dispose);
    client.close();
    world.close();
  }

  private ActivationPanel panel() {
    return (ActivationPanel) dialog.getContentPane();
  }

  private void sees(Class<? extends Page> page) {
    Person.until(
        page.getSimpleName(),
        () ->
            page.isInstance(panel().activation().page())
                && panel().activation().waiting().isEmpty());
  }

  private String typed() {
    return Person.see(
        () -> ((JTextField) Person.named(dialog, "field.serial").orElseThrow()).getText());
  }

  private void typesTheSerial() {
    person.type(serial.value().toLowerCase(Locale.ROOT).replace("-", ""));
  }

  private void signsIn() {
    person.seesFocusOn("field.email");
    person.type("ada@example.com");
    person.enter();
    person.seesFocusOn("field.password");
    person.type(LicensingWorld.PASSWORD);
    person.enter();
  }

  @Test
  void fromATypingMistakeToTheLicense() {
    String right = serial.value().replace("-", "");
    char wrong = right.charAt(7) == '3' ? '4' : '3';
    person.type((right.substring(0, 7) + wrong + right.substring(8)).toLowerCase(Locale.ROOT));
    assertThat(typed()).matches("(.{5}-){4}.{5}").isNotEqualTo(serial.value());
    person.enter();
    Person.until("a proposal", () -> Person.named(dialog, "button.use").isPresent());
    person.alt(KeyEvent.VK_U);
    Person.until(
        "the proposal in the field", () -> panel().activation().serial().serial().isPresent());
    assertThat(typed()).isEqualTo(serial.value());
    person.seesFocusOn("field.serial");
    assertThat(world.transport().sent()).as("a typing mistake is not sent").isEmpty();
    person.enter();
    sees(Page.SignIn.class);
    signsIn();

    sees(Page.Standing.class);
    assertThat(client.check().licensed()).isTrue();
    person.escape();
    Person.until("the dialog is closed", () -> !dialog.isShowing());
  }

  @Test
  void aTakenSeatIsReleasedElsewhere() {
    world.givenActivation(ada, serial, FakeMachine.named("old-laptop"));
    typesTheSerial();
    person.alt(KeyEvent.VK_A);
    sees(Page.SignIn.class);
    signsIn();
    sees(Page.Trouble.class);

    person.tabTo("button.releaseOn");
    person.space();
    sees(Page.ForceReleasing.class);
    person.seesFocusOn("check.unreachable");
    person.enter();
    person.space();
    Person.until(
        "the statement",
        () -> Person.named(dialog, "button.forceRelease").orElseThrow().isEnabled());
    assertThat(world.live(serial).get(0).machine().name())
        .as("Enter did nothing without the statement")
        .isEqualTo("old-laptop");
    person.tabTo("button.forceRelease");
    person.enter();

    sees(Page.Standing.class);
    assertThat(client.check().licensed()).isTrue();
    assertThat(world.live(serial).get(0).machine().name()).isEqualTo("desktop");
  }

  @Test
  void filesAreCarriedThereAndBack() throws Exception {
    Path request = folder.resolve("request.json");
    person.alt(KeyEvent.VK_I);
    sees(Page.Offline.class);
    person.seesFocusOn("field.serial");
    typesTheSerial();
    person.tabTo("button.saveRequest");
    person.enter();
    choosesFile(request);
    Person.until("the request", () -> Files.exists(request));
    sees(Page.Offline.class);
    person.isBackAt(dialog);

    Path license = folder.resolve("license.txt");
    Files.writeString(license, new Counter(world).license(ada, Files.readString(request)));
    person.alt(KeyEvent.VK_L);
    choosesFile(license);

    sees(Page.Standing.class);
    assertThat(client.check().licensed()).isTrue();
  }

  /** The name is selected already, so typing replaces it. */
  private void choosesFile(Path file) {
    Person.until(
        "the file chooser",
        () ->
            Person.focused() instanceof JTextField field
                && SwingUtilities.getWindowAncestor(field) != dialog);
    person.press(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
    person.type(file.toString());
    person.enter();
  }

  @Test
  void aServerThatIsDownIsTriedAgain() {
    typesTheSerial();
    client.signIn("ada@example.com", LicensingWorld.PASSWORD);
    world.transport().disconnect();
    person.enter();
    sees(Page.Trouble.class);
    person.seesFocusOn("button.offer.TRY_AGAIN");
    assertThat(client.check().licensed()).isFalse();

    world.transport().heal();
    person.enter();

    sees(Page.Standing.class);
    assertThat(client.check().licensed()).isTrue();
  }

  @Test
  void escapeStopsWaitingThenClosesAndTheAnswerIsNotLost() {
    client.signIn("ada@example.com", LicensingWorld.PASSWORD);
    typesTheSerial();
    Hold hold = world.transport().holdNextAnswer();
    person.enter();
    hold.awaitArrival();
    person.seesFocusOn("button.stop");
    assertThat(Person.see(() -> Person.named(dialog, "field.serial").orElseThrow().isEnabled()))
        .isFalse();

    person.escape();
    person.seesFocusOn("field.serial");
    person.escape();
    Person.until("the dialog is closed", () -> !dialog.isShowing());
    hold.release();

    Person.until("what was asked has its way", () -> client.check().licensed());
  }
}
