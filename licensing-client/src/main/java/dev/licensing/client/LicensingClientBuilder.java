package dev.licensing.client;

import dev.licensing.client.http.Pause;
import dev.licensing.client.lifecycle.Custody;
import dev.licensing.client.lifecycle.ThisMachine;
import dev.licensing.client.lifecycle.Trust;
import dev.licensing.client.machine.LocalMachine;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.client.policy.TimeLimits;
import dev.licensing.client.store.DefaultDirectory;
import dev.licensing.client.store.LocalStore;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.MachineProbe;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;

/**
 * Builds a {@link LicensingClient}. What is needed is asked for in turn (product, server, keys);
 * all else has a default. Building does no I/O. Not thread-safe.
 */
public final class LicensingClientBuilder {

  private final ProductId product;
  private final Optional<URI> address;
  private final Optional<LicenseTransport> transport;
  private final TrustedKeys keys;
  private Optional<Path> directory = Optional.empty();
  private Optional<MachineProbe> machine = Optional.empty();
  private InstantSource clock = InstantSource.system();
  private Optional<RandomGenerator> random = Optional.empty();
  private Optional<OkHttpClient> http = Optional.empty();
  private Optional<TimeLimits> limits = Optional.empty();
  private Optional<RetryPolicy> retries = Optional.empty();
  private Optional<Pause> pause = Optional.empty();
  private Optional<Instant> builtOn = Optional.empty();

  private LicensingClientBuilder(NeedsKeys chosen, TrustedKeys keys) {
    this.product = chosen.product;
    this.address = chosen.address;
    this.transport = chosen.transport;
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  static NeedsServer of(String product) {
    return new NeedsServer(new ProductId(product));
  }

  /** The step that asks for the server. */
  public static final class NeedsServer {

    private final ProductId product;

    private NeedsServer(ProductId product) {
      this.product = product;
    }

    /**
     * The server's address, below which {@code /v1} is found.
     *
     * @throws IllegalArgumentException unless it is {@code https}; plain {@code http} is for this
     *     very machine only, because passwords and tokens travel
     */
    public NeedsKeys server(URI address) {
      ServerMeans.mustBeSafe(address);
      return new NeedsKeys(product, Optional.of(address), Optional.empty());
    }

    /** Somebody else's transport, for example one within the process; it is never closed. */
    public NeedsKeys server(LicenseTransport transport) {
      return new NeedsKeys(product, Optional.empty(), Optional.of(transport));
    }
  }

  /** The step that asks for the keys. */
  public static final class NeedsKeys {

    private final ProductId product;
    private final Optional<URI> address;
    private final Optional<LicenseTransport> transport;

    private NeedsKeys(
        ProductId product, Optional<URI> address, Optional<LicenseTransport> transport) {
      this.product = product;
      this.address = address;
      this.transport = transport;
    }

    /**
     * The public keys whose signatures count, each written {@code id:key}. Build them in: a key
     * that is fetched proves nothing. Several let a new key overlap with the old (rule 12.4).
     *
     * @throws IllegalArgumentException if one is no such key, or there is none
     */
    public LicensingClientBuilder trusting(String... keys) {
      List<TrustedKey> parsed = new ArrayList<>();
      for (String key : keys) {
        parsed.add(TrustedKey.parse(key));
      }
      return trusting(TrustedKeys.of(parsed));
    }

    /**
     * The keys whose signatures count, those that no longer do, and the roots that may change that
     * in the field ({@link TrustedKeys#rootedIn}); roots are asked after with a refresh, once a
     * day.
     */
    public LicensingClientBuilder trusting(TrustedKeys keys) {
      return new LicensingClientBuilder(this, keys);
    }
  }

  /**
   * The directory to keep the license in. By default the user's own by the custom of the platform:
   * {@code $XDG_DATA_HOME/licensing} or {@code ~/.local/share/licensing}, {@code
   * %LOCALAPPDATA%\licensing}, {@code ~/Library/Application Support/licensing}.
   */
  public LicensingClientBuilder store(Path directory) {
    this.directory = Optional.of(directory);
    return this;
  }

  /** How the machine is read; by default {@link LocalMachine#standard}. */
  public LicensingClientBuilder machine(MachineProbe probe) {
    this.machine = Optional.of(probe);
    return this;
  }

  /**
   * The identity of this machine, instead of reading one: for containers, where nothing that can be
   * read is the container's own (rule 13.6).
   *
   * @throws IllegalArgumentException if it is shorter than four characters or says "unknown"
   */
  public LicensingClientBuilder explicitIdentity(String identity) {
    return machine(LocalMachine.explicit(identity));
  }

  /**
   * When this build of the application was released: put it in when you build. A license whose
   * maintenance had ended by then does not cover the build, which the server and, offline, the
   * client itself will say (rule 11.2). Without it nothing is judged.
   */
  public LicensingClientBuilder builtOn(Instant released) {
    this.builtOn = Optional.of(released);
    return this;
  }

  /** What time it is; by default the system's clock. */
  public LicensingClientBuilder clock(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /** Where chance comes from; by default {@link SecureRandom}. It makes keys: keep it strong. */
  public LicensingClientBuilder randomness(RandomGenerator random) {
    this.random = Optional.of(random);
    return this;
  }

  /**
   * The application's own OkHttp client, with its proxies, certificates and time limits. It is
   * shared, not closed, and follows no redirect here. Only together with a server address.
   */
  public LicensingClientBuilder okHttpClient(OkHttpClient client) {
    this.http = Optional.of(client);
    return this;
  }

  /** How long one request may take; by default {@link TimeLimits#standard}. */
  public LicensingClientBuilder timeLimits(TimeLimits limits) {
    this.limits = Optional.of(limits);
    return this;
  }

  /** How often to try; by default {@link RetryPolicy#standard}. */
  public LicensingClientBuilder retries(RetryPolicy policy) {
    this.retries = Optional.of(policy);
    return this;
  }

  /** For tests: waits between attempts without passing time. */
  LicensingClientBuilder pausing(Pause pause) {
    this.pause = Optional.of(pause);
    return this;
  }

  /**
   * Builds the client; call {@link LicensingClient#start} next.
   *
   * @throws IllegalStateException if an OkHttp client was given for a transport that is not ours
   */
  public LicensingClient build() {
    ServerMeans server = new ServerMeans(address, transport, http, limits, retries, pause);
    // As all that a start runs through, without lambdas: each takes its time to be spun.
    RandomGenerator chance = random.isPresent() ? random.get() : new StrongRandom();
    MachineProbe probe = machine.isPresent() ? machine.get() : LocalMachine.standard();
    Path place = directory.isPresent() ? directory.get() : DefaultDirectory.here();
    ThisMachine here = new ThisMachine(probe, product);
    LocalStore store = new LocalStore(place, product, chance);
    Custody custody = new Custody(store, new Trust(product, keys), here, clock, builtOn);
    LaterMeans means = new LaterMeans(server, chance, custody, here, clock, product, builtOn);
    return new LicensingClient(means, store, new Watching(transport));
  }
}
