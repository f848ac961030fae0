package dev.licensing.core.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looking through what was loaded: loops, because every decision does it many times. */
final class Rows {

  private Rows() {}

  static <T> Optional<T> first(List<T> rows, Predicate<T> wanted) {
    for (int i = 0; i < rows.size(); i++) {
      if (wanted.test(rows.get(i))) {
        return Optional.of(rows.get(i));
      }
    }
    return Optional.empty();
  }

  static <T> boolean any(List<T> rows, Predicate<T> wanted) {
    return first(rows, wanted).isPresent();
  }

  static <T> List<T> all(List<T> rows, Predicate<T> wanted) {
    List<T> found = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (wanted.test(rows.get(i))) {
        found.add(rows.get(i));
      }
    }
    return found;
  }
}
