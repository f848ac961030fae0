package dev.licensing.client.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Tells whether this is a container. In one, the machine id comes from the image and the firmware
 * is the host's: many containers share both, so neither counts (rules 13.2, 13.6).
 */
final class ContainerSigns {

  private static final Pattern GROUP =
      Pattern.compile("docker|kubepods|containerd|/lxc|/lxc\\.|libpod|crio-|garden/");

  /**
   * The root of a container is laid over what its runtime unpacked. With control groups of version
   * 2 the first process sees its own as the root, and this is all that shows.
   */
  private static final Pattern LAYERS =
      Pattern.compile(
          "(?m)^\\S+ / (overlay|fuse\\.fuse-overlayfs) \\S*"
              + "/(docker|containerd|containers|buildkit|crio|rancher)/");

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
    return LAYERS.matcher(mounts).find();
  }

  /** Whether the control groups of the first process are a container's. */
  static boolean inGroups(String cgroup) {
    return GROUP.matcher(cgroup).find();
  }
}
