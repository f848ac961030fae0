package dev.licensing.examples.server.bulk;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would take for formulas, with an apostrophe in front. An address that
 * somebody registered with can begin like one, and must not run where the vendor opens an export.
 */
final class Quoted {

  private static final Pattern FORMULA = Pattern.compile("'*[=+@-].*", Pattern.DOTALL);

  private Quoted() {}

  static String cell(String value) {
    return FORMULA.matcher(value).matches() ? "'" + value : value;
  }

  /** What was quoted. */
  static String value(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
