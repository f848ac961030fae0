package dev.licensing.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScriptTest {

  private static final Script SCRIPT =
      new Script(-5, new TreeMap<>(Map.of(0, List.of(), 3, List.of(1, 0, 7), 12, List.of(2))));

  @Test
  void itsTextIsReadBackWithAndWithoutComments() {
    assertThat(Script.read(SCRIPT.text())).isEqualTo(SCRIPT);
    String commented = SCRIPT.text(Map.of(3, List.of("two\nlines")));
    assertThat(commented).contains("#   two lines\n");
    assertThat(Script.read("\n   " + commented.replace("\n", "\n   "))).isEqualTo(SCRIPT);
  }

  @Test
  void anotherTextIsNone() {
    for (String text :
        List.of(
            "",
            "simulation 2\nseed 1",
            "simulation 1\n1: 2",
            "simulation 1\nseed x",
            "simulation 1\nseed 1\n1 2",
            "simulation 1\nseed 1\n1: 2\n1: 3",
            "simulation 1\nseed 1\n1: -2",
            "simulation 1\nseed 1\n-1: 2",
            "simulation 1\nseed 1\n1: two")) {
      assertThatThrownBy(() -> Script.read(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
