package dev.licensing.client.machine;

import dev.licensing.core.model.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a virtual machine from one of its own by what the system says about both (rule 13.6).
 *
 * @param firmware the names of maker and model that the firmware gives; empty if there are none
 * @param cpuinfo of {@code /proc}
 * @param kernel its version, as in {@code /proc/version}
 */
record HypervisorSigns(String firmware, String cpuinfo, String kernel) {

  /** The names that hypervisors and their clouds write where a maker's belongs. */
  private static final Pattern VIRTUAL =
      Pattern.compile(
          "(?i)\\b(KVM|QEMU|VMware[\\d,]*|VirtualBox|innotek|Virtual Machine|Xen|HVM domU|Amazon EC2"
              + "|Google Compute Engine|Bochs|Parallels[\\d,]*|VirtualMac[\\d,]*|BHYVE|OpenStack|KubeVirt|Nutanix AHV"
              + "|Apple Virtualization|Alibaba Cloud ECS|Droplet|dummy-virt)\\b");

  /** A cloud's machine without hypervisor bears the cloud's name all the same. */
  private static final Pattern METAL = Pattern.compile("(?m)\\.metal(-\\w+)?$");

  /** An x86 processor tells its kernel that a hypervisor is there; others tell nothing. */
  private static final Pattern FLAGS = Pattern.compile("(?m)^flags\\s*:(.*)$");

  /** What OSHI says where Windows refuses to tell. */
  private static final Pattern UNREAD = Pattern.compile("(?i)\\bunknown\\b");

  private static final Pattern HYPERVISOR = Pattern.compile("\\bhypervisor\\b");

  private static final List<String> NAMES =
      List.of(
          "sys/class/dmi/id/sys_vendor",
          "sys/class/dmi/id/product_name",
          "sys/class/dmi/id/bios_vendor",
          "proc/device-tree/model");

  static HypervisorSigns at(Path root) {
    StringJoiner firmware = new StringJoiner("\n");
    for (String file : NAMES) {
      Optional<String> text = SmallFile.read(root.resolve(file));
      if (text.isPresent()) {
        firmware.add(text.get().replace("\0", "").strip());
      }
    }
    return new HypervisorSigns(
        firmware.toString(),
        SmallFile.read(root.resolve("proc/cpuinfo")).orElse(""),
        SmallFile.read(root.resolve("proc/version")).orElse(""));
  }

  /** A class, because every client on Linux makes one, and a lambda is spun when it is made. */
  record OfLinux(Path root) implements Callable<Optional<HypervisorSigns>> {

    @Override
    public Optional<HypervisorSigns> call() {
      return Optional.of(HypervisorSigns.at(root));
    }
  }

  /** Where nothing is known but the names of maker and model; OSHI names what it cannot read. */
  static HypervisorSigns named(String firmware) {
    return new HypervisorSigns(UNREAD.matcher(firmware).replaceAll(""), "", "");
  }

  /** Unknown where neither firmware nor processor says anything at all. */
  Environment environment() {
    Optional<Boolean> flag = hypervisorFlag();
    boolean named = VIRTUAL.matcher(firmware).find() && !METAL.matcher(firmware).find();
    if (named || flag.orElse(false) || isWindowsSubsystem()) {
      return Environment.VIRTUAL_MACHINE;
    }
    return flag.isPresent() || !firmware.isBlank() ? Environment.BARE_METAL : Environment.UNKNOWN;
  }

  /** Empty where the processor is of a kind that does not tell. */
  private Optional<Boolean> hypervisorFlag() {
    Matcher flags = FLAGS.matcher(cpuinfo);
    return flags.find() ? Optional.of(HYPERVISOR.matcher(flags.group(1)).find()) : Optional.empty();
  }

  /** WSL says so in the version of its kernel, and shows no firmware. */
  private boolean isWindowsSubsystem() {
    return kernel.contains("microsoft") || kernel.contains("Microsoft");
  }
}
