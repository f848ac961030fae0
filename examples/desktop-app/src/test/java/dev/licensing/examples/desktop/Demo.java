package dev.licensing.examples.desktop;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.examples.desktop.model.Counter;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingWorld;
import dev.licensing.testkit.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;

/**
 * The application with a license server in the same process, to try the dialog without setting
 * anything up. What it needs to be typed it prints. Nothing is left behind, but for an empty
 * folder.
 */
final class Demo {

  private Demo() {}

  /** Starts it. */
  public static void main(String[] arguments) throws IOException {
    LicensingWorld world =
        new LicensingWorld(new ProductId("acme-studio"), new VirtualClock(Instant.now()), 1);
    Account ada = world.givenAccount("ada@example.com", "Ada");
    SerialNumber serial =
        world.givenSerial(Terms.perDeveloper(2).withFeatures(Map.of("export", "pdf")));
    world.givenActivation(ada, serial, FakeMachine.named("old-laptop"));
    world.givenActivation(ada, serial, FakeMachine.named("workstation"));
    System.out.println(
        """
        Help > License... To type there:
          serial    %s (two machines, both in use)
          e-mail    ada@example.com
          password  %s
        """
            .formatted(serial, LicensingWorld.PASSWORD));
    DesktopApp.start(
        new Counter(world)
            .product(FakeMachine.named("desktop"), Files.createTempDirectory("licensing-demo")));
  }
}
