package dev.licensing.examples.desktop.model;

import dev.licensing.client.LicensingClient;
import dev.licensing.core.model.Account;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingWorld;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who activates a product, without a screen; what the desktop does is written down. */
abstract class Walk implements Outside {

  @TempDir Path folder;

  final Deque<Runnable> later = new ArrayDeque<>();
  boolean busy;
  Optional<Path> chosen = Optional.empty();
  String copied = "";
  Optional<URI> visited = Optional.empty();
  boolean browses = true;
  LicensingWorld world;
  Account ada;
  LicensingClient client;
  Activation walk;

  /** Ada and her machine; the client has started. */
  void begin(LicensingWorld given, FakeMachine machine) {
    world = given;
    ada = world.givenAccount("ada@example.com", "Ada");
    client = new Counter(world).product(machine, folder.resolve("store"));
    client.start();
    open(options());
  }

  ActivationOptions options() {
    return new Counter(world).options();
  }

  /** The dialog is opened, again. What is asked is answered at once, unless somebody is busy. */
  void open(ActivationOptions options) {
    walk =
        new Activation(
            client,
            options,
            this,
            work -> {
              if (busy) {
                later.add(work);
              } else {
                work.run();
              }
            },
            Runnable::run);
    walk.begin();
  }

  void answerNow() {
    busy = false;
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }

  void signIn() {
    walk.signIn("ada@example.com", LicensingWorld.PASSWORD);
  }

  Offer offered(Offer.Kind kind) {
    return ((Page.Trouble) walk.page())
        .offers().offers().stream().filter(offer -> offer.kind() == kind).findFirst().orElseThrow();
  }

  String said() {
    Page page = walk.page();
    Optional<Page.Said> said =
        page instanceof Page.Standing standing
            ? standing.said()
            : page instanceof Page.Offline offline ? offline.said() : ((Page.Trouble) page).said();
    return said.map(done -> done.in(walk.options().words())).orElse("");
  }

  Standing standing() {
    return Standing.of(walk.options().words(), walk.status(), walk.license(), walk.upkeep());
  }

  @Override
  public Optional<Path> saveAs(String name) {
    return chosen;
  }

  @Override
  public Optional<Path> open() {
    return chosen;
  }

  @Override
  public void copy(String text) {
    copied = text;
  }

  @Override
  public boolean visit(URI address) {
    visited = Optional.of(address);
    return browses;
  }
}
