package dev.licensing.examples.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Optional;
import javax.sql.DataSource;

/** A pool of connections, to the embedded PostgreSQL or to one elsewhere. */
final class Database implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 5_000;

  private final HikariDataSource pool;
  private final Optional<EmbeddedDatabase> embedded;

  private Database(HikariDataSource pool, Optional<EmbeddedDatabase> embedded) {
    this.pool = pool;
    this.embedded = embedded;
  }

  static Database open(Options options, MeterRegistry meters) throws IOException {
    Optional<EmbeddedDatabase> embedded =
        options.database().isPresent()
            ? Optional.empty()
            : Optional.of(EmbeddedDatabase.start(options.data().resolve("postgres")));
    try {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(options.database().orElseGet(() -> embedded.orElseThrow().url()));
      options.user().ifPresent(config::setUsername);
      options.password().ifPresent(config::setPassword);
      config.setMaximumPoolSize(options.connections());
      config.setMetricRegistry(meters);
      config.setConnectionTimeout(PATIENCE_MILLIS);
      config.setPoolName("licensing");
      // Errors of the server quote values; what is not known here cannot be logged here.
      config.addDataSourceProperty("logServerErrorDetail", "false");
      return new Database(new HikariDataSource(config), embedded);
    } catch (RuntimeException e) {
      embedded.ifPresent(EmbeddedDatabase::close);
      throw e;
    }
  }

  DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    embedded.ifPresent(EmbeddedDatabase::close);
  }
}
