package dev.licensing.core.decision;

import dev.licensing.core.model.ReportHash;
import java.util.List;

/**
 * What giving serials up means (rule 4.8): who loses each of them. Afterwards anyone who knows a
 * serial can claim it, unless it is reserved.
 */
public record RelinquishReport(List<SerialLost> lost) implements Report {

  /** Copies the list. */
  public RelinquishReport {
    lost = List.copyOf(lost);
  }

  @Override
  public ReportHash hash() {
    StringBuilder text = new StringBuilder("relinquish\n");
    lost.forEach(serial -> serial.appendTo(text));
    return ReportHash.of(text.toString());
  }
}
