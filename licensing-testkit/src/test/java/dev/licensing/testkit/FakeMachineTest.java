package dev.licensing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.ProductId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a machine, seen with the eyes of the engine. */
class FakeMachineTest {

  private static final ProductId PRODUCT = new ProductId("acme-studio");

  private final FakeMachine desktop = FakeMachine.named("alice-desktop");

  @Test
  @Tag("rule-13.1")
  void theSameNameIsTheSameMachineInEveryRun() {
    assertThat(FakeMachine.named("alice-desktop").components()).isEqualTo(desktop.components());
    assertThat(desktop.components())
        .containsEntry(ComponentKind.MACHINE_ID, "c53e1f31-a912-39f7-89f8-ccfffbb0f6ba");
    assertThat(recognised(desktop)).isTrue();
  }

  @Test
  @Tag("rule-13.1")
  void anotherNameIsAnotherMachineThoughTheProcessorIsOfTheSameModel() {
    FakeMachine laptop = FakeMachine.named("alice-laptop");
    assertThat(recognised(laptop)).isFalse();
    assertThat(identity(laptop).component(ComponentKind.PROCESSOR))
        .isEqualTo(identity(desktop).component(ComponentKind.PROCESSOR));
  }

  @Test
  @Tag("rule-13.1")
  void aCloneCannotBeToldFromItsOriginal() {
    FakeMachine clone = desktop.cloned();
    assertThat(identity(clone)).isEqualTo(identity(desktop));
    assertThat(clone.name()).isEqualTo("alice-desktop-clone");
  }

  @Test
  @Tag("rule-13.1")
  void aReformattedMachineIsRecognised() {
    assertThat(identity(desktop.reformatted())).isNotEqualTo(identity(desktop));
    assertThat(recognised(desktop.reformatted())).isTrue();
    assertThat(identity(desktop.reformatted().reformatted()))
        .isNotEqualTo(identity(desktop.reformatted()));
  }

  @Test
  @Tag("rule-13.1")
  void aMachineWithANewMainboardIsAnother() {
    assertThat(recognised(desktop.withNewMainboard())).isFalse();
    assertThat(identity(desktop.withNewMainboard()).component(ComponentKind.DISK_SERIAL))
        .isEqualTo(identity(desktop).component(ComponentKind.DISK_SERIAL));
  }

  @Test
  @Tag("rule-3.2")
  void nothingRunsOnADeadMachine() {
    FakeMachine dead = desktop.dead();
    for (ThrowingCallable reading : List.<ThrowingCallable>of(dead::components, dead::describe)) {
      assertThatThrownBy(reading)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("alice-desktop is dead");
    }
    assertThat(dead.machine(PRODUCT)).isEqualTo(desktop.machine(PRODUCT));
  }

  @Test
  @Tag("rule-13.6")
  void aContainerIsRecognisedByItsExplicitIdentityAlone() {
    FakeMachine container = desktop.container();
    assertThat(container.components()).containsKey(ComponentKind.EXPLICIT);
    assertThat(identity(container).tellsMachinesApart()).isTrue();
    assertThat(identity(container).match(identity(FakeMachine.named("other").container())).same())
        .isFalse();
    assertThat(identity(container).match(identity(desktop.container())).same()).isTrue();
  }

  @Test
  @Tag("rule-13.6")
  void aMachineSaysWhatItRunsIn() {
    assertThat(desktop.describe().environment()).isEqualTo(Environment.BARE_METAL);
    assertThat(desktop.reformatted().machine(PRODUCT).environment())
        .isEqualTo(Environment.BARE_METAL);
    assertThat(desktop.container().describe().environment()).isEqualTo(Environment.CONTAINER);
    assertThat(desktop.nothingReadable().describe().environment()).isEqualTo(Environment.UNKNOWN);
    assertThat(desktop.virtualMachine().cloned().machine(PRODUCT).environment())
        .isEqualTo(Environment.VIRTUAL_MACHINE);
  }

  @Test
  @Tag("rule-13.1")
  void aVirtualMachineIsAnotherThanItsHost() {
    FakeMachine guest = desktop.virtualMachine();
    assertThat(recognised(guest)).isFalse();
    assertThat(identity(guest)).isEqualTo(identity(desktop.virtualMachine()));
    assertThat(guest.name()).isEqualTo("alice-desktop-vm");
  }

  @Test
  @Tag("rule-13.2")
  void twoMachinesOfWhichNothingCanBeReadNeverLookAlike() {
    MachineIdentity nothing = identity(desktop.nothingReadable());
    assertThat(nothing.tellsMachinesApart()).isFalse();
    assertThat(nothing.match(identity(FakeMachine.named("other").nothingReadable())).same())
        .isFalse();
  }

  @Test
  @Tag("rule-13.2")
  void whatCannotBeReadIsMissing() {
    FakeMachine partly = desktop.without(ComponentKind.MACHINE_ID, ComponentKind.DISK_SERIAL);
    assertThat(partly.components())
        .doesNotContainKeys(ComponentKind.MACHINE_ID, ComponentKind.DISK_SERIAL)
        .containsKey(ComponentKind.BOARD_SERIAL);
    assertThat(recognised(partly)).isTrue();
  }

  private boolean recognised(FakeMachine now) {
    return identity(now).match(identity(desktop)).same();
  }

  private static MachineIdentity identity(FakeMachine machine) {
    return machine.machine(PRODUCT).identity();
  }
}
