package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

  @Test
  void whatIsThereIsNotAppliedAgain() throws Exception {
    TestDatabase database = TestDatabase.migrated();

    new SchemaMigration(database.source()).apply();

    assertThat(database.ask("select script from licensing_schema"))
        .containsExactly("V1__licensing.sql");
  }

  @RepeatedTest(6)
  void serversThatStartTogetherApplyItOnce() throws Exception {
    TestDatabase database = TestDatabase.empty();

    List<Boolean> started =
        Together.run(
            6,
            server -> {
              try {
                new SchemaMigration(database.source()).apply();
                return true;
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });

    assertThat(started).hasSize(6);
    assertThat(database.ask("select count(*) from licensing_schema")).containsExactly("1");
  }

  @Test
  void anEditedScriptIsRefused() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    database.run("update licensing_schema set checksum = 'of something else'");

    assertThatThrownBy(() -> new SchemaMigration(database.source()).apply())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("V1__licensing.sql");
  }

  @Test
  void aDatabaseOfANewerVersionIsRefused() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    database.run("insert into licensing_schema values (2, 'V2__later.sql', 'x')");

    assertThatThrownBy(() -> new SchemaMigration(database.source()).apply())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newer");
  }
}
