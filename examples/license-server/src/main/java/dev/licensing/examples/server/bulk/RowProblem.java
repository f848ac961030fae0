package dev.licensing.examples.server.bulk;

/**
 * Why a row was not imported.
 *
 * @param column where it is wrong
 * @param text for whoever made the file
 */
record RowProblem(Row row, Column column, String text) {}
