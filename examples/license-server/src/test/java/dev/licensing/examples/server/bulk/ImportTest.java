package dev.licensing.examples.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.model.Standing;
import dev.licensing.server.postgres.SoldSerial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a vendor writes into a file, and what becomes of it. */
class ImportTest {

  private static final String FIRST = serial(1);
  private static final String SECOND = serial(2);

  @TempDir private Path folder;
  private OrderDatabase database;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    database = new OrderDatabase();
    desk = new Desk(folder, database);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  private static String serial(int number) {
    return new Names("a secret".getBytes(StandardCharsets.UTF_8))
        .serial(Names.order("for a test"), number)
        .value();
  }

  private List<SoldSerial> sold() {
    return database.store().serials(Optional.empty(), 1_000).serials();
  }

  @Test
  void ordersAreAsTheirRowsSay() throws Exception {
    ImportJob job =
        desk.done(
            "A-1,acme-studio,"
                + FIRST
                + ",ada@x.example,bob@x.example,eve@x.example"
                + " kim@x.example,per-developer,,,3,,,pro",
            "A-1,,  " + SECOND.toLowerCase(Locale.ROOT) + " ,,,,,,,,,SUSPENDED,",
            "A-2,acme-studio,,,,,subscription,2027-12-31,,,REVOKED,,",
            "A-3,acme-studio,,,,,perpetual,,2027-06-30T10:00:00Z,2,,,",
            "A-4,acme-studio,,,,,floating,,,9,,,",
            "A-5,acme-studio,,,,,single-machine,,,,,,",
            "A-6,acme-studio,,,,,same-as:A-3,,,,,,");

    assertThat(job.progress()).isEqualTo(new Progress(Progress.State.FINISHED, 7, 7, 6, 0, 0, ""));
    SoldSerial first = sold("A-1").get(0);
    assertThat(first.order().terms().machineLimit()).isEqualTo(3);
    assertThat(first.order().terms().features()).containsEntry("plan", "pro");
    assertThat(first.buyers().customer()).hasToString("Optional[ada@x.example]");
    assertThat(first.buyers().licenseManagers()).hasToString("[eve@x.example, kim@x.example]");
    assertThat(sold("A-1"))
        .extracting(one -> one.serial().number().value() + " " + one.serial().standing())
        .containsExactlyInAnyOrder(FIRST + " GOOD", SECOND + " SUSPENDED");
    assertThat(sold("A-2").get(0).order().standing()).isEqualTo(Standing.REVOKED);
    assertThat(sold("A-2").get(0).order().terms().validity().validUntil())
        .hasToString("Optional[2027-12-31T00:00:00Z]");
    assertThat(sold("A-4").get(0).order().terms().seats().lease()).hasToString("Optional[PT15M]");
    assertThat(sold("A-6").get(0).order().terms()).isEqualTo(sold("A-3").get(0).order().terms());
    assertThat(Desk.column(job.results(), "order"))
        .containsExactly("A-1", "A-1", "A-2", "A-3", "A-4", "A-5", "A-6");
    assertThat(Desk.column(job.results(), "serial"))
        .startsWith(FIRST, SECOND)
        .endsWith(sold("A-6").get(0).serial().number().value());
  }

  private List<SoldSerial> sold(String reference) {
    return sold().stream().filter(one -> one.order().id().equals(Names.order(reference))).toList();
  }

  @Test
  void aRepeatFindsEverythingThere() throws Exception {
    String[] rows = {
      "B-1,acme-studio,,,,,single-machine,,,,,,",
      "B-1,,,,,,,,,,,,",
      "B-2,acme-studio,,,,,floating,,,1,,,"
    };
    desk.done(rows);
    String before = database.exported();
    long recorded = database.count("record_entry");

    ImportJob again = desk.done(rows);

    assertThat(again.progress())
        .isEqualTo(new Progress(Progress.State.FINISHED, 3, 3, 0, 2, 0, ""));
    assertThat(database.exported()).isEqualTo(before);
    assertThat(database.count("record_entry")).isEqualTo(recorded);
    assertThat(Desk.column(again.results(), "outcome")).containsOnly("already there");
  }

  @Test
  void aReportOfErrorsIsCorrectedAndImported() throws Exception {
    ImportJob job =
        desk.done(
            "C-1,acme-studio,,,,,single-machine,,,,,,",
            "C-2,acme-studio,,ada@,,,single-machine,,,,,,",
            "C-2,,,,,,,,,,,,",
            "C-3,acme-studio,,,,,single-machine,,,,,,");
    assertThat(job.progress().failed()).isEqualTo(2);
    assertThat(Desk.column(job.errors(), "line")).containsExactly("3", "4");
    assertThat(Desk.column(job.errors(), "problem").get(1))
        .isEqualTo("not imported, because of line 3");

    ImportJob corrected =
        desk.beginFile(Files.readString(job.errors()).replace("ada@,", "ada@x.example,"));

    assertThat(corrected.await())
        .isEqualTo(new Progress(Progress.State.FINISHED, 2, 2, 1, 0, 0, ""));
    assertThat(sold()).hasSize(4);
  }

  @Test
  void whatSpreadsheetsWriteIsRead() throws Exception {
    ImportJob job =
        desk.beginFile(
            "\uFEFFOrder;Product;Terms;Machine_Limit\r\n"
                + "\"D \"\"1\"\"\";acme-studio;per-developer;2\r\n\r\n");

    assertThat(job.await().issued()).isEqualTo(1);
    assertThat(sold("D \"1\"")).hasSize(1);
  }

  @Test
  void whatLooksLikeAFormulaIsQuotedAndReadAgain() throws Exception {
    desk.done("'=1+1,acme-studio,,=a@x.example,,-b@x.example,single-machine,,,,,,");

    String exported = database.exported();

    assertThat(exported).contains(",'=a@x.example,,'-b@x.example,");
    assertThat(sold("=1+1")).hasSize(1);
    OrderDatabase other = new OrderDatabase();
    try (Desk elsewhere = new Desk(folder.resolve("elsewhere"), other)) {
      elsewhere.beginFile(exported).await();
    }
    assertThat(other.exported()).isEqualTo(exported);
  }

  @Test
  void whatIsNoFileOfOrdersIsRefusedWhole() throws Exception {
    for (String file :
        List.of(
            "",
            "order,product\n",
            "order,product,terms,price\n",
            "order,order,product,terms\n",
            "order,product,terms\na,b,\"c\n",
            "order,product,terms\na,b,\"c\"d\n")) {
      assertThatThrownBy(() -> desk.beginFile(file)).as(file).isInstanceOf(NoOrders.class);
    }
    assertThat(desk.imports.current()).isEmpty();
    assertThat(desk.imports.resume()).isEmpty();
  }

  @Test
  void oneImportAtATimeAndOneProcess() throws Exception {
    assertThatThrownBy(() -> new Desk(folder, database)).hasMessageContaining("another process");
    ImportJob job = desk.begin(many(3_000));
    assertThatThrownBy(() -> desk.begin("x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> desk.imports.resume()).isInstanceOf(IllegalStateException.class);
    job.cancel();
    assertThat(job.await().state()).isEqualTo(Progress.State.CANCELLED);
    long stopped = job.progress().rows();
    assertThat(stopped).isLessThan(3_000);

    ImportJob resumed = desk.imports.resume().orElseThrow();

    assertThat(resumed.await())
        .isEqualTo(new Progress(Progress.State.FINISHED, 3_000, 3_000, 3_000, 0, 0, ""));
    assertThat(sold()).hasSize(1_000);
    assertThat(Desk.column(resumed.results(), "line")).hasSize(3_000).doesNotHaveDuplicates();
    assertThat(desk.imports.resume()).isEmpty();
  }

  @Test
  @Tag("rule-8.6")
  void noFileKeepsPeopleLongerThanItIsNeeded() throws Exception {
    ImportJob wrong = desk.done("A-1,acme-studio,,ada@x.example,,,no-such-terms,,,,,,");
    assertThat(filesThatName("ada@x.example")).containsExactly(wrong.errors());

    desk.done("A-1,acme-studio,,ada@x.example,,,single-machine,,,,,,");
    assertThat(filesThatName("ada@x.example")).isEmpty();
  }

  private List<Path> filesThatName(String email) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> found = new ArrayList<>();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(email)) {
          found.add(file);
        }
      }
      return found;
    }
  }

  private static String[] many(int rows) {
    String[] all = new String[rows];
    for (int i = 0; i < rows; i++) {
      all[i] = "M-" + i + ",acme-studio,,,,,single-machine,,,,,,";
    }
    return all;
  }

  @Test
  void whatCannotBeIssuedSaysWhere() throws Exception {
    desk.done("E-1,acme-studio," + FIRST + ",,,,single-machine,,,,,,");

    ImportJob job =
        desk.done(
            "E-2,acme-studio," + SECOND + ",,,,single-machine,,,,,,",
            "E-2,acme-studio," + FIRST + ",,,,single-machine,,,,,,",
            "E-1,acme-studio," + SECOND + ",,,,single-machine,,,,,,");

    assertThat(job.progress().failed()).isEqualTo(3);
    assertThat(Desk.column(job.errors(), "column")).containsExactly("order", "serial", "order");
    assertThat(Desk.column(job.errors(), "problem").get(0)).contains("because of line 3");
    assertThat(Desk.column(job.errors(), "problem").get(1)).contains("SERIAL_ALREADY_ISSUED");
    assertThat(Desk.column(job.errors(), "problem").get(2)).contains("ORDER_ALREADY_ISSUED");
    assertThat(database.count("record_entry")).isEqualTo(3);
  }
}
