package dev.licensing.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what several clients saw can be told as one thing after the other, where each thing
 * happened at some instant between its question and its answer (Herlihy and Wing, 1990). The search
 * is that of Wing and Gong with a memory of what was tried (Lowe, 2017), cut where nobody was
 * waiting: there the states that are possible are all that matters of what was before.
 *
 * @param <S> states, compared by value
 * @param <D> what is done, with its answer
 */
final class Linearizability<S, D> {

  /** An end that is not known: the thing may have happened at any time since, or never. */
  static final long NEVER = Long.MAX_VALUE;

  /** What was done, with the instants of question and answer. */
  record Call<D>(D what, long begun, long ended) {

    boolean answered() {
      return ended != NEVER;
    }
  }

  /** The specification: what is done one after the other. */
  interface Model<S, D> {

    /** The states it can lead to; none if its answer is not one that this state gives. */
    Collection<S> after(S state, D what);

    /**
     * Whether it changes nothing in whatever state. As soon as its answer fits it can be told, and
     * nothing is lost by that: the search need not try it later.
     */
    boolean onlyLooks(D what);
  }

  /**
   * How far it is told.
   *
   * @param from what is before this is done
   * @param beyond what is done of the rest, counted from there; the first is not
   */
  private record Told<S>(int from, BitSet beyond, S state) {

    boolean done(int call) {
      return call < from || beyond.get(call - from);
    }

    Told<S> with(int call, S after) {
      BitSet more = (BitSet) beyond.clone();
      more.set(call - from);
      int whole = more.nextClearBit(0);
      return new Told<>(from + whole, more.get(whole, more.length()), after);
    }
  }

  private final Model<S, D> model;

  Linearizability(Model<S, D> model) {
    this.model = model;
  }

  /** The states that are possible in the end; none if the history cannot be told. */
  Set<S> endings(S beginning, List<Call<D>> history) {
    Set<S> possible = Set.of(beginning);
    for (List<Call<D>> together : parts(history)) {
      possible = tell(possible, together);
    }
    return possible;
  }

  /** What overlaps, also by way of others, in the order of the questions. */
  private List<List<Call<D>>> parts(List<Call<D>> history) {
    List<Call<D>> sorted = new ArrayList<>(history);
    sorted.sort(Comparator.comparingLong(Call::begun));
    List<List<Call<D>>> parts = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (Call<D> call : sorted) {
      if (parts.isEmpty() || call.begun() > last) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(call);
      last = Math.max(last, call.ended());
    }
    return parts;
  }

  private Set<S> tell(Set<S> beginnings, List<Call<D>> calls) {
    Set<S> endings = new HashSet<>();
    Set<Told<S>> tried = new HashSet<>();
    Deque<Told<S>> open = new ArrayDeque<>();
    beginnings.forEach(state -> open.push(new Told<>(0, new BitSet(), state)));
    while (!open.isEmpty()) {
      Told<S> told = open.pop();
      if (tried.add(told)) {
        List<Integer> next = next(calls, told);
        if (next.stream().noneMatch(call -> calls.get(call).answered())) {
          endings.add(told.state());
        }
        Optional<Integer> looking =
            next.stream().filter(call -> fits(calls, told, call)).findFirst();
        for (int call : looking.map(List::of).orElse(next)) {
          for (S state : model.after(told.state(), calls.get(call).what())) {
            open.push(told.with(call, state));
          }
        }
      }
    }
    return endings;
  }

  private boolean fits(List<Call<D>> calls, Told<S> told, int call) {
    D what = calls.get(call).what();
    return model.onlyLooks(what) && !model.after(told.state(), what).isEmpty();
  }

  /** Whatever was asked before the first of the open answers came can be told next. */
  private List<Integer> next(List<Call<D>> calls, Told<S> told) {
    List<Integer> asked = new ArrayList<>();
    long horizon = NEVER;
    for (int i = told.from(); i < calls.size() && calls.get(i).begun() <= horizon; i++) {
      if (!told.done(i)) {
        asked.add(i);
        horizon = Math.min(horizon, calls.get(i).ended());
      }
    }
    long first = horizon;
    asked.removeIf(call -> calls.get(call).begun() > first);
    return asked;
  }
}
