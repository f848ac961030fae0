package dev.licensing.examples.server.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of a file of orders, each row of which is a serial. The guide says what they mean.
 */
enum Column {
  ORDER,
  PRODUCT,
  SERIAL,
  CUSTOMER,
  PURCHASER,
  MANAGERS,
  TERMS,
  VALID_UNTIL,
  UPDATES_UNTIL,
  MACHINE_LIMIT,
  ORDER_STANDING,
  SERIAL_STANDING;

  /** What these say, they say of the order: the same in each of its rows, or nothing. */
  static final List<Column> OF_THE_ORDER =
      Arrays.stream(values())
          .filter(column -> column != ORDER && column != SERIAL && column != SERIAL_STANDING)
          .toList();

  /** As it stands in the first row. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Column> titled(String title) {
    return Arrays.stream(values())
        .filter(column -> column.title().equalsIgnoreCase(title))
        .findFirst();
  }
}
