package dev.licensing.client;

import dev.licensing.checks.ModuleRules;
import org.junit.jupiter.api.Test;

/** What may depend on what, and what callers may get to see. */
class ArchitectureTest {
  private static final ModuleRules MODULE = ModuleRules.ofModuleTestedBy(ArchitectureTest.class);

  @Test
  void noPackageCycles() {
    MODULE.checkNoPackageCycles();
  }

  /** But for the one seam where a caller hands in an OkHttp client of their own. */
  @Test
  void exportedSignaturesMentionNoLibrary() {
    MODULE.checkExportedSignatures("okhttp3");
  }
}
