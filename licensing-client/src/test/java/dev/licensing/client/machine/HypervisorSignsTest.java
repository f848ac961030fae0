package dev.licensing.client.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.model.Environment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as they were captured from machines. */
@Tag("rule-13.6")
class HypervisorSignsTest {

  private static final String X86 = "processor\t: 0\nflags\t\t: fpu vme de pse tsc msr pae\n";
  private static final String X86_GUEST =
      "processor\t: 0\nflags\t\t: fpu vme pcid sse4_1 x2apic hypervisor lahf_lm\n";
  private static final String ARM =
      "processor\t: 0\nBogoMIPS\t: 108.00\nFeatures\t: fp asimd evtstrm crc32 cpuid\n";
  private static final String LINUX = "Linux version 6.8.0-41-generic (buildd@lcy02) #41-Ubuntu\n";

  @ParameterizedTest
  @CsvSource({
    "QEMU, Standard PC (Q35 + ICH9 2009), SeaBIOS",
    "Red Hat, KVM, Seabios",
    "'VMware, Inc.', 'VMware7,1', 'VMware, Inc.'",
    "innotek GmbH, VirtualBox, innotek GmbH",
    "Microsoft Corporation, Virtual Machine, American Megatrends Inc.",
    "Xen, HVM domU, Xen",
    "Amazon EC2, m5.large, Amazon EC2",
    "Amazon EC2, t4g.micro, Amazon EC2",
    "Google, Google Compute Engine, Google",
    "Bochs, Bochs, Bochs",
    "Parallels Software International Inc., Parallels Virtual Platform, Parallels",
    "DigitalOcean, Droplet, DigitalOcean",
    "OpenStack Foundation, OpenStack Nova, SeaBIOS"
  })
  void aVirtualMachineIsNamedByItsFirmware(String vendor, String product, String bios) {
    assertThat(environment(vendor + "\n" + product + "\n" + bios, X86))
        .isEqualTo(Environment.VIRTUAL_MACHINE);
  }

  @ParameterizedTest
  @CsvSource({
    "Dell Inc., XPS 13 9310, Dell Inc.",
    "LENOVO, 20XW0026GE, LENOVO",
    "Microsoft Corporation, Surface Laptop 4, Microsoft Corporation",
    "Google, Eve, coreboot",
    "Supermicro, SYS-1029P, American Megatrends Inc.",
    "Amazon EC2, m5.metal, Amazon EC2",
    "Amazon EC2, m7i.metal-24xl, Amazon EC2",
    "Gigabyte Technology Co., B550 AORUS, American Megatrends International"
  })
  void aMachineOfItsOwnIsNot(String vendor, String product, String bios) {
    assertThat(environment(vendor + "\n" + product + "\n" + bios, X86))
        .isEqualTo(Environment.BARE_METAL);
  }

  @Test
  void theProcessorTellsOfAHypervisorWhereTheFirmwareDoesNot() {
    assertThat(environment("", X86_GUEST)).isEqualTo(Environment.VIRTUAL_MACHINE);
    assertThat(environment("Some Cloud\nInstance\n", X86_GUEST))
        .isEqualTo(Environment.VIRTUAL_MACHINE);
    assertThat(environment("", X86)).isEqualTo(Environment.BARE_METAL);
  }

  @Test
  void aBoardWithoutFirmwareIsKnownByItsDeviceTree() {
    assertThat(environment("Raspberry Pi 4 Model B Rev 1.4", ARM))
        .isEqualTo(Environment.BARE_METAL);
    assertThat(environment("linux,dummy-virt", ARM)).isEqualTo(Environment.VIRTUAL_MACHINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Linux version 5.15.90.1-microsoft-standard-WSL2 (oe-user@oe-host) #1 SMP\n",
        "Linux version 4.4.0-19041-Microsoft (Microsoft@Microsoft.com) #488-Microsoft\n"
      })
  void theSubsystemOfWindowsIsRecognisedByItsKernel(String kernel) {
    assertThat(new HypervisorSigns("", X86, kernel).environment())
        .isEqualTo(Environment.VIRTUAL_MACHINE);
  }

  @Test
  void whereNothingIsSaidNothingIsKnown() {
    assertThat(environment("", "")).isEqualTo(Environment.UNKNOWN);
    assertThat(environment(" \n ", ARM)).isEqualTo(Environment.UNKNOWN);
  }

  private static Environment environment(String firmware, String cpuinfo) {
    return new HypervisorSigns(firmware, cpuinfo, LINUX).environment();
  }
}
