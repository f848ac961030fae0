package dev.licensing.examples.desktop.activation;

import dev.licensing.client.LicensingClient;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.examples.desktop.model.Activation;
import dev.licensing.examples.desktop.model.ActivationOptions;
import dev.licensing.examples.desktop.model.Counter;
import dev.licensing.examples.desktop.model.Offer;
import dev.licensing.examples.desktop.model.Page;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Hold;
import dev.licensing.testkit.LicensingWorld;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.swing.JDialog;
import javax.swing.JTextField;

/** Leads through every page of the dialog, in the looks and language that are set. */
final class Tour implements AutoCloseable {

  private static final Terms TERMS =
      Terms.perDeveloper(2).withFeatures(Map.of("export", "pdf, svg", "layers", "64"));

  private final LicensingWorld world = new LicensingWorld();
  private final Account ada = world.givenAccount("ada@example.com", "Ada Lovelace");
  private final Account bob = world.givenAccount("bob@example.com", "Bob");
  private final SerialNumber serial = world.givenSerial(TERMS);
  private final SerialNumber his = world.givenOwned(bob, Terms.singleMachine());
  private final LicensingClient client;
  private final Stop stop;
  private final JDialog dialog;

  /** What happens at every page. */
  interface Stop {
    void at(String page, JDialog dialog);
  }

  Tour(Locale language, Path folder, Person person, Stop stop) {
    this.stop = stop;
    world.givenActivation(ada, serial, FakeMachine.named("old-laptop"));
    world.givenActivation(ada, serial, FakeMachine.named("R&D-workstation"));
    client = new Counter(world).product(FakeMachine.named("desktop"), folder);
    client.start();
    ActivationOptions options =
        new Counter(world)
            .options()
            .in(language)
            .support(URI.create("mailto:help@example.com"))
            .withTrial();
    dialog = Person.see(() -> ActivationDialog.of(null, client, options));
    person.open(dialog);
  }

  private Activation walk() {
    return ((ActivationPanel) dialog.getContentPane()).activation();
  }

  private void does(Runnable step) {
    Person.see(
        () -> {
          step.run();
          return true;
        });
    Person.until("an answer", () -> walk().waiting().isEmpty());
  }

  private void takes(Offer.Kind kind) {
    does(
        () ->
            walk()
                .take(
                    ((Page.Trouble) walk().page())
                        .offers().offers().stream()
                            .filter(offer -> offer.kind() == kind)
                            .findFirst()
                            .orElseThrow()));
  }

  private void types(String text) {
    does(() -> ((JTextField) Person.named(dialog, "field.serial").orElseThrow()).setText(text));
  }

  /** From the first page to the last. */
  void go() {
    stop.at("serial", dialog);
    char typed = serial.value().charAt(13);
    types(
        serial.value().substring(0, 13)
            + (typed == '7' ? 'K' : '7')
            + serial.value().substring(14));
    stop.at("typo", dialog);
    does(walk()::goOffline);
    stop.at("offline", dialog);
    does(walk()::back);
    types(serial.value());
    stop.at("complete", dialog);
    does(walk()::activate);
    does(() -> walk().signIn("ada@example.com", "no"));
    stop.at("sign-in", dialog);
    does(() -> walk().signIn("ada@example.com", LicensingWorld.PASSWORD));
    stop.at("seat-limit", dialog);
    takes(Offer.Kind.FORCE_RELEASE);
    stop.at("force-release", dialog);
    Hold hold = world.transport().holdNextAnswer();
    Person.see(
        () -> {
          walk().seats().forceRelease();
          return true;
        });
    hold.awaitArrival();
    stop.at("waiting", dialog);
    hold.release();
    Person.until("the license", () -> client.check().licensed() && walk().waiting().isEmpty());
    stop.at("licensed", dialog);
    does(walk().seats()::askToRelease);
    stop.at("release", dialog);
    does(walk()::back);
    does(walk()::goOffline);
    does(() -> walk().carriage().askToGiveUp());
    stop.at("give-up", dialog);
    does(walk()::back);
    does(walk()::back);
    world.transport().disconnect();
    does(walk()::refresh);
    stop.at("no-answer", dialog);
    world.transport().heal();
    does(walk()::back);
    does(walk()::enterSerial);
    types(his.value());
    does(walk()::activate);
    stop.at("other-serial", dialog);
    takes(Offer.Kind.RELEASE_HERE);
    does(walk().seats()::release);
    stop.at("no-access", dialog);
    takes(Offer.Kind.ASK_FOR_ACCESS);
    stop.at("ask-owner", dialog);
    does(walk()::enterSerial);
    types(serial.value());
    does(walk()::activate);
    world.clock().advance(Duration.ofDays(1));
    world.situations().graceWithDaysLeft(serial, 3);
    does(walk()::enterSerial);
    does(walk()::back);
    stop.at("grace", dialog);
  }

  @Override
  public void close() {
    does(dialog::dispose);
    client.close();
    world.close();
  }
}
