package dev.licensing.system.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialReading;

/** A target with a fault behind what coverage alone finds: it shows that the fuzzer works here. */
public final class PlantedFuzz {

  private PlantedFuzz() {}

  /** Called by the fuzzer for each input. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    if (SerialNumber.read(text) instanceof SerialReading.Mistyped
        && text.startsWith("PLANTED")
        && text.endsWith("!")) {
      throw new IllegalStateException("found");
    }
  }
}
