package dev.licensing.examples.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Command;
import dev.licensing.core.wire.Replies.HistoryBody;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every command has its sentence, whoever gave it and whatever became of it. */
class ToldTest {

  @Test
  void everyCommandIsToldWhetherItWasDoneOrRefused() {
    List<String> commands =
        Arrays.stream(Command.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .filter(name -> !name.startsWith("View") && !name.startsWith("Find"))
            .toList();

    assertThat(commands).hasSizeGreaterThan(30);
    for (String what : commands) {
      assertThat(sentence(what, "you", null, null)).as(what).endsWith(".").contains(" ");
      assertThat(sentence(what, "you", null, null)).as(what).doesNotContain(what, "?", "{", "[");
      assertThat(sentence(what, "you", null, null, "NOT_OWNER"))
          .as(what)
          .startsWith("You wanted to ")
          .endsWith(", which was refused.")
          .doesNotContain(what, "?", "{", "[");
    }
  }

  @Test
  void peopleMachinesAndTheVendorAreNamed() {
    assertThat(sentence("ForceRelease", "Bob", "you", "desk"))
        .isEqualTo("Bob force released your seat on desk.");
    assertThat(sentence("AssignUser", "you", "Bob", null)).isEqualTo("You assigned Bob.");
    assertThat(sentence("IssueOrder", "vendor:shop", null, null))
        .isEqualTo("The vendor (shop) issued it.");
    assertThat(sentence("Release", "", null, null)).isEqualTo("Somebody released the seat.");
    assertThat(sentence("EndLapsedLeases", "vendor:job", "Bob", "desk"))
        .isEqualTo("Bob's seat on desk lapsed, because nothing was heard of it in time.");
  }

  @Test
  void whatALaterServerTellsKeepsItsName() {
    assertThat(sentence("Teleport", "you", null, null)).isEqualTo("Teleport");
  }

  private static String sentence(
      String what,
      String by,
      @Nullable String whose,
      @Nullable String machine,
      String... refusals) {
    return Told.of(
            "handle",
            "serial",
            new HistoryBody(
                "2026-11-26T04:00:00Z", what, by, whose, machine, "", List.of(refusals)))
        .sentence();
  }
}
