package dev.licensing.examples.server;

import dev.licensing.core.LicenseEngine;
import dev.licensing.examples.server.bulk.Imports;
import dev.licensing.examples.server.console.ImportDesk;
import dev.licensing.examples.server.web.Pages;
import dev.licensing.examples.server.web.Seal;
import dev.licensing.examples.server.web.Site;
import dev.licensing.examples.server.web.StaffSessions;
import dev.licensing.server.EndpointSettings;
import dev.licensing.server.LicenseEndpoint;
import dev.licensing.server.access.RandomBytes;
import dev.licensing.server.access.VendorKey;
import dev.licensing.server.postgres.Housekeeping;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.PostgresSessionStore;
import dev.licensing.server.postgres.SchemaMigration;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A complete license server in one process; see the README beside this project for its options.
 * Prints one line when it is ready, {@code licensing-server ready port=8080 key=ID:BASE64URL}, and
 * stops on SIGTERM after finishing what it has begun.
 */
public final class LicenseServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LicenseServer.class);

  private final ServerKey key;
  private final Resources resources;
  private final Javalin http;
  private final Meters meters;

  private LicenseServer(ServerKey key, Resources resources, Javalin http, Meters meters) {
    this.key = key;
    this.resources = resources;
    this.http = http;
    this.meters = meters;
  }

  /**
   * Starts a server with the options of the command line, and the environment for what is secret.
   */
  public static void main(String[] arguments) {
    try {
      LicenseServer server = start(Options.parse(List.of(arguments), System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "licensing-server-stop"));
      announce(server);
    } catch (IllegalArgumentException e) {
      LOG.error("{}", e.getMessage());
      System.exit(2);
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.error("the server could not start", e);
      System.exit(1);
    }
  }

  /** Standard output carries this line and nothing else, so that a program can wait for it. */
  @SuppressWarnings("SystemOut")
  private static void announce(LicenseServer server) {
    PrintStream out = System.out;
    out.println("licensing-server ready port=" + server.port() + " key=" + server.key.own());
    out.flush();
  }

  /** Opens the database, brings its schema up to date, and listens. */
  static LicenseServer start(Options options) throws IOException, SQLException {
    Files.createDirectories(options.data());
    ServerKey key = ServerKey.loadOrCreate(options.data().resolve("keys"));
    Resources resources = new Resources();
    try {
      Meters meters = resources.add(Meters.start(options));
      Database database = resources.add(Database.open(options, meters.registry()));
      new SchemaMigration(database.source()).apply();
      PostgresLicenseStore store = new PostgresLicenseStore(database.source());
      meters.watch(store);
      PostgresSessionStore sessions = new PostgresSessionStore(database.source());
      EndpointSettings keyed =
          key.in(EndpointSettings.of(store, sessions, key.signer(), key.published()))
              .withSignatures(new Ed25519FastCheck())
              .withHasher(new Argon2idHasher(RandomBytes.secure()))
              .withEasyPasswords(EasyPasswords.of(options));
      EndpointSettings settings = Sending.begin(options, store, people(options, keyed), resources);
      resources.add(new Housekeeping(store, sessions, settings.policy(), settings.clock()).start());
      LicenseEndpoint endpoint = new LicenseEndpoint(settings, store);
      ImportDesk imports = resources.add(imports(options, settings, database));
      Pages pages =
          new Pages(site(options, endpoint, store, settings, database), MyAccount.pages(imports));
      Javalin http = Mount.start(endpoint, pages, meters, options);
      return new LicenseServer(key, resources, http, meters);
    } catch (SQLException | IOException | RuntimeException e) {
      resources.close();
      throw e;
    }
  }

  /** Who may come: the holders of the vendor's keys, and whom an OpenID provider knows. */
  private static EndpointSettings people(Options options, EndpointSettings keyed)
      throws IOException {
    EndpointSettings settings = keyed.withVendorKey("vendor", VendorKeys.loadOrCreate(options));
    for (Map.Entry<String, VendorKey> more : options.vendorKeys().entrySet()) {
      settings = settings.withVendorKey(more.getKey(), more.getValue());
    }
    return options.openId().isPresent()
        ? settings.withIdentities(new OpenIdentities(options.openId().get()))
        : settings;
  }

  private static Site site(
      Options options,
      LicenseEndpoint endpoint,
      PostgresLicenseStore store,
      EndpointSettings settings,
      Database database)
      throws IOException, SQLException {
    Seal seal = new Seal(SiteSecret.loadOrCreate(options.data().resolve("keys")));
    return new Site(
        endpoint,
        store,
        settings.policy(),
        seal,
        new StaffSessions(database.source(), seal, settings.vendorKeys(), settings.clock())
            .prepared(),
        settings.mail().isPresent(),
        options.address(),
        options.proxies());
  }

  private static ImportDesk imports(Options options, EndpointSettings settings, Database database)
      throws IOException {
    Path folder = options.data().resolve("imports");
    OwnerOnly.createFolder(folder);
    LicenseEngine engine = new LicenseEngine(settings.policy());
    return new ImportDesk(folder, its -> Imports.open(its, database.source(), engine));
  }

  int port() {
    return http.port();
  }

  int metricsPort() {
    return meters.port();
  }

  /** Finishes requests, then notices, then closes the database. */
  @Override
  public void close() {
    LOG.info("stopping");
    try {
      Mount.stop(http);
    } finally {
      resources.close();
    }
    LOG.info("stopped");
  }
}
