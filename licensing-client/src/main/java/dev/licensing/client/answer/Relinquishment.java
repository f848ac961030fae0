package dev.licensing.client.answer;

import java.util.List;

/**
 * What giving serials up means (rule 4.8): afterwards anyone who knows one can claim it, unless it
 * is reserved.
 *
 * @param lost each of them, with who can use it no longer
 */
public record Relinquishment(List<Deletion.Lost> lost) {

  /** Copies the list. */
  public Relinquishment {
    lost = List.copyOf(lost);
  }
}
