package dev.licensing.client.machine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the disk below the root file system in {@code /proc/mounts}. */
final class SystemDisk {

  private static final Pattern ROOT = Pattern.compile("(?m)^/dev/(\\S+) / ");

  /** A partition: of a disk whose name ends in a digit it is set off by a {@code p}. */
  private static final Pattern NUMBERED = Pattern.compile("(nvme\\d+n\\d+|mmcblk\\d+)(?:p\\d+)?");

  private static final Pattern LETTERED = Pattern.compile("((?:sd|vd|xvd|hd)[a-z]+)\\d*");

  private SystemDisk() {}

  /** For example {@code nvme0n1}; empty below volume managers, overlays and network mounts. */
  static Optional<String> name(String mounts) {
    Matcher root = ROOT.matcher(mounts);
    if (!root.find()) {
      return Optional.empty();
    }
    for (Pattern pattern : new Pattern[] {NUMBERED, LETTERED}) {
      Matcher device = pattern.matcher(root.group(1));
      if (device.matches()) {
        return Optional.of(device.group(1));
      }
    }
    return Optional.empty();
  }
}
