package dev.licensing.core.command;

import dev.licensing.core.model.SerialNumber;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the person the owner of an unowned order, by presenting all its serials (rule 4.2). */
public record ClaimSerials(Origin origin, SortedSet<SerialNumber> serials) implements Command {

  /**
   * @throws IllegalArgumentException if no serial is presented
   */
  public ClaimSerials {
    serials = Collections.unmodifiableSortedSet(new TreeSet<>(serials));
    if (serials.isEmpty()) {
      throw new IllegalArgumentException("a claim presents at least one serial");
    }
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
