package dev.licensing.core.decision;

import dev.licensing.core.model.ReportHash;

/**
 * What a destructive act would do or what stands against it, from the same decision that executes
 * it (rule 14.3).
 */
public sealed interface Report
    permits DeletionReport,
        ForceReleaseReport,
        RelinquishReport,
        RemovalReport,
        RemoteDeactivationReport,
        TransferReport {

  /**
   * Stands for all that is relevant in the report: equal hashes, same outcome (rule 8.5). What may
   * change without changing the outcome, such as a name or when a machine was last seen, is left
   * out.
   */
  ReportHash hash();
}
