package dev.licensing.examples.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.examples.server.MyAccountTable;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Page;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each page and each form, by each role, on one and the same order: what they get is compared with
 * {@code docs/reference/authorisation.md}. With {@code -Dmatrix.write=true} that is written, to be
 * read by a person. (Each call of the protocol by each kind of caller: {@code RolesTest} in
 * licensing-server.)
 */
@InTheBrowser
class AuthorisationTest {

  private static final Path TABLE = Path.of("../../docs/reference/authorisation.md");
  private static final String BEGIN = "<!-- the table begins -->\n";

  private record Line(Page page, boolean form, Map<String, String> cells) {

    String text() {
      return "| `"
          + (form ? "POST " : "GET ")
          + page.path()
          + "` | "
          + String.join(" | ", cells.values())
          + " |";
    }
  }

  @Test
  @Tag("rule-5.5")
  void everybodyGetsWhatTheTableSaysAndNothingElse(Shop shop) throws Exception {
    List<Line> lines = new ArrayList<>();
    Roles roles = Roles.in(shop);
    Map<String, Wire> everybody = roles.everybody();
    for (Page page : MyAccountTable.pages()) {
      if (page.show().isPresent()) {
        lines.add(new Line(page, false, seen(everybody, roles.at(page))));
      }
    }
    for (Page page : MyAccountTable.pages()) {
      if (page.act().isPresent() && !ends(page)) {
        lines.add(new Line(page, true, sent(everybody, roles.at(page))));
      }
    }
    lines.forEach(AuthorisationTest::mustBeSane);

    String table =
        "| | "
            + String.join(" | ", everybody.keySet())
            + " |\n|---|"
            + "---|".repeat(everybody.size())
            + "\n"
            + lines.stream().map(Line::text).collect(Collectors.joining("\n"))
            + "\n";
    String document = Files.readString(TABLE);
    String before = document.substring(0, document.indexOf(BEGIN) + BEGIN.length()) + "\n";
    if (Boolean.getBoolean("matrix.write")) {
      Files.writeString(TABLE, before + table);
    }
    assertThat(Files.readString(TABLE)).isEqualTo(before + table);
  }

  /** Signing out is for who is in, and the rest of the table needs them in. */
  private static boolean ends(Page page) {
    return page.path().contains("sign-out") || page.path().contains("sign-in");
  }

  /** Whatever the table says: this must be so. */
  private static void mustBeSane(Line line) {
    Page page = line.page();
    if (page.audience() == Audience.PERSON) {
      assertThat(line.cells().get("visitor")).as(line.text()).isEqualTo("sign in");
      assertThat(line.cells().get("staff")).as(line.text()).isEqualTo("sign in");
    }
    if (page.audience() == Audience.STAFF) {
      for (String role : List.of("visitor", "stranger", "customer", "manager", "assigned")) {
        assertThat(line.cells().get(role)).as(role + line.text()).isEqualTo("sign in");
      }
    }
    if (!line.form() && page.audience() == Audience.PERSON && page.path().contains("{")) {
      assertThat(line.cells().get("stranger")).as(line.text()).isEqualTo("nothing");
    }
  }

  private static Map<String, String> seen(Map<String, Wire> everybody, String path)
      throws Exception {
    Map<String, String> cells = new java.util.LinkedHashMap<>();
    for (Map.Entry<String, Wire> one : everybody.entrySet()) {
      cells.put(one.getKey(), word(one.getValue().get(path)));
    }
    return cells;
  }

  /** An empty form: it tells who is let through to where fields are read, and does nothing. */
  private static Map<String, String> sent(Map<String, Wire> everybody, String path)
      throws Exception {
    Map<String, String> cells = new java.util.LinkedHashMap<>();
    for (Map.Entry<String, Wire> one : everybody.entrySet()) {
      cells.put(one.getKey(), word(one.getValue().form("/sign-in", path, Map.of())));
    }
    return cells;
  }

  private static String word(HttpResponse<String> reply) {
    return switch (reply.statusCode()) {
      case 200 -> "yes";
      case 303 -> Wire.location(reply).endsWith("/sign-in") ? "sign in" : "yes";
      case 403 -> "no";
      case 404, 410 -> "nothing";
      default -> reply.statusCode() < 500 ? "refused" : "FAILED";
    };
  }
}
