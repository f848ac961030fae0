package dev.licensing.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids are ordered as their texts are, and as a database orders them. */
class IdOrderTest {

  private static final List<String> IN_ORDER =
      List.of(
          "00000000-0000-0000-0000-000000000000",
          "00000000-0000-0000-7fff-ffffffffffff",
          "00000000-0000-0000-8000-000000000000",
          "7fffffff-0000-4000-8000-000000000000",
          "80000000-0000-4000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff");

  @Test
  void asTheTextsAre() {
    assertThat(sorted(IN_ORDER.stream().map(AccountId::of))).isEqualTo(IN_ORDER);
    assertThat(sorted(IN_ORDER.stream().map(ActivationId::of))).isEqualTo(IN_ORDER);
    assertThat(sorted(IN_ORDER.stream().map(OrderId::of))).isEqualTo(IN_ORDER);
    assertThat(sorted(IN_ORDER.stream().map(RequestId::of))).isEqualTo(IN_ORDER);
  }

  private static <T extends Comparable<T>> List<String> sorted(Stream<T> ids) {
    return ids.sorted(Comparator.reverseOrder())
        .sorted(Comparator.naturalOrder())
        .map(T::toString)
        .toList();
  }
}
