package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.SerialNumber;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The owner withdraws serials from somebody, all of them or none (rule 4.4, 4.6). */
public record UnassignUser(Origin origin, SortedSet<SerialNumber> serials, Email user)
    implements Command {

  /**
   * @throws IllegalArgumentException if no serial is named
   */
  public UnassignUser {
    serials = Collections.unmodifiableSortedSet(new TreeSet<>(serials));
    if (serials.isEmpty()) {
      throw new IllegalArgumentException("at least one serial must be named");
    }
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
