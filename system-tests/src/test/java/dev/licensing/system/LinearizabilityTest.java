package dev.licensing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.system.Linearizability.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The checker finds what cannot be told, and only that. */
class LinearizabilityTest {

  private static final Set<String> FULL = Set.of("MACHINE_LIMIT_REACHED");

  private final Linearizability<Map<String, Seats.Place>, Deed> one =
      new Linearizability<>(new Seats(1, false));
  private final Linearizability<Map<String, Seats.Place>, Deed> two =
      new Linearizability<>(new Seats(2, false));

  @Test
  void oneAfterTheOther() {
    assertThat(
            endings(
                one,
                call(1, 2, activated("ann", "a1")),
                call(3, 4, refused("bob", FULL)),
                call(5, 6, released("ann", "a1")),
                call(7, 8, activated("bob", "b1"))))
        .containsExactly(Map.of("b1", new Seats.Place("bob", "m")));
  }

  @Test
  void aSeatTooMany() {
    assertThat(endings(one, call(1, 4, activated("ann", "a1")), call(2, 3, activated("bob", "b1"))))
        .isEmpty();
    assertThat(
            endings(
                two,
                call(1, 4, activated("ann", "a1")),
                call(2, 3, activated("bob", "b1")),
                call(2, 9, activated("eve", "e1"))))
        .isEmpty();
  }

  @Test
  void aRefusalOfWhatWasFree() {
    assertThat(endings(one, call(1, 2, refused("bob", FULL)), call(3, 4, activated("ann", "a1"))))
        .isEmpty();
    assertThat(endings(one, call(1, 3, refused("bob", FULL)), call(2, 4, activated("ann", "a1"))))
        .as("both at once")
        .hasSize(1);
  }

  @Test
  void twoSeatsForOneMachine() {
    assertThat(endings(two, call(1, 2, activated("ann", "a1")), call(3, 4, activated("ann", "a2"))))
        .isEmpty();
    assertThat(
            endings(
                two,
                call(1, 2, activated("ann", "a1")),
                call(3, 4, new Deed(Deed.Kind.ACTIVATE, "ann", "m", "a1", true, Set.of()))))
        .hasSize(1);
  }

  @Test
  void aLostActivation() {
    assertThat(
            endings(
                one,
                call(1, 2, activated("ann", "a1")),
                call(3, 4, ended(Deed.Kind.REFRESH, "ann", "a1"))))
        .isEmpty();
  }

  @Test
  void aReleaseThatWasForgotten() {
    assertThat(
            endings(
                one,
                call(1, 2, activated("ann", "a1")),
                call(3, 4, released("ann", "a1")),
                call(5, 6, refused("bob", FULL))))
        .isEmpty();
  }

  @Test
  void twoUsersWhereOneIsAllowed() {
    Linearizability<Map<String, Seats.Place>, Deed> alone =
        new Linearizability<>(new Seats(2, true));
    assertThat(
            endings(alone, call(1, 4, activated("ann", "a1")), call(2, 3, activated("bob", "b1"))))
        .isEmpty();
    assertThat(
            endings(
                alone,
                call(1, 4, activated("ann", "a1")),
                call(5, 6, refused("bob", Set.of("HELD_BY_ANOTHER_USER")))))
        .hasSize(1);
  }

  @Test
  void aReactivationMovesASeatAndTakesNone() {
    Deed moved = new Deed(Deed.Kind.REACTIVATE, "ann", "m2", "a1", false, Set.of());
    Call<Deed> there = call(1, 2, activated("ann", "a1"));
    assertThat(endings(one, there, call(3, 4, moved), call(5, 6, refused("bob", FULL))))
        .containsExactly(Map.of("a1", new Seats.Place("ann", "m2")));
    assertThat(endings(one, there, call(3, 4, moved), call(5, 6, activated("ann", "a2"))))
        .as("a second seat")
        .isEmpty();
    Deed strange =
        new Deed(Deed.Kind.REFRESH, "ann", "m", "a1", false, Set.of("DIFFERENT_MACHINE"));
    assertThat(endings(one, there, call(3, 4, moved), call(5, 6, strange))).hasSize(1);
    assertThat(endings(one, there, call(3, 4, strange))).as("it was not moved").isEmpty();
    assertThat(endings(one, there, call(3, 4, released("ann", "a1")), call(5, 6, moved)))
        .as("it had ended")
        .isEmpty();
  }

  @Test
  void whatWasNeverAnsweredMayHaveHappenedOrNot() {
    Call<Deed> unanswered = call(1, Linearizability.NEVER, activated("ann", "a1"));
    assertThat(endings(one, unanswered, call(3, 4, refused("bob", FULL)))).hasSize(1);
    assertThat(endings(one, unanswered, call(3, 4, activated("bob", "b1")))).hasSize(1);
    assertThat(endings(one, unanswered)).hasSize(2);
  }

  /** Made by a true course of things with wide windows; then one answer is falsified. */
  @Test
  void inALongHistoryOneFalseAnswerIsFound() {
    Random random = new Random(7);
    List<Call<Deed>> history = new ArrayList<>();
    Map<String, String> live = new TreeMap<>();
    for (int i = 0; i < 10_000; i++) {
      String user = "user " + random.nextInt(5);
      String has = live.get(user);
      Deed deed;
      if (has != null) {
        deed = released(user, has);
        live.remove(user);
      } else if (live.size() < 2) {
        deed = activated(user, "id " + i);
        live.put(user, "id " + i);
      } else {
        deed = refused(user, FULL);
      }
      history.add(call(10L * i - random.nextInt(40), 10L * i + random.nextInt(40), deed));
    }
    assertThat(two.endings(new TreeMap<>(), history)).isNotEmpty();

    int at = 5_000;
    while (history.get(at).what().permitted()) {
      at++;
    }
    Call<Deed> right = history.get(at);
    history.set(at, call(right.begun(), right.ended(), ended(Deed.Kind.REFRESH, "user 1", "x")));
    assertThat(two.endings(new TreeMap<>(), history)).as("what never was has ended").isNotEmpty();
    history.set(
        at, call(right.begun(), right.ended(), activated(right.what().user(), "one too many")));
    assertThat(two.endings(new TreeMap<>(), history)).isEmpty();
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Set<Map<String, Seats.Place>> endings(
      Linearizability<Map<String, Seats.Place>, Deed> checker, Call<Deed>... history) {
    return checker.endings(new TreeMap<>(), List.of(history));
  }

  private static Call<Deed> call(long begun, long ended, Deed deed) {
    return new Call<>(deed, begun, ended);
  }

  private static Deed activated(String user, String id) {
    return new Deed(Deed.Kind.ACTIVATE, user, "m", id, false, Set.of());
  }

  private static Deed refused(String user, Set<String> codes) {
    return new Deed(Deed.Kind.ACTIVATE, user, "m", "", false, codes);
  }

  private static Deed released(String user, String id) {
    return new Deed(Deed.Kind.RELEASE, user, "m", id, false, Set.of());
  }

  private static Deed ended(Deed.Kind kind, String user, String id) {
    return new Deed(kind, user, "m", id, false, Set.of("ACTIVATION_ENDED"));
  }
}
