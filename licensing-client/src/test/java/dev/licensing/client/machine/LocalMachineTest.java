package dev.licensing.client.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.model.Environment;
import dev.licensing.core.spi.MachineProbe.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LocalMachineTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path root;

  @BeforeEach
  void aLinuxMachine() throws IOException {
    write("etc/machine-id", "3d1219c7c4c5404aaa1f6d2a48adfda4\n");
    write("sys/class/dmi/id/product_uuid", "4C4C4544-0037-5810-8052-B4C04F4D4833\n");
    write("sys/class/dmi/id/board_serial", "Default string\n");
    write("proc/self/mounts", "/dev/nvme0n1p2 / ext4 rw 0 0\n");
    write("sys/block/nvme0n1/device/serial", "S4EWNX0R123456      \n");
    write("proc/cpuinfo", "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel\t: 158\n");
    write("proc/sys/kernel/hostname", "workbench\n");
    write("sys/class/dmi/id/sys_vendor", "LENOVO\n");
    write("sys/class/dmi/id/product_name", "20XW0026GE\n");
  }

  @Test
  @Tag("rule-13.1")
  void aMachineIsReadFromItsFiles() {
    Map<ComponentKind, String> components = linux(never()).components();

    assertThat(components)
        .containsEntry(ComponentKind.MACHINE_ID, "3d1219c7c4c5404aaa1f6d2a48adfda4")
        .containsEntry(ComponentKind.SYSTEM_UUID, "4c4c4544-0037-5810-8052-b4c04f4d4833")
        .containsEntry(ComponentKind.DISK_SERIAL, "S4EWNX0R123456")
        .containsEntry(ComponentKind.PROCESSOR, "vendor_id=GenuineIntel;model=158");
  }

  @Test
  @Tag("rule-13.2")
  void whatTheMakerLeftBlankIsUnknownAndNoConstant() {
    assertThat(linux(never()).components()).doesNotContainKey(ComponentKind.BOARD_SERIAL);
  }

  @Test
  @Tag("rule-13.2")
  void theOneSerialOfAllEmulatedDisksIsUnknown() throws IOException {
    Files.delete(root.resolve("sys/block/nvme0n1/device/serial"));
    write("sys/block/nvme0n1/device/wwid", "t10.ATA     QEMU HARDDISK          QM00001\n");

    assertThat(linux(never()).components()).doesNotContainKey(ComponentKind.DISK_SERIAL);
  }

  @Test
  void aWorldWideNameIsADisksOwn() throws IOException {
    Files.delete(root.resolve("sys/block/nvme0n1/device/serial"));
    write("sys/block/nvme0n1/device/wwid", "naa.5002538d40b2c3a1\n");

    assertThat(linux(never()).components())
        .containsEntry(ComponentKind.DISK_SERIAL, "naa.5002538d40b2c3a1");
  }

  @Test
  void theCostlyLibraryIsNotAskedWhileFilesTellTheMachine() {
    List<ComponentKind> asked = new CopyOnWriteArrayList<>();

    linux(probe(ComponentKind.SYSTEM_UUID, LONG, () -> note(asked, "asked-1234"))).components();

    assertThat(asked).isEmpty();
  }

  @Test
  void theCostlyLibraryIsAskedWhenNoFileTellsTheMachine() throws IOException {
    Files.delete(root.resolve("etc/machine-id"));
    Files.delete(root.resolve("sys/class/dmi/id/product_uuid"));
    Files.delete(root.resolve("sys/block/nvme0n1/device/serial"));
    List<ComponentKind> asked = new CopyOnWriteArrayList<>();

    Map<ComponentKind, String> components =
        linux(
                probe(ComponentKind.SYSTEM_UUID, LONG, () -> note(asked, "asked-1234")),
                probe(ComponentKind.PROCESSOR, LONG, () -> Optional.of("of the library")))
            .components();

    assertThat(asked).hasSize(1);
    assertThat(components)
        .containsEntry(ComponentKind.SYSTEM_UUID, "asked-1234")
        .containsEntry(ComponentKind.PROCESSOR, "vendor_id=GenuineIntel;model=158");
  }

  @Test
  @Tag("rule-13.2")
  @Tag("rule-13.6")
  void inAContainerNothingIsTheContainersOwn() throws IOException {
    write(".dockerenv", "");

    assertThat(linux(never()).components()).isEmpty();
  }

  @Test
  @Tag("rule-13.6")
  void whatItRunsInIsReadToo() throws IOException {
    assertThat(linux(never()).describe().environment()).isEqualTo(Environment.BARE_METAL);
    write("sys/class/dmi/id/sys_vendor", "QEMU\n");
    LocalMachine guest = linux(never());
    assertThat(guest.describe().environment()).isEqualTo(Environment.VIRTUAL_MACHINE);
    assertThat(guest.components()).isNotEmpty();
    write(".dockerenv", "");
    assertThat(linux(never()).describe().environment()).isEqualTo(Environment.CONTAINER);
  }

  @Test
  @Tag("rule-13.6")
  void aRunnerOfBuildsSaysSoItselfOnAnyPlatformAndInAContainer() throws IOException {
    Map<String, String> runner = Map.of("CI", "true");
    write("run/.containerenv", "");
    LocalMachine building = machine(here(true, runner), never());
    assertThat(building.describe().environment()).isEqualTo(Environment.CONTINUOUS_INTEGRATION);
    assertThat(building.components()).isEmpty();
    assertThat(here(false, runner).environment(Deadline.in(LONG)))
        .isEqualTo(Environment.CONTINUOUS_INTEGRATION);
    assertThat(here(false, Map.of("CI", "false")).environment(Deadline.in(LONG)))
        .isEqualTo(Environment.UNKNOWN);
  }

  @Test
  @Tag("rule-13.6")
  void whatCannotBeReadAndWhatIsAnotherPlatformIsUnknown() throws IOException {
    Files.delete(root.resolve("sys/class/dmi/id/sys_vendor"));
    Files.delete(root.resolve("sys/class/dmi/id/product_name"));
    assertThat(linux(never()).describe().environment()).isEqualTo(Environment.UNKNOWN);
    write("sys/class/dmi/id/sys_vendor", "QEMU\n");
    assertThat(here(false, Map.of()).environment(Deadline.in(LONG))).isEqualTo(Environment.UNKNOWN);
  }

  @Test
  @Timeout(30)
  @Tag("rule-13.3")
  void aProbeThatHangsCostsItsLimitAndNothingElse() {
    CountDownLatch never = new CountDownLatch(1);
    List<String> names = new CopyOnWriteArrayList<>();

    Map<ComponentKind, String> components =
        new LocalMachine(
                offering(
                    probe(
                        ComponentKind.BOARD_SERIAL,
                        Duration.ofMillis(50),
                        () -> {
                          names.add(Thread.currentThread().getName());
                          names.add("daemon " + Thread.currentThread().isDaemon());
                          never.await();
                          return Optional.of("too late");
                        }),
                    probe(ComponentKind.MACHINE_ID, LONG, () -> Optional.of("in-time"))),
                List.of(),
                LONG)
            .components();

    assertThat(components).containsOnlyKeys(ComponentKind.MACHINE_ID);
    assertThat(names).containsExactly("licensing-probe-board_serial", "daemon true");
  }

  @Test
  @Timeout(30)
  @Tag("rule-13.3")
  void allProbesTogetherCostTheWholeLimitAtMost() {
    CountDownLatch never = new CountDownLatch(1);
    List<ComponentProbe> hanging = new ArrayList<>();
    for (ComponentKind kind : ComponentKind.values()) {
      hanging.add(
          probe(
              kind,
              LONG,
              () -> {
                never.await();
                return Optional.empty();
              }));
    }

    Map<ComponentKind, String> components =
        new LocalMachine(
                offering(hanging.toArray(ComponentProbe[]::new)), hanging, Duration.ofMillis(50))
            .components();

    assertThat(components).isEmpty();
  }

  @Test
  @Timeout(30)
  @Tag("rule-13.3")
  void findingOutOneThingCostsItsLimitAtMost() {
    CountDownLatch never = new CountDownLatch(1);
    Callable<Optional<String>> hanging =
        () -> {
          never.await();
          return Optional.of("too late");
        };
    assertThat(TimeBoxed.read("hangs", Duration.ofMillis(50), hanging, Deadline.in(LONG)))
        .isEmpty();
    assertThat(TimeBoxed.read("hangs", LONG, hanging, Deadline.in(Duration.ofMillis(50))))
        .isEmpty();
  }

  @Test
  @Tag("rule-13.2")
  void aProbeThatFailsIsUnknownWhateverItThrows() {
    Map<ComponentKind, String> components =
        new LocalMachine(
                offering(
                    probe(ComponentKind.MACHINE_ID, LONG, () -> Optional.of("readable")),
                    probe(
                        ComponentKind.BOARD_SERIAL,
                        LONG,
                        () -> {
                          throw new NoClassDefFoundError("oshi/SystemInfo");
                        })),
                List.of(),
                LONG)
            .components();

    assertThat(components).containsOnlyKeys(ComponentKind.MACHINE_ID);
  }

  @Test
  void theNameIsThatOfTheMachineAndWithinBounds() throws IOException {
    assertThat(linux(never()).describe().name()).isEqualTo("workbench");
    write("proc/sys/kernel/hostname", "x".repeat(300) + "\u0007");
    assertThat(linux(never()).describe().name()).hasSize(100).doesNotContain("\u0007");
  }

  @Test
  @Tag("rule-13.6")
  void anExplicitIdentityIsAllThatCounts() {
    assertThat(LocalMachine.explicit("pod-7f3a").components())
        .containsOnlyKeys(ComponentKind.EXPLICIT)
        .containsValue("pod-7f3a");
  }

  @Test
  @Tag("rule-13.6")
  void anExplicitIdentityDoesNotHideWhatItRunsIn() throws IOException {
    write(".dockerenv", "");
    Surroundings container = here(true, Map.of());
    assertThat(ExplicitIdentity.of("pod-7f3a", Optional.of(container)).describe())
        .isEqualTo(new Description("workbench", Environment.CONTAINER));
  }

  @Test
  @Tag("rule-13.2")
  void anExplicitIdentityMustSaySomething() {
    assertThatThrownBy(() -> LocalMachine.explicit("none"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LocalMachine.explicit(" "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theRealMachineCanBeReadWhateverItIs() {
    assertThat(LocalMachine.standard().describe().name()).isNotBlank();
  }

  @Test
  @Timeout(60)
  void theLibraryIsReadWithoutAPlaceholder() {
    List<ComponentProbe> patient =
        OshiProbes.probes(LONG).stream()
            .filter(probe -> probe.kind() == ComponentKind.PROCESSOR)
            .toList();

    Map<ComponentKind, String> components =
        new LocalMachine(offering(), patient, LONG).components();

    assertThat(components).containsOnlyKeys(ComponentKind.PROCESSOR);
  }

  private LocalMachine linux(ComponentProbe... costly) {
    return machine(here(true, Map.of()), costly);
  }

  private LocalMachine machine(Surroundings surroundings, ComponentProbe... costly) {
    return new LocalMachine(surroundings, List.of(costly), LONG);
  }

  private Surroundings here(boolean linux, Map<String, String> variables) {
    return linux
        ? new Surroundings(variables, root, Platform.linux(root, LONG))
        : new Surroundings(variables, root, offering().platform());
  }

  /** A platform with these probes that tells nothing else. */
  private Surroundings offering(ComponentProbe... cheap) {
    Platform platform = new Platform(false, List.of(cheap), Optional::empty, LONG);
    return new Surroundings(Map.of(), root, platform);
  }

  private static ComponentProbe never() {
    return probe(
        ComponentKind.SYSTEM_UUID,
        LONG,
        () -> {
          throw new AssertionError("not asked");
        });
  }

  private static ComponentProbe probe(
      ComponentKind kind, Duration limit, Callable<Optional<String>> reading) {
    return new ComponentProbe(kind, limit, reading);
  }

  private static Optional<String> note(List<ComponentKind> asked, String value) {
    asked.add(ComponentKind.SYSTEM_UUID);
    return Optional.of(value);
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
