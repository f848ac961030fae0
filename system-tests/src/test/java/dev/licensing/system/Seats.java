package dev.licensing.system;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A serial whose seats are taken and freed one after the other: what rules 2.2, 2.3, 2.4, 3.1, 3.2
 * and 3.6 say in a few lines, as the specification of a recorded history. A state is which
 * activation is where. There are two in one place only where one was reactivated to where the other
 * was.
 */
record Seats(int limit, boolean oneUser)
    implements Linearizability.Model<Map<String, Seats.Place>, Deed> {

  /** Where somebody has a seat. */
  record Place(String user, String machine) {}

  @Override
  public Collection<Map<String, Place>> after(Map<String, Place> taken, Deed deed) {
    return switch (deed.kind()) {
      case ACTIVATE -> activate(taken, deed);
      case REFRESH -> deed.refused().equals(mismatch(taken, deed)) ? List.of(taken) : List.of();
      case RELEASE -> release(taken, deed);
      case FORCE_RELEASE -> forceRelease(taken, deed);
      case REACTIVATE -> reactivate(taken, deed);
    };
  }

  @Override
  public boolean onlyLooks(Deed deed) {
    return !deed.permitted() || deed.existing() || deed.kind() == Deed.Kind.REFRESH;
  }

  private Collection<Map<String, Place>> activate(Map<String, Place> taken, Deed deed) {
    Place place = new Place(deed.user(), deed.machine());
    boolean here = taken.containsValue(place);
    if (!deed.permitted()) {
      return !here && deed.refused().equals(refusals(taken, deed.user()))
          ? List.of(taken)
          : List.of();
    }
    if (here) {
      return deed.existing() && place.equals(taken.get(deed.activation()))
          ? List.of(taken)
          : List.of();
    }
    return deed.existing() || !refusals(taken, deed.user()).isEmpty()
        ? List.of()
        : List.of(with(taken, deed));
  }

  private Set<String> refusals(Map<String, Place> taken, String user) {
    Set<String> refusals = new TreeSet<>();
    if (oneUser && taken.values().stream().anyMatch(place -> !place.user().equals(user))) {
      refusals.add("HELD_BY_ANOTHER_USER");
    }
    if (taken.size() >= limit) {
      refusals.add("MACHINE_LIMIT_REACHED");
    }
    return refusals;
  }

  /** Why a machine may not speak for an activation, if it may not. */
  private static Set<String> mismatch(Map<String, Place> taken, Deed deed) {
    Place place = taken.get(deed.activation());
    if (place == null) {
      return Set.of("ACTIVATION_ENDED");
    }
    return place.machine().equals(deed.machine()) ? Set.of() : Set.of("DIFFERENT_MACHINE");
  }

  /** What has ended may be released again; it changes nothing. */
  private static Collection<Map<String, Place>> release(Map<String, Place> taken, Deed deed) {
    Set<String> refused = isLive(taken, deed) ? mismatch(taken, deed) : Set.of();
    if (!deed.refused().equals(refused)) {
      return List.of();
    }
    return List.of(deed.permitted() ? without(taken, deed) : taken);
  }

  /**
   * A cool-down of no length ends at the instant of the one before; to a request that arrived
   * earlier than that and was decided later it has not ended.
   */
  private static Collection<Map<String, Place>> forceRelease(Map<String, Place> taken, Deed deed) {
    if (deed.permitted()) {
      return isLive(taken, deed) ? List.of(without(taken, deed)) : List.of();
    }
    String why = isLive(taken, deed) ? "COOL_DOWN" : "ACTIVATION_ENDED";
    return deed.refused().equals(Set.of(why)) ? List.of(taken) : List.of();
  }

  private static Collection<Map<String, Place>> reactivate(Map<String, Place> taken, Deed deed) {
    if (deed.permitted()) {
      return isLive(taken, deed) ? List.of(with(taken, deed)) : List.of();
    }
    boolean moves = mismatch(taken, deed).equals(Set.of("DIFFERENT_MACHINE"));
    String why = moves ? "COOL_DOWN" : "ACTIVATION_ENDED";
    return !mismatch(taken, deed).isEmpty() && deed.refused().equals(Set.of(why))
        ? List.of(taken)
        : List.of();
  }

  private static boolean isLive(Map<String, Place> taken, Deed deed) {
    return taken.containsKey(deed.activation());
  }

  private static Map<String, Place> with(Map<String, Place> taken, Deed deed) {
    Map<String, Place> more = new TreeMap<>(taken);
    more.put(deed.activation(), new Place(deed.user(), deed.machine()));
    return more;
  }

  private static Map<String, Place> without(Map<String, Place> taken, Deed deed) {
    Map<String, Place> less = new TreeMap<>(taken);
    less.remove(deed.activation());
    return less;
  }
}
