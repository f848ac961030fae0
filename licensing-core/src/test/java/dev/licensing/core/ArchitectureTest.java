package dev.licensing.core;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import dev.licensing.checks.ModuleRules;
import org.junit.jupiter.api.Test;

/** What may depend on what, and what callers may get to see. */
class ArchitectureTest {
  private static final String CORE = "dev.licensing.core";
  private static final ModuleRules MODULE = ModuleRules.ofModuleTestedBy(ArchitectureTest.class);

  @Test
  void noPackageCycles() {
    MODULE.checkNoPackageCycles();
  }

  @Test
  void exportedSignaturesMentionNoLibrary() {
    MODULE.checkExportedSignatures();
  }

  @Test
  void standsAlone() {
    MODULE.checkStandsAlone();
  }

  /** Each layer sees those before it; rules are known to the engine only. */
  @Test
  void layers() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("words")
        .definedBy(CORE + ".model..", CORE + ".identity..", CORE + ".json..")
        .layer("acts")
        .definedBy(
            CORE + ".command..", CORE + ".decision..", CORE + ".facts..", CORE + ".license..")
        .layer("rules")
        .definedBy(CORE + ".rule..")
        .layer("engine")
        .definedBy(CORE)
        .layer("edge")
        .definedBy(CORE + ".spi..", CORE + ".wire..")
        .whereLayer("words")
        .mayNotAccessAnyLayer()
        .whereLayer("acts")
        .mayOnlyAccessLayers("words")
        .whereLayer("rules")
        .mayOnlyAccessLayers("words", "acts")
        .whereLayer("engine")
        .mayOnlyAccessLayers("words", "acts", "rules")
        .whereLayer("edge")
        .mayOnlyAccessLayers("words", "acts", "engine")
        .allowEmptyShould(true)
        .check(MODULE.classes());
  }
}
