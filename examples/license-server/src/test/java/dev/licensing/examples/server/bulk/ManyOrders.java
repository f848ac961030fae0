package dev.licensing.examples.server.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A file of so many rows, always the same: orders of one to five serials, by customers who bought
 * several; one row of a hundred is wrong.
 */
final class ManyOrders {

  private static final int ROWS_TO_A_CUSTOMER = 4;

  private ManyOrders() {}

  /** What should come of a file. */
  record Expected(long orders, long serials, long failed) {}

  static Expected write(Path file, int rows) throws IOException {
    Random random = new Random(rows);
    long orders = 0;
    long failed = 0;
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write(Desk.TITLES + "\n");
      int row = 0;
      while (row < rows) {
        int size = Math.min(rows - row, 1 + random.nextInt(5));
        boolean wrong = random.nextInt(100) == 0;
        String customer = "person" + random.nextInt(1 + rows / ROWS_TO_A_CUSTOMER) + "@x.example";
        for (int i = 0; i < size; i++) {
          writer.write(
              "N-%d,acme-studio,%s,%s,,,%s\n"
                  .formatted(
                      row,
                      wrong && i == 0 ? "mistyped" : "",
                      i == 0 ? customer : "",
                      i == 0 ? "per-developer,,,3,,,pro" : ",,,,,,"));
        }
        row += size;
        orders += wrong ? 0 : 1;
        failed += wrong ? size : 0;
      }
    }
    return new Expected(orders, rows - failed, failed);
  }
}
