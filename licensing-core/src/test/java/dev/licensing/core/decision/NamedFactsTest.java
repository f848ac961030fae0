package dev.licensing.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Named facts are what a sorted map of the JDK is that nobody changes. */
class NamedFactsTest {

  private static final List<String> NAMES = List.of("serial", "machine", "of", "seats", "machine");

  private static NamedFacts gathered() {
    NamedFacts facts = NamedFacts.NONE;
    for (int i = 0; i < NAMES.size(); i++) {
      facts = facts.with(NAMES.get(i), i);
    }
    return facts;
  }

  private static SortedMap<String, String> tree() {
    SortedMap<String, String> tree = new TreeMap<>();
    for (int i = 0; i < NAMES.size(); i++) {
      tree.put(NAMES.get(i), Integer.toString(i));
    }
    return tree;
  }

  @Test
  void areTheMapThatWasGathered() {
    assertThat(gathered()).isEqualTo(tree()).hasSameHashCodeAs(tree()).hasToString("" + tree());
    assertThat(tree()).isEqualTo(gathered());
    assertThat(gathered().keySet()).containsExactlyElementsOf(tree().keySet());
    assertThat(gathered().values()).containsExactlyElementsOf(tree().values());
    assertThat(gathered()).hasSize(4).containsKey("of").doesNotContainKey("order");
    assertThat(gathered().get("order")).isNull();
    assertThat(NamedFacts.NONE).isEmpty();
  }

  @Test
  void haveTheirOrder() {
    assertThat(gathered().firstKey()).isEqualTo("machine");
    assertThat(gathered().lastKey()).isEqualTo("serial");
    assertThat(gathered().headMap("seats")).isEqualTo(tree().headMap("seats"));
    assertThat(gathered().tailMap("of")).isEqualTo(tree().tailMap("of"));
    assertThat(gathered().subMap("of", "seats")).isEqualTo(Map.of("of", "2"));
    assertThat(new TreeMap<>(gathered())).isEqualTo(tree());
    assertThatThrownBy(NamedFacts.NONE::firstKey).isInstanceOf(NoSuchElementException.class);
    var ended = NamedFacts.NONE.entrySet().iterator();
    assertThatThrownBy(ended::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void areCopiedInTheirOrderWhateverOrderTheyHad() {
    SortedMap<String, String> backwards = new TreeMap<>(Comparator.reverseOrder());
    backwards.putAll(tree());

    NamedFacts copy = NamedFacts.copyOf(backwards);

    assertThat(copy.keySet()).containsExactlyElementsOf(tree().keySet());
    assertThat(NamedFacts.copyOf(copy)).isSameAs(copy);
  }

  @Test
  void neverChange() {
    NamedFacts facts = gathered();
    NamedFacts more = facts.with("order", "x");

    assertThat(facts).isEqualTo(tree());
    assertThat(more).hasSize(5).containsEntry("order", "x");
    assertThatThrownBy(() -> facts.put("of", "x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(facts::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> facts.headMap("of").put("a", "x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> facts.entrySet().iterator().next().setValue("x"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
