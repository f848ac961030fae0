package dev.licensing.client.store;

import dev.licensing.client.answer.StoreCondition;
import java.util.SortedMap;

/** What came of opening a sealed file. */
sealed interface Opened {

  /** It is whole, and of this machine. */
  record Content(SortedMap<String, String> texts) implements Opened {}

  /** It is not; which is no statement about the license (rule 12.6). */
  record Closed(StoreCondition why) implements Opened {}
}
