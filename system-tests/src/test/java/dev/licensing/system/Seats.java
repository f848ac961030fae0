package dev.licensing.system;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A serial whose seats are taken and freed one after the other: what rules 2.2, 2.3, 2.4, 3.1 and
 * 3.2 say in a few lines, as the specification of a recorded history. A state is who has which
 * activation where.
 */
record Seats(int limit, boolean oneUser)
    implements Linearizability.Model<Map<Seats.Place, String>, Deed> {

  /** Where somebody has a seat. */
  record Place(String user, String machine) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return toString().compareTo(other.toString());
    }
  }

  @Override
  public Collection<Map<Place, String>> after(Map<Place, String> taken, Deed deed) {
    return switch (deed.kind()) {
      case ACTIVATE -> activate(taken, deed);
      case REFRESH -> deed.permitted() == isLive(taken, deed) ? ended(taken, deed) : List.of();
      case RELEASE -> deed.permitted() ? List.of(without(taken, deed)) : List.of();
      case FORCE_RELEASE -> forceRelease(taken, deed);
    };
  }

  @Override
  public boolean onlyLooks(Deed deed) {
    return !deed.permitted() || deed.existing() || deed.kind() == Deed.Kind.REFRESH;
  }

  private Collection<Map<Place, String>> activate(Map<Place, String> taken, Deed deed) {
    Place place = new Place(deed.user(), deed.machine());
    String there = taken.get(place);
    if (!deed.permitted()) {
      return there == null && deed.refused().equals(refusals(taken, deed.user()))
          ? List.of(taken)
          : List.of();
    }
    if (there != null) {
      return deed.existing() && there.equals(deed.activation()) ? List.of(taken) : List.of();
    }
    if (deed.existing() || !refusals(taken, deed.user()).isEmpty()) {
      return List.of();
    }
    Map<Place, String> more = new TreeMap<>(taken);
    more.put(place, deed.activation());
    return List.of(more);
  }

  private Set<String> refusals(Map<Place, String> taken, String user) {
    Set<String> refusals = new TreeSet<>();
    if (oneUser && taken.keySet().stream().anyMatch(place -> !place.user().equals(user))) {
      refusals.add("HELD_BY_ANOTHER_USER");
    }
    if (taken.size() >= limit) {
      refusals.add("MACHINE_LIMIT_REACHED");
    }
    return refusals;
  }

  /**
   * A cool-down of no length ends at the instant of the one before; to a request that arrived
   * earlier than that and was decided later it has not ended.
   */
  private static Collection<Map<Place, String>> forceRelease(Map<Place, String> taken, Deed deed) {
    if (deed.refused().equals(Set.of("COOL_DOWN"))) {
      return isLive(taken, deed) ? List.of(taken) : List.of();
    }
    if (deed.permitted()) {
      return isLive(taken, deed) ? List.of(without(taken, deed)) : List.of();
    }
    return isLive(taken, deed) ? List.of() : ended(taken, deed);
  }

  /** Nothing changes, and a refusal says that the activation has ended. */
  private static Collection<Map<Place, String>> ended(Map<Place, String> taken, Deed deed) {
    return deed.permitted() || deed.refused().equals(Set.of("ACTIVATION_ENDED"))
        ? List.of(taken)
        : List.of();
  }

  private static boolean isLive(Map<Place, String> taken, Deed deed) {
    return taken.containsValue(deed.activation());
  }

  private static Map<Place, String> without(Map<Place, String> taken, Deed deed) {
    Map<Place, String> less = new TreeMap<>(taken);
    less.values().remove(deed.activation());
    return less;
  }
}
