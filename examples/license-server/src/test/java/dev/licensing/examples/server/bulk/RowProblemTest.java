package dev.licensing.examples.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be wrong with a row; none of it stops the others. */
class RowProblemTest {

  private static final String GOOD = "acme-studio,,,,,single-machine,,,,,,";

  @TempDir private Path folder;

  /** What is written, and in which column what is found wrong with it. */
  private static final List<List<String>> WRONG =
      List.of(
          List.of("," + GOOD, "order", "is missing"),
          List.of("x".repeat(201) + "," + GOOD, "order", "is longer than 200"),
          List.of("P,Acme!,,,,,single-machine,,,,,,", "product", "is not 1 to 64"),
          List.of("P,,,,,,single-machine,,,,,,", "product", "is not 1 to 64"),
          List.of("P,acme,7,,,,single-machine,,,,,,", "serial", "is too short"),
          List.of("P,acme,U,,,,single-machine,,,,,,", "serial", "has a character"),
          List.of("P,acme," + "0".repeat(26) + ",,,,single-machine,,,,,,", "serial", "too long"),
          List.of(
              "P,acme,00000-00000-00000-00000-00001,,,,single-machine,,,,,,",
              "serial",
              "is mistyped"),
          List.of("P,acme,,ada,,,single-machine,,,,,,", "customer", "e-mail"),
          List.of("P,acme,,,ada@x,,single-machine,,,,,,", "purchaser", "e-mail"),
          List.of("P,acme,,,,ada@x.example bob,single-machine,,,,,,", "managers", "e-mail"),
          List.of("P,acme,,,,,,,,,,,", "terms", "is missing"),
          List.of("P,acme,,,,,gold,,,,,,", "terms", "no terms of this name"),
          List.of("P,acme,,,,,same-as:nothing,,,,,,", "terms", "no such order"),
          List.of("P,acme,,,,,{},,,,,,", "terms", "terms:"),
          List.of("P,acme,,,,,per-developer,,,,,,", "terms", "needs a value in machine_limit"),
          List.of("P,acme,,,,,subscription,,,,,,", "terms", "needs a value in valid_until"),
          List.of("P,acme,,,,,perpetual,,,,,,", "terms", "needs a value in updates_until"),
          List.of("P,acme,,,,,single-machine,soon,,,,,", "valid_until", "is neither"),
          List.of("P,acme,,,,,single-machine,,2027-02-30,,,,", "updates_until", "is neither"),
          List.of("P,acme,,,,,single-machine,,,-1,,,", "machine_limit", "is no number"),
          List.of("P,acme,,,,,single-machine,,,0,,,", "terms", "machineLimit"),
          List.of("P,acme,,,,,single-machine,,,,BAD,,", "order_standing", "is none of"),
          List.of("P,acme,,,,,single-machine,,,,,BAD,", "serial_standing", "is none of"),
          List.of("P,acme,,,,,single-machine,,,,,," + "x".repeat(300), "terms", "feature value"),
          List.of("P,acme,,,,,single-machine", "order", "has 7 cells"),
          List.of("P," + GOOD + ",", "order", "has 14 cells"),
          List.of("P,acme,,,,,single-machine,,,,,,\uFFFD", "order", "is not in UTF-8"));

  @Test
  void eachKindOfErrorIsReportedAndTheRestIsImported() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < WRONG.size(); i++) {
      String row = WRONG.get(i).get(0);
      rows.add(row.startsWith("P,") ? row.replaceFirst("P", "P-" + i) : row);
      rows.add("G-" + i + "," + GOOD);
    }
    OrderDatabase database = new OrderDatabase();
    try (Desk desk = new Desk(folder, database)) {
      ImportJob job = desk.done(rows.toArray(String[]::new));

      assertThat(job.progress().failed()).isEqualTo(WRONG.size());
      assertThat(job.progress().issued()).isEqualTo(WRONG.size());
      List<String> columns = Desk.column(job.errors(), "column");
      List<String> problems = Desk.column(job.errors(), "problem");
      for (int i = 0; i < WRONG.size(); i++) {
        assertThat(columns.get(i)).as(rows.get(2 * i)).isEqualTo(WRONG.get(i).get(1));
        assertThat(problems.get(i)).as(rows.get(2 * i)).contains(WRONG.get(i).get(2));
        assertThat(Desk.column(job.errors(), "line").get(i)).isEqualTo(Integer.toString(2 + 2 * i));
      }
    }
  }

  @Test
  void rowsOfOneOrderSayTheSame() throws Exception {
    try (Desk desk = new Desk(folder, new OrderDatabase())) {
      ImportJob job =
          desk.done(
              "Q," + GOOD,
              "Q,acme-editor,,,,,,,,5,,,pro",
              "Q,acme-studio,,,,,single-machine,,,,,,");

      assertThat(Desk.column(job.errors(), "problem"))
          .containsExactly(
              "not imported, because of line 3",
              "product is not what line 2 says of the same order; machine_limit is not what line 2"
                  + " says of the same order; terms has other features than line 2",
              "not imported, because of line 3");
    }
  }

  @Test
  void aSerialStandsInAnOrderOnce() throws Exception {
    String serial = new Names(new byte[] {1}).serial(Names.order("R"), 0).value();
    try (Desk desk = new Desk(folder, new OrderDatabase())) {
      ImportJob job =
          desk.done(
              "R,acme," + serial + ",,,,single-machine,,,,,,",
              "R,acme," + serial + ",,,,single-machine,,,,,,");

      assertThat(Desk.column(job.errors(), "problem"))
          .containsExactly("not imported, because of line 3", "serial stands in line 2 already");
    }
  }
}
