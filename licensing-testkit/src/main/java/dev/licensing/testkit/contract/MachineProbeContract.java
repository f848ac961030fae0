package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.spi.MachineProbe;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MachineProbe} must do, as tests: extend it, name yours, and run it where it is
 * to serve: also in a container, and where it may read next to nothing.
 */
public abstract class MachineProbeContract {

  private static final int RIVALS = 8;
  private static final int LONGEST_NAME = 100;

  /** Texts that stand for nothing, in lower case; a probe may know more of them. */
  private static final Set<String> NOTHING =
      Set.of(
          "unknown",
          "none",
          "null",
          "n/a",
          "not specified",
          "default string",
          "0",
          "to be filled by o.e.m.");

  /** For subclasses. */
  protected MachineProbeContract() {}

  /** The probe under test. */
  protected abstract MachineProbe probe();

  /** How long a reading may take at most; a minute unless you know better. */
  protected Duration patience() {
    return Duration.ofMinutes(1);
  }

  @Test
  @Tag("rule-13.3")
  void itAnswersInTimeAndNeverThrows() {
    assertDoesNotThrow(
        () -> {
          assertTimeout(patience(), () -> probe().components(), "rule 13.3: within its limit");
          assertTimeout(patience(), () -> probe().describe(), "rule 13.3: within its limit");
        },
        "rule 13.2: what cannot be read is missing, never an exception");
  }

  @Test
  @Tag("rule-13.2")
  void whatCannotBeReadIsMissingAndNoConstant() {
    Map<ComponentKind, String> components = probe().components();
    assertAll(
        components.entrySet().stream()
            .map(
                component ->
                    () ->
                        assertTrue(
                            tells(component.getValue()),
                            "rule 13.2: "
                                + component.getKey()
                                + " says nothing; two machines that both say it look alike. Leave"
                                + " it out")));
  }

  private static boolean tells(String value) {
    String bare = value.strip().toLowerCase(Locale.ROOT);
    return !bare.isEmpty() && !NOTHING.contains(bare) && bare.chars().distinct().count() > 1;
  }

  @Test
  @Tag("rule-13.1")
  void noTwoComponentsAreTheSameThing() {
    Map<ComponentKind, String> components = probe().components();
    assertEquals(
        components.size(),
        new TreeSet<>(components.values()).size(),
        "rule 13.1: each component counts by itself; one value under two names counts twice");
  }

  @Test
  @Tag("rule-13.1")
  void theSameMachineReadsTheSame() {
    assertEquals(
        probe().components(),
        probe().components(),
        "rule 13.1: nothing volatile is among the components; look for times, ports, chance");
  }

  @Test
  @Tag("rule-13.5")
  void theNameIsOneForPeople() {
    String name = probe().describe().name();
    assertFalse(name.isBlank(), "rule 13.5: a name is shown; give one where there is none");
    assertTrue(
        name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl),
        "rule 13.5: at most " + LONGEST_NAME + " characters, none of them to control a terminal");
    assertFalse(
        probe().components().containsValue(name),
        "rule 13.1: a name can be changed by anybody; it recognises nothing");
  }

  @Test
  @Tag("rule-13.1")
  void severalThreadsReadTheSame() {
    MachineProbe shared = probe();
    Stream<?> readings = Race.between(RIVALS, rival -> shared.components()).stream().distinct();
    assertEquals(
        1, readings.count(), "rule 13.1: several threads at once; look for what they share");
  }
}
