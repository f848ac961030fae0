package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whoever runs a released version gets the schema of this one, and keeps what is in it. What a
 * version made stands as {@code released/VERSION.sql} beside this test: its migrations, and rows of
 * every kind. A version that the changelog calls released and that is not there fails the build.
 */
class SchemaUpgradeTest {

  private static final Path RELEASED =
      Path.of("src/test/resources/dev/licensing/server/postgres/released");
  private static final Pattern VERSION =
      Pattern.compile("(?m)^## (\\d+\\.\\d+\\.\\d+)(?! \\(unreleased\\))");

  /** Everything that a migration can make, told in texts. */
  private static final String CATALOG =
      """
      select concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable,
          column_default) as it
        from information_schema.columns where table_schema = 'public'
      union select 'index ' || indexdef from pg_indexes where schemaname = 'public'
      union select concat_ws(' ', 'constraint', conrelid::regclass, pg_get_constraintdef(oid))
        from pg_constraint where connamespace = 'public'::regnamespace
      union select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union select 'function ' || pg_get_functiondef(oid)
        from pg_proc where pronamespace = 'public'::regnamespace
      union select 'script ' || script || ' ' || checksum from licensing_schema
      order by 1
      """;

  @TestFactory
  Stream<DynamicTest> everyReleasedSchemaBecomesThisOne() throws IOException {
    List<String> versions = released(Files.readString(Path.of("..", "CHANGELOG.md")));
    System.out.println("released schemas that are upgraded: " + versions);
    return versions.stream()
        .map(
            version ->
                DynamicTest.dynamicTest(
                    version, () -> upgrade(Files.readString(RELEASED.resolve(version + ".sql")))));
  }

  private static List<String> released(String changelog) {
    return VERSION.matcher(changelog).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static void upgrade(String earlier) throws Exception {
    TestDatabase upgraded = TestDatabase.empty();
    upgraded.run(earlier);
    List<String> accounts = upgraded.ask("select id from account order by 1");
    List<String> live = upgraded.ask("select id from activation where ended_at is null order by 1");

    new SchemaMigration(upgraded.source()).apply();

    assertThat(upgraded.ask(CATALOG)).isEqualTo(TestDatabase.migrated().ask(CATALOG));
    assertThat(upgraded.ask("select id from account order by 1")).isEqualTo(accounts).isNotEmpty();
    assertThat(upgraded.ask("select id from activation where ended_at is null order by 1"))
        .isEqualTo(live)
        .isNotEmpty();
  }

  @Test
  void aReleaseIsFoundInTheChangelog() {
    assertThat(
            released("# Changelog\n\n## 0.2.0 (unreleased)\n\n## 0.1.1 (2027-01-02)\n\n## 0.1.0\n"))
        .containsExactly("0.1.1", "0.1.0");
  }

  /** What is compared sees tables, columns, indexes, triggers and what functions do. */
  @Test
  void anotherSchemaIsSeen() throws Exception {
    List<String> here = TestDatabase.migrated().ask(CATALOG);
    for (String change :
        List.of(
            "alter table account add nickname text",
            "create index another on account (name)",
            "alter table serial alter live_seats drop not null",
            "drop trigger takes_seats on activation",
            "create or replace function must(held boolean) returns boolean language sql as 'select"
                + " true'")) {
      TestDatabase other = TestDatabase.migrated();
      other.run(change);

      assertThat(other.ask(CATALOG)).as(change).isNotEqualTo(here);
    }
  }
}
