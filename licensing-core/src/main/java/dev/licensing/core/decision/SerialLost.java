package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.SerialNumber;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What it means for one serial that its owner gives it up or deletes their account (rules 4.8,
 * 8.4): anyone who knows it can claim it afterwards.
 *
 * @param assigned the assigned users who can use it no longer, with their names
 */
public record SerialLost(SerialNumber serial, SortedMap<AccountId, String> assigned) {

  /** Copies the users. */
  public SerialLost {
    assigned = Collections.unmodifiableSortedMap(new TreeMap<>(assigned));
  }

  /** The names of the assigned users who can use it no longer. */
  public List<String> losesAccess() {
    return assigned.values().stream().sorted().toList();
  }

  void appendTo(StringBuilder text) {
    text.append("loses ").append(serial);
    for (AccountId user : assigned.keySet()) {
      text.append(' ').append(user);
    }
    text.append('\n');
  }
}
