package dev.licensing.testkit;

import dev.licensing.core.license.KeySetClaims;
import dev.licensing.core.license.StatementSigning;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.SessionStore.Session;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.server.EndpointSettings;
import dev.licensing.server.LicenseEndpoint;
import dev.licensing.server.access.Secrets;
import dev.licensing.testkit.memory.MemoryLicenseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A whole license server within the process: the real endpoint and the real rules, over a store in
 * memory, with a virtual clock and keys of its own that no other world trusts. Ids and secrets come
 * from a seed, so that a test gets the same ones each time.
 *
 * <p>A client talks to it through {@link #transport}, which fails on demand, or over HTTP on the
 * loopback interface, see {@link #startLoopback}. Safe for use by several threads. Closing it stops
 * what it started.
 */
public final class LicensingWorld extends Scene implements AutoCloseable {

  /** The password of everybody whom a world is {@link #givenAccount given}. */
  public static final String PASSWORD = "correct horse battery staple";

  /** The API key with which one is the vendor; it starts no session. */
  public static final String VENDOR_KEY = "vendor-key-of-the-testkit";

  /** Where requests seem to come from: an address kept for documentation (RFC 5737). */
  private static final String CLIENT = "192.0.2.1";

  private static final Duration SESSION = Duration.ofHours(12);

  private final MemoryLicenseStore store;
  private final Random random;
  private final List<TestKeys> keys = new CopyOnWriteArrayList<>();
  private final TestKeys root = TestKeys.create("testkit-root");
  private final List<String> keySets = new CopyOnWriteArrayList<>();
  private final FaultyTransport transport;
  private final List<LoopbackServer> started = new ArrayList<>();
  private final Situations situations = new Situations(this);
  private volatile LicenseEndpoint endpoint;

  /** A world of the product {@code acme-studio}. */
  public LicensingWorld() {
    this(new ProductId("acme-studio"), new VirtualClock(), 1);
  }

  /** A world of this product, at this time, with this seed. */
  public LicensingWorld(ProductId product, VirtualClock clock, long seed) {
    this(product, clock, new Random(seed), new MemoryLicenseStore());
  }

  private LicensingWorld(
      ProductId product, VirtualClock clock, Random random, MemoryLicenseStore store) {
    super(store, clock, random, product, TestPasswords.keep(PASSWORD));
    this.store = store;
    this.random = random;
    keys.add(TestKeys.create("testkit"));
    this.endpoint = endpoint(keys);
    this.transport = FaultyTransport.over(this::deliver, clock);
  }

  /** Signs with the last of these keys; licenses signed with any of them prove whose they are. */
  private LicenseEndpoint endpoint(List<TestKeys> known) {
    EndpointSettings settings =
        EndpointSettings.of(
                store,
                store,
                known.get(known.size() - 1).signer(),
                known.stream().map(TestKeys::trusted).toList())
            .withClock(clock())
            .withRandom(this::bytes)
            .withHasher(new TestPasswords())
            .withVendorKey("testkit", VENDOR_KEY);
    return new LicenseEndpoint(
        keySets.isEmpty()
            ? settings
            : settings.withKeySet(root.trusted(), keySets.get(keySets.size() - 1)));
  }

  private LicenseTransport.Delivery deliver(WireRequest request) {
    return new LicenseTransport.Answered(endpoint.handle(request, CLIENT));
  }

  /** What a client of this world must trust that is built now. */
  public TrustedKeys trustedKeys() {
    return TrustedKeys.of(keys.stream().map(TestKeys::trusted).toList());
  }

  /** The same, for a client that learns of other keys by the {@linkplain #publishKeySet root}. */
  public TrustedKeys rootedKeys() {
    return trustedKeys().rootedIn(root.trusted());
  }

  /**
   * From now on the server publishes a key set, signed by the root of this world, of the keys it
   * knows, but for these; clients with {@link #rootedKeys} take it.
   *
   * @param revoked ids of keys whose signatures no longer count, which the server gives up with it
   * @return the key set, to be carried to a machine without a network
   * @throws IllegalArgumentException if one is the key that signs
   */
  public String publishKeySet(String... revoked) {
    Set<String> gone = Set.of(revoked);
    List<TestKeys> left = keys.stream().filter(key -> !gone.contains(key.keyId())).toList();
    KeySetClaims claims =
        new KeySetClaims(
            keySets.size() + 1,
            clock().instant(),
            left.stream().map(TestKeys::trusted).toList(),
            new TreeSet<>(gone));
    String signed = StatementSigning.sign(claims, root.signer());
    if (gone.contains(signing().keyId())) {
      throw new IllegalArgumentException("the key that signs cannot be revoked: rotate it first");
    }
    keySets.add(signed);
    endpoint = endpoint(left);
    return signed;
  }

  /** The id of the key that signs licenses now. */
  public String keyId() {
    return signing().keyId();
  }

  private TestKeys signing() {
    return keys.get(keys.size() - 1);
  }

  /**
   * From now on the server signs with a new key. Clients that were built before do not trust it;
   * those that are given {@link #trustedKeys} from now on trust both.
   */
  public void rotateKeys() {
    keys.add(TestKeys.create("testkit-" + (keys.size() + 1)));
    endpoint = endpoint(keys);
  }

  /**
   * From now on the server knows no key but its last: licenses signed with an earlier one prove
   * nothing there any more. Whom clients trust is theirs.
   */
  public void dropEarlierKeys() {
    endpoint = endpoint(keys.subList(keys.size() - 1, keys.size()));
  }

  /** Puts a licensed product into situations, by name. */
  public Situations situations() {
    return situations;
  }

  /** The way to the server within the process, for any number of clients. */
  public FaultyTransport transport() {
    return transport;
  }

  /** The same server over HTTP on a free port of the loopback interface; closed with the world. */
  public LoopbackServer startLoopback() {
    LoopbackServer server = LoopbackServer.start(transport);
    synchronized (started) {
      started.add(server);
    }
    return server;
  }

  /** The endpoint itself, to be mounted elsewhere. */
  public LicenseEndpoint endpoint() {
    return endpoint;
  }

  /** The store, with its record and sessions. */
  public MemoryLicenseStore store() {
    return store;
  }

  /** The notices that wait for delivery, the oldest first. */
  public List<Outbox.Pending> notices() {
    return store.pending(Integer.MAX_VALUE);
  }

  /** A bearer token of this person, who has just signed in. */
  public String signedIn(Account person) {
    String token = "token-" + HexFormat.of().formatHex(bytes(16));
    Instant now = clock().instant();
    store.open(new Session(Secrets.sha256(token), person.id(), now, now.plus(SESSION)));
    return token;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() {
    transport.heal();
    synchronized (started) {
      started.forEach(LoopbackServer::close);
      started.clear();
    }
  }
}
