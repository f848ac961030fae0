package dev.licensing.client.answer;

/** How it stands with the file in which an installation keeps its license (rule 12.6). */
public enum StoreCondition {
  /** Not looked at yet. */
  NOT_READ,
  /** There is no file yet. */
  EMPTY,
  /** Read and written as it should be. */
  GOOD,
  /** The newest generation is damaged; the one before it is used. */
  RECOVERED,
  /** Damaged beyond use. */
  DAMAGED,
  /** Of another machine. */
  OTHER_MACHINE,
  /** Of a newer version; it is left as it is, and changes stay in memory. */
  NEWER,
  /** It cannot be read. */
  UNREADABLE,
  /** It cannot be written: what changed is in memory, and lost with the process. */
  MEMORY_ONLY,
  /** Nothing tells this machine from others, so nothing can be bound to it: memory only. */
  NOT_BOUND
}
