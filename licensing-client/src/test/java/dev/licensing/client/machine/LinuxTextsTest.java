package dev.licensing.client.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as they were captured from machines. */
class LinuxTextsTest {

  private static final String EPYC =
      """
      processor\t: 0
      vendor_id\t: AuthenticAMD
      cpu family\t: 25
      model\t\t: 17
      model name\t: AMD EPYC
      stepping\t: 1
      microcode\t: 0x1000065
      cpu MHz\t\t: 2596.150
      flags\t\t: fpu vme de
      power management:

      processor\t: 1
      vendor_id\t: Another
      """;

  private static final String RASPBERRY =
      """
      processor\t: 0
      BogoMIPS\t: 108.00
      Features\t: fp asimd evtstrm crc32 cpuid
      CPU implementer\t: 0x41
      CPU architecture: 8
      CPU variant\t: 0x0
      CPU part\t: 0xd08
      CPU revision\t: 3

      Revision\t: c03114
      Serial\t\t: 10000000a1b2c3d4
      """;

  @Test
  @Tag("rule-13.1")
  void theProcessorIsRecognisedByWhatAnUpdateDoesNotChange() {
    assertThat(ProcessorText.signature(EPYC))
        .contains("vendor_id=AuthenticAMD;cpu family=25;model=17;model name=AMD EPYC;stepping=1");
    assertThat(ProcessorText.signature(EPYC.replace("2596.150", "800.000").replace("65", "99")))
        .isEqualTo(ProcessorText.signature(EPYC));
  }

  @Test
  void anArmProcessorHasASignatureToo() {
    assertThat(ProcessorText.signature(RASPBERRY))
        .contains("CPU implementer=0x41;CPU architecture=8;CPU variant=0x0;CPU part=0xd08");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n\n", "processor\t: 0\n", "no colon at all", ":::", "model name\t:\n"})
  @Tag("rule-13.2")
  void aTextThatSaysNothingLeavesTheProcessorUnknown(String cpuinfo) {
    assertThat(ProcessorText.signature(cpuinfo)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/nvme0n1p2, nvme0n1",
    "/dev/nvme1n1, nvme1n1",
    "/dev/sda1, sda",
    "/dev/sdab3, sdab",
    "/dev/vda, vda",
    "/dev/xvda1, xvda",
    "/dev/mmcblk0p2, mmcblk0"
  })
  void theSystemDiskIsTheOneBelowTheRoot(String device, String disk) {
    String mounts =
        """
        sysfs /sys sysfs rw,nosuid 0 0
        /dev/sdz9 /home ext4 rw 0 0
        %s / ext4 rw,relatime,errors=remount-ro 0 0
        """
            .formatted(device);

    assertThat(SystemDisk.name(mounts)).contains(disk);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overlay / overlay rw,lowerdir=/a 0 0\n",
        "/dev/mapper/vg-root / ext4 rw 0 0\n",
        "server:/export / nfs rw 0 0\n",
        ""
      })
  @Tag("rule-13.2")
  void belowAnythingElseTheDiskIsUnknown(String mounts) {
    assertThat(SystemDisk.name(mounts)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12:memory:/docker/3f4b\n0::/docker/3f4b\n",
        "1:name=systemd:/kubepods/besteffort/pod9/6e\n",
        "0::/system.slice/containerd.service/x\n",
        "5:cpu:/lxc/web\n",
        "0::/machine.slice/libpod-12.scope\n"
      })
  @Tag("rule-13.6")
  void aContainerIsRecognisedByItsControlGroups(String cgroup) {
    assertThat(ContainerSigns.inGroups(cgroup)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0::/init.scope\n", "9:name=systemd:/\n1:cpu:/\n0::/\n", ""})
  @Tag("rule-13.6")
  void anOrdinaryMachineIsNoContainer(String cgroup) {
    assertThat(ContainerSigns.inGroups(cgroup)).isFalse();
  }
}
