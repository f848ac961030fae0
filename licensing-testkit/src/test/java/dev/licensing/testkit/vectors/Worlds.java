package dev.licensing.testkit.vectors;

import dev.licensing.core.model.ProductId;
import dev.licensing.testkit.Scene;
import dev.licensing.testkit.VirtualClock;
import dev.licensing.testkit.memory.MemoryLicenseStore;
import java.util.Random;

/** Where cases begin: nothing is there, and chance is the same each time. */
final class Worlds {

  private Worlds() {}

  static Scene empty() {
    return new Scene(
        new MemoryLicenseStore(), new VirtualClock(), new Random(1), new ProductId("acme-studio"));
  }
}
