package dev.licensing.testkit;

import dev.licensing.checks.ModuleRules;
import org.junit.jupiter.api.Test;

/** What may depend on what, and what callers may get to see. */
class ArchitectureTest {
  private static final ModuleRules MODULE = ModuleRules.ofModuleTestedBy(ArchitectureTest.class);

  @Test
  void noPackageCycles() {
    MODULE.checkNoPackageCycles();
  }

  @Test
  void exportedSignaturesMentionNoLibrary() {
    MODULE.checkExportedSignatures("org.junit.jupiter.api", "dev.licensing.server");
  }

  @Test
  void theConformanceKitKnowsNothingOfOurServer() {
    MODULE.checkKnowsNothingOf("dev.licensing.testkit.conformance", "dev.licensing.server");
  }

  @Test
  void theSimulationKnowsNothingOfLicenses() {
    MODULE.checkKnowsNothingOf("dev.licensing.testkit.simulation", "dev.licensing.core");
    MODULE.checkKnowsNothingOf("dev.licensing.testkit.simulation", "dev.licensing.server");
  }
}
