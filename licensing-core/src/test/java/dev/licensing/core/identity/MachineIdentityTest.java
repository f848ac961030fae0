package dev.licensing.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.identity.MachineMatch.Part;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 13 of the rules. */
class MachineIdentityTest {

  private static final MachineIdentity WHOLE =
      identity(
          Map.of(
              ComponentKind.MACHINE_ID, "m",
              ComponentKind.SYSTEM_UUID, "u",
              ComponentKind.BOARD_SERIAL, "b",
              ComponentKind.DISK_SERIAL, "d",
              ComponentKind.PROCESSOR, "p"));

  @Test
  @Tag("rule-13.1")
  void anUnchangedMachineScoresFull() {
    assertThat(WHOLE.match(WHOLE).score()).isEqualTo(100);
    assertThat(WHOLE.match(WHOLE).same()).isTrue();
  }

  @Test
  @Tag("rule-13.1")
  void theMatchIsAScoreWithAnExplanation() {
    MachineMatch match = changed(ComponentKind.DISK_SERIAL).match(WHOLE);

    assertThat(match.score()).isEqualTo(83);
    assertThat(match.same()).isTrue();
    assertThat(match.components())
        .containsEntry(ComponentKind.DISK_SERIAL, Part.CHANGED)
        .containsEntry(ComponentKind.MACHINE_ID, Part.EQUAL)
        .containsEntry(ComponentKind.EXPLICIT, Part.UNKNOWN);
  }

  @Test
  @Tag("rule-13.1")
  void anySingleChangeLeavesItTheSameMachine() {
    for (ComponentKind kind : WHOLE.components().keySet()) {
      assertThat(changed(kind).match(WHOLE).same()).as("changed " + kind).isTrue();
    }
  }

  @Test
  @Tag("rule-13.1")
  void belowTheThresholdItIsAnotherMachine() {
    MachineIdentity newBoard =
        changed(ComponentKind.SYSTEM_UUID, ComponentKind.BOARD_SERIAL, ComponentKind.PROCESSOR);

    assertThat(newBoard.match(WHOLE).score()).isEqualTo(45);
    assertThat(newBoard.match(WHOLE).same()).isFalse();
  }

  @Test
  @Tag("rule-13.1")
  void theThresholdItselfIsTheSameMachine() {
    MachineIdentity known =
        identity(Map.of(ComponentKind.BOARD_SERIAL, "b", ComponentKind.PROCESSOR, "p"));
    MachineIdentity newProcessor =
        identity(Map.of(ComponentKind.BOARD_SERIAL, "b", ComponentKind.PROCESSOR, "another"));

    assertThat(newProcessor.match(known).score()).isEqualTo(MachineMatch.THRESHOLD);
    assertThat(newProcessor.match(known).same()).isTrue();
  }

  @Test
  @Tag("rule-13.1")
  void aVirtualMachineClonedWithItsDiskIsAnotherMachine() {
    Map<ComponentKind, String> read = new EnumMap<>(ComponentKind.class);
    read.put(ComponentKind.MACHINE_ID, "from the image");
    read.put(ComponentKind.SYSTEM_UUID, "first");
    read.put(ComponentKind.DISK_SERIAL, "from the image");
    read.put(ComponentKind.PROCESSOR, "of the host");
    MachineIdentity first = identity(read);
    read.put(ComponentKind.SYSTEM_UUID, "second");

    assertThat(identity(read).match(first).score()).isEqualTo(65);
    assertThat(identity(read).match(first).same()).isFalse();
  }

  @Test
  @Tag("rule-13.2")
  void whatIsUnknownCountsNeitherForNorAgainst() {
    MachineIdentity half =
        identity(Map.of(ComponentKind.MACHINE_ID, "m", ComponentKind.PROCESSOR, "p"));

    assertThat(half.match(WHOLE).score()).isEqualTo(100);
    assertThat(half.match(WHOLE).same()).isTrue();
  }

  @Test
  @Tag("rule-13.2")
  void twoMachinesOnWhichEveryProbeFailsNeverLookAlike() {
    MachineIdentity nothing = identity(Map.of());

    assertThat(nothing.match(nothing).same()).isFalse();
    assertThat(nothing.match(nothing).score()).isZero();
    assertThat(nothing.tellsMachinesApart()).isFalse();
  }

  @Test
  @Tag("rule-13.2")
  void aCommonProcessorAloneTellsNothing() {
    MachineIdentity processor = identity(Map.of(ComponentKind.PROCESSOR, "p"));

    assertThat(processor.tellsMachinesApart()).isFalse();
    assertThat(processor.match(WHOLE).score()).isEqualTo(100);
    assertThat(processor.match(WHOLE).same()).isFalse();
  }

  @Test
  @Tag("rule-13.6")
  void anExplicitIdentityAloneDecides() {
    Map<ComponentKind, String> read = new EnumMap<>(ComponentKind.class);
    read.put(ComponentKind.MACHINE_ID, "shared by the image");
    read.put(ComponentKind.EXPLICIT, "pod 1");
    MachineIdentity first = identity(read);
    read.put(ComponentKind.EXPLICIT, "pod 2");

    assertThat(identity(read).match(first).same()).isFalse();
    assertThat(identity(Map.of(ComponentKind.EXPLICIT, "pod 1")).match(first).same()).isTrue();
  }

  @Test
  @Tag("rule-13.4")
  void whatOnlyTheEarlierReadingKnewIsKept() {
    MachineIdentity now =
        identity(Map.of(ComponentKind.MACHINE_ID, "m", ComponentKind.DISK_SERIAL, "new"));

    MachineIdentity kept = now.completedBy(WHOLE);

    assertThat(kept.component(ComponentKind.DISK_SERIAL))
        .isEqualTo(now.component(ComponentKind.DISK_SERIAL));
    assertThat(kept.component(ComponentKind.BOARD_SERIAL))
        .isEqualTo(WHOLE.component(ComponentKind.BOARD_SERIAL));
  }

  @Test
  @Tag("rule-13.5")
  void aHashTellsNeitherTheValueNorTheSameAcrossProductsOrKinds() {
    ComponentHash hash = ComponentHash.of("acme", ComponentKind.MACHINE_ID, "secret");

    assertThat(hash.value()).doesNotContain("secret").hasSize(43);
    assertThat(hash).isEqualTo(ComponentHash.of("acme", ComponentKind.MACHINE_ID, " secret\n"));
    assertThat(hash).isNotEqualTo(ComponentHash.of("other", ComponentKind.MACHINE_ID, "secret"));
    assertThat(hash).isNotEqualTo(ComponentHash.of("acme", ComponentKind.DISK_SERIAL, "secret"));
    assertThatThrownBy(() -> new ComponentHash("secret"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MachineIdentity identity(Map<ComponentKind, String> read) {
    return MachineIdentity.hashed("acme-studio", read);
  }

  private static MachineIdentity changed(ComponentKind... kinds) {
    Map<ComponentKind, ComponentHash> components = new TreeMap<>(WHOLE.components());
    for (ComponentKind kind : kinds) {
      components.put(kind, ComponentHash.of("acme-studio", kind, "changed"));
    }
    return new MachineIdentity(new TreeMap<>(components));
  }
}
