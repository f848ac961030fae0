package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The table of the protocol is complete, and every line of it says what it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {

  private List<Route> routes;

  @BeforeAll
  void routes() throws Exception {
    routes = new Town().endpoint.routes().all();
  }

  /** A command nobody can give over HTTP would be a rule without a product. */
  @Test
  void everyCommandOfTheEngineHasARoute() {
    Set<Class<?>> commands =
        Stream.of(Command.class.getPermittedSubclasses()).collect(Collectors.toSet());

    assertThat(given(route -> true)).isEqualTo(commands);
  }

  /** Rule 14.3: what has a report can be asked first, and the hash of the report confirmed. */
  @Test
  @Tag("rule-14.3")
  void everyActWithAReportCanBeAskedFirst() {
    Set<Class<?>> asked = given(route -> !executes(route) && reported(route));
    Set<Class<?>> done = given(route -> executes(route) && reported(route));

    assertThat(done).isEqualTo(asked).hasSize(6);
  }

  @Test
  void everyRouteIsThereOnceAndSaysWhatItGives() {
    assertThat(routes.stream().map(route -> route.method() + ' ' + route.pattern()))
        .doesNotHaveDuplicates();
    assertThat(routes).allSatisfy(route -> assertThat(route.form().statuses()).isNotEmpty());
    assertThat(routes)
        .filteredOn(route -> route.form().body().isPresent())
        .allSatisfy(route -> assertThat(route.method()).isEqualTo("POST"));
  }

  /** {@code …/preview} stands for the path before it. */
  @Test
  void everyRouteStandsInTheDocumentationAndNoOther() throws Exception {
    Set<String> documented = new TreeSet<>();
    Matcher rows =
        Pattern.compile("(?m)^\\| `(GET|POST|DELETE) (/[^`]+)`(, `…(/preview)`)?")
            .matcher(reference());
    while (rows.find()) {
      documented.add(rows.group(1) + ' ' + rows.group(2));
      if (rows.group(4) != null) {
        documented.add(rows.group(1) + ' ' + rows.group(2) + rows.group(4));
      }
    }

    assertThat(documented)
        .isEqualTo(
            routes.stream()
                .map(route -> route.method() + ' ' + route.pattern())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void whatOnlyTheVendorMayDoStandsInItsOwnCorner() {
    assertThat(routes)
        .allSatisfy(
            route ->
                assertThat(route.who() == Route.Who.VENDOR)
                    .isEqualTo(route.pattern().startsWith("/v1/vendor/")));
  }

  /** One without would open to no key, or, by a mistake elsewhere, to each. */
  @Test
  void whatTheVendorMayDoSaysWhatAKeyMustBeGoodFor() {
    assertThat(routes)
        .allSatisfy(
            route ->
                assertThat(route.form().scope().isPresent())
                    .isEqualTo(route.who().name().contains("VENDOR")));
  }

  @Test
  void theDocumentationSaysWhichScopeEachNeeds() throws Exception {
    Set<String> documented = new TreeSet<>();
    Matcher rows =
        Pattern.compile("(?m)^\\| `(\\w+ /[^`]+)`(, `…(/preview)`)? \\| [a-z, ]*`([A-Z]+)` \\|")
            .matcher(reference());
    while (rows.find()) {
      documented.add(rows.group(1) + ' ' + rows.group(4));
      if (rows.group(3) != null) {
        documented.add(rows.group(1) + rows.group(3) + ' ' + rows.group(4));
      }
    }

    assertThat(documented)
        .isEqualTo(
            routes.stream()
                .filter(route -> route.form().scope().isPresent())
                .map(
                    route ->
                        String.join(
                            " ",
                            route.method(),
                            route.pattern(),
                            route.form().scope().orElseThrow().name()))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static String reference() throws IOException {
    return Files.readString(Path.of("..", "docs", "reference", "http.md"));
  }

  private Set<Class<?>> given(Predicate<Route> which) {
    return routes.stream()
        .filter(which)
        .flatMap(route -> route.form().command().stream())
        .collect(Collectors.toSet());
  }

  private static boolean executes(Route route) {
    return route.form().executed();
  }

  private static boolean reported(Route route) {
    return route.form().is(Form.Mark.REPORTED);
  }
}
