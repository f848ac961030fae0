package dev.licensing.checks;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rules that hold in every library module, checked on its compiled classes. What is exported is
 * read from its compiled {@code module-info} and repeated nowhere.
 */
public final class ModuleRules {
  /** Where exported signatures may always point: the core is everyone's vocabulary. */
  private static final String CORE = "dev.licensing.core";

  /** Nullness annotations may stand on anything. */
  private static final String NULLNESS = "org.jspecify.annotations";

  private final JavaClasses classes;
  private final Set<String> own;
  private final Set<String> exported;

  private ModuleRules(JavaClasses classes, Set<String> exported) {
    this.classes = classes;
    this.own = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    this.exported = exported;
  }

  /** The module to whose tests the given class belongs. */
  public static ModuleRules ofModuleTestedBy(Class<?> test) {
    Path mainClasses = testClasses(test).resolveSibling("classes");
    return new ModuleRules(
        new ClassFileImporter().importPath(mainClasses), exportedPackages(mainClasses));
  }

  /** The module's own classes, without its tests. */
  public JavaClasses classes() {
    return classes;
  }

  /** No path of dependencies leads from a package back to itself. */
  public void checkNoPackageCycles() {
    slices()
        .matching("dev.licensing.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
  }

  /** Nothing in the module depends on anything but itself, java.base and nullness annotations. */
  public void checkStandsAlone() {
    Set<String> base = packagesOf(ModuleFinder.ofSystem().find("java.base").orElseThrow());
    ArchRuleDefinition.classes()
        .should()
        .onlyDependOnClassesThat(
            packageIn(
                "are in java.base, nullness annotations or this module",
                name -> base.contains(name) || within(NULLNESS, name) || own.contains(name)))
        .allowEmptyShould(true)
        .check(classes);
  }

  /** Nothing in this package (or below it) depends on anything in that one (or below it). */
  public void checkKnowsNothingOf(String packageName, String unknown) {
    ArchRuleDefinition.noClasses()
        .that(packageIn("are in " + packageName, name -> within(packageName, name)))
        .should()
        .dependOnClassesThat(packageIn("are in " + unknown, name -> within(unknown, name)))
        .check(classes);
  }

  /**
   * What a caller sees of the module mentions the JDK, the core, the module's own exported packages
   * and the packages given here (with those below them), and nothing else.
   */
  public void checkExportedSignatures(String... alsoAllowed) {
    Set<String> jdk =
        ModuleFinder.ofSystem().findAll().stream()
            .flatMap(module -> packagesOf(module).stream())
            .collect(Collectors.toSet());
    DescribedPredicate<JavaClass> allowed =
        packageIn(
            "may stand in exported signatures",
            name ->
                name.isEmpty() // primitives
                    || jdk.contains(name)
                    || exported.contains(name)
                    || (within(CORE, name) && !own.contains(name))
                    || within(NULLNESS, name)
                    || List.of(alsoAllowed).stream().anyMatch(root -> within(root, name)));
    ArchRuleDefinition.classes()
        .that(
            DescribedPredicate.describe(
                "are exported", type -> ExportedSignature.isVisible(type, exported)))
        .should(mentionOnly(allowed))
        .allowEmptyShould(true)
        .check(classes);
  }

  private static ArchCondition<JavaClass> mentionOnly(DescribedPredicate<JavaClass> allowed) {
    return new ArchCondition<>("mention only the JDK, the core and exported packages") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        ExportedSignature.mentionedIn(type)
            .forEach(
                (place, mentioned) ->
                    mentioned.stream()
                        .filter(allowed.negate())
                        .forEach(
                            foreign ->
                                events.add(
                                    SimpleConditionEvent.violated(
                                        type, place + " mentions " + foreign.getName()))));
      }
    };
  }

  private static DescribedPredicate<JavaClass> packageIn(
      String description, Predicate<String> names) {
    return DescribedPredicate.describe(
        description, type -> names.test(type.getBaseComponentType().getPackageName()));
  }

  private static boolean within(String root, String packageName) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }

  private static Set<String> packagesOf(ModuleReference module) {
    return module.descriptor().packages();
  }

  private static Set<String> exportedPackages(Path mainClasses) {
    try (InputStream in = Files.newInputStream(mainClasses.resolve("module-info.class"))) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path testClasses(Class<?> test) {
    try {
      return Path.of(test.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
