package dev.licensing.core.decision;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a notice, a reason or a remedy is about: a few facts by stable name, in the order of their
 * names. They never change; one more makes others, so that copies need no copying. In one array,
 * because making trees took longer than deciding what is in them.
 */
@SuppressWarnings("JdkObsolete") // what answers show is a SortedMap, and has to be no more
final class NamedFacts extends AbstractMap<String, String> implements SortedMap<String, String> {

  static final NamedFacts NONE = new NamedFacts(new String[0]);

  /** Name, value, name, value, and so on. */
  private final String[] pairs;

  private NamedFacts(String[] pairs) {
    this.pairs = pairs;
  }

  static NamedFacts copyOf(Map<String, String> facts) {
    if (facts instanceof NamedFacts same) {
      return same;
    }
    NamedFacts copy = NONE;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      copy = copy.with(fact.getKey(), fact.getValue());
    }
    return copy;
  }

  /** The same facts with one more, or with another value of one. */
  NamedFacts with(String name, Object value) {
    int at = 0;
    while (at < pairs.length && pairs[at].compareTo(name) < 0) {
      at += 2;
    }
    int rest = at < pairs.length && pairs[at].equals(name) ? at + 2 : at;
    String[] more = new String[at + 2 + pairs.length - rest];
    System.arraycopy(pairs, 0, more, 0, at);
    more[at] = name;
    more[at + 1] = value.toString();
    System.arraycopy(pairs, rest, more, at + 2, pairs.length - rest);
    return new NamedFacts(more);
  }

  @Override
  public int size() {
    return pairs.length / 2;
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    for (int at = 0; at < pairs.length; at += 2) {
      if (pairs[at].equals(name)) {
        return pairs[at + 1];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return pairs.length / 2;
      }

      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return new InOrder();
      }
    };
  }

  private final class InOrder implements Iterator<Map.Entry<String, String>> {

    private int at;

    @Override
    public boolean hasNext() {
      return at < pairs.length;
    }

    @Override
    public Map.Entry<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      at += 2;
      return Map.entry(pairs[at - 2], pairs[at - 1]);
    }
  }

  @Override
  public Comparator<? super String> comparator() {
    return Comparator.naturalOrder();
  }

  @Override
  public SortedMap<String, String> subMap(String from, String to) {
    return tree().subMap(from, to);
  }

  @Override
  public SortedMap<String, String> headMap(String to) {
    return tree().headMap(to);
  }

  @Override
  public SortedMap<String, String> tailMap(String from) {
    return tree().tailMap(from);
  }

  @Override
  public String firstKey() {
    return tree().firstKey();
  }

  @Override
  public String lastKey() {
    return tree().lastKey();
  }

  private SortedMap<String, String> tree() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(this));
  }
}
