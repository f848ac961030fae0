package dev.licensing.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

  @Test
  void whatIsThereIsNotAppliedAgain() throws Exception {
    TestDatabase database = TestDatabase.migrated();

    new SchemaMigration(database.source()).apply();

    assertThat(database.ask("select script from licensing_schema"))
        .containsExactly("V1__licensing.sql");
  }

  @Test
  void serversThatStartTogetherApplyItOnce() throws Exception {
    TestDatabase database = TestDatabase.empty();
    ExecutorService servers = Executors.newFixedThreadPool(6);
    try {
      Callable<Boolean> start =
          () -> {
            new SchemaMigration(database.source()).apply();
            return true;
          };
      List<Callable<Boolean>> starts = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        starts.add(start);
      }
      for (Future<Boolean> started : servers.invokeAll(starts)) {
        assertThat(started.get()).isTrue();
      }
    } finally {
      servers.shutdownNow();
    }
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
