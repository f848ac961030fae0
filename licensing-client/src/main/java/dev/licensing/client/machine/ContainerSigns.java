package dev.licensing.client.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells whether this is a container. In one, the machine id comes from the image and the firmware
 * is the host's: many containers share both, so neither counts (rules 13.2, 13.6).
 */
final class ContainerSigns {

  private static final List<String> GROUPS =
      List.of("docker", "kubepods", "containerd", "/lxc", "libpod", "crio-", "garden/");

  /** Compiled where the root is laid over something; elsewhere no start has to wait for it. */
  private static final class Layers {

    /**
     * The root of a container is laid over what its runtime unpacked. With control groups of
     * version 2 the first process sees its own as the root, and this is all that shows.
     */
    static final Pattern ROOT =
        Pattern.compile(
            "(?m)^\\S+ / (overlay|fuse\\.fuse-overlayfs) \\S*"
                + "/(docker|containerd|containers|buildkit|crio|rancher)/");
  }

  private ContainerSigns() {}

  static boolean at(Path root) {
    return Files.exists(root.resolve(".dockerenv"))
        || Files.exists(root.resolve("run/.containerenv"))
        || Files.exists(root.resolve("run/systemd/container"))
        || inGroups(SmallFile.read(root.resolve("proc/1/cgroup")).orElse(""))
        || onLayers(SmallFile.read(root.resolve("proc/self/mounts")).orElse(""));
  }

  /** Whether the root file system is one that a container's runtime made. */
  static boolean onLayers(String mounts) {
    return mounts.contains("overlay") && Layers.ROOT.matcher(mounts).find();
  }

  /** Whether the control groups of the first process are a container's. */
  static boolean inGroups(String cgroup) {
    for (String group : GROUPS) {
      if (cgroup.contains(group)) {
        return true;
      }
    }
    return false;
  }
}
