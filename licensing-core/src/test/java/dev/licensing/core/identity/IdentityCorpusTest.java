package dev.licensing.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.identity.MachineMatch.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What happens to machines, and what it does to their score; the page says the same (13.1-13.4).
 */
class IdentityCorpusTest {

  /** In the order of the page. */
  private static final Map<String, UnaryOperator<Computer>> MUTATIONS = mutations();

  private static Map<String, UnaryOperator<Computer>> mutations() {
    Map<String, UnaryOperator<Computer>> all = new LinkedHashMap<>();
    all.put("nothing", computer -> computer);
    all.put(
        "a network adapter, VPN or dock was added",
        computer -> computer.withAdapters("eth0 52:54:00:12:34:56", "tun0 00:00:00:00:00:00"));
    all.put(
        "a network adapter was renamed",
        computer -> computer.withAdapters("enp3s0 52:54:00:12:34:56"));
    all.put(
        "a network adapter took a random address",
        computer -> computer.withAdapters("eth0 02:11:22:33:44:55"));
    all.put("the host was renamed", computer -> computer.renamed("lab"));
    all.put("a new disk, the old installation on it", computer -> computer.withDisk("new"));
    all.put("a new processor", computer -> computer.withProcessor("new"));
    all.put("the operating system installed anew", computer -> computer.installedAnew("new"));
    all.put(
        "the operating system installed anew on a new disk",
        computer -> computer.installedAnew("new").withDisk("new"));
    all.put("a new mainboard with its firmware", computer -> computer.withBoard("new"));
    all.put(
        "a new mainboard and a new disk", computer -> computer.withBoard("new").withDisk("new"));
    all.put("its disk image on another computer; a virtual machine cloned", Computer::cloned);
    all.put(
        "another computer of the same model",
        computer -> computer.installedAnew("other").withBoard("other").withDisk("other"));
    return all;
  }

  @Test
  @Tag("rule-13.1")
  void thePageSaysWhatEachDoesToTheScore() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "concepts", "machine-identity.md"));
    List<String> rows =
        MUTATIONS.entrySet().stream()
            .map(
                row ->
                    "| %s | %s | %s | %s |"
                        .formatted(
                            row.getKey(),
                            outcome(Computer.whole(), row.getValue()),
                            outcome(Computer.whole().withoutRoot(), row.getValue()),
                            outcome(Computer.whole().virtual(), row.getValue())))
            .toList();

    assertThat(page.lines().toList()).as(String.join("\n", rows)).containsSequence(rows);
  }

  private static String outcome(Computer before, UnaryOperator<Computer> mutation) {
    MachineMatch match = mutation.apply(before).identity().match(before.identity());
    return match.score() + (match.same() ? ", the same" : ", another");
  }

  @Test
  @Tag("rule-13.1")
  void adaptersAndHostNamesDoNotCountAtAll() {
    Computer before = Computer.whole();

    assertThat(before.withAdapters().renamed("x").identity()).isEqualTo(before.identity());
  }

  @Test
  @Tag("rule-13.2")
  void twoMachinesOnWhichEveryProbeFailsNeverLookAlike() {
    Computer one = Computer.whole().unreadable();
    Computer other = one.withBoard("other").installedAnew("other");

    assertThat(one.identity().match(other.identity()).same()).isFalse();
    assertThat(one.identity().match(one.identity()).same()).isFalse();
    assertThat(one.identity().tellsMachinesApart()).isFalse();
  }

  @Test
  @Tag("rule-13.2")
  @Tag("rule-13.4")
  void aProbeThatTimesOutOnceWeakensNothing() {
    Computer before = Computer.whole();
    for (ComponentKind kind : before.readable()) {
      var less = EnumSet.copyOf(before.readable());
      less.remove(kind);
      MachineIdentity now = before.seeing(less).identity();

      assertThat(now.match(before.identity()).same()).as("without " + kind).isTrue();
      assertThat(now.match(before.identity()).components()).containsEntry(kind, Part.UNKNOWN);
      assertThat(now.completedBy(before.identity())).isEqualTo(before.identity());
    }
  }

  @Test
  @Tag("rule-13.4")
  void smallDriftHealsSoThatChangesOneByOneNeverAddUp() {
    MachineIdentity stored = Computer.whole().identity();
    Computer now = Computer.whole();
    for (UnaryOperator<Computer> step :
        List.<UnaryOperator<Computer>>of(
            c -> c.withDisk("1"),
            c -> c.withProcessor("2"),
            c -> c.installedAnew("3"),
            c -> c.withDisk("4"))) {
      now = step.apply(now);
      assertThat(now.identity().match(stored).same()).isTrue();
      stored = now.identity().completedBy(stored);
    }
    assertThat(now.identity().match(Computer.whole().identity()).same())
        .as("compared with how it began it is another")
        .isFalse();
  }

  @Test
  @Tag("rule-13.1")
  @Tag("rule-13.6")
  void aContainerThatIsRestartedIsTheSameByTheIdentityItWasGiven() {
    MachineIdentity before = container("pod-1", "node a");
    MachineIdentity moved = container("pod-1", "node b");

    assertThat(moved.match(before).same()).isTrue();
    assertThat(moved.match(before).score()).isEqualTo(100);
    assertThat(container("pod-2", "node a").match(before).same()).isFalse();
  }

  private static MachineIdentity container(String explicit, String node) {
    return MachineIdentity.hashed(
        "acme-studio", Map.of(ComponentKind.EXPLICIT, explicit, ComponentKind.MACHINE_ID, node));
  }

  @Test
  @Tag("rule-13.1")
  void theMatchIsTheSameFromBothSides() {
    Computer before = Computer.whole();
    MUTATIONS
        .values()
        .forEach(
            mutation -> {
              MachineIdentity after = mutation.apply(before).identity();
              assertThat(after.match(before.identity())).isEqualTo(before.identity().match(after));
            });
  }
}
