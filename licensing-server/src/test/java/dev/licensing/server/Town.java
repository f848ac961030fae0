package dev.licensing.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.license.Ed25519Signer;
import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.access.Pbkdf2Hasher;
import dev.licensing.server.access.RandomBytes;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.PostgresSessionStore;
import dev.licensing.server.postgres.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An endpoint over a real database, a clock that stands until it is moved, and people who call. */
final class Town {

  static final JsonMapper JSON = new JsonMapper();
  static final String VENDOR_KEY = "vendor-key-of-the-town";
  static final String PRODUCT = "acme-studio";
  static final String NONCE = "nonce-nonce-nonce";

  final TestDatabase database;
  final LicenseEndpoint endpoint;
  final TrustedKeys keys;
  private final NotingStore store;
  private final Traffic traffic;
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  Town() throws Exception {
    this(settings -> settings);
  }

  Town(UnaryOperator<EndpointSettings> more) throws Exception {
    database = TestDatabase.migrated();
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    TrustedKey key = new TrustedKey("k1", pair.getPublic());
    keys = TrustedKeys.of(key);
    PostgresLicenseStore real = new PostgresLicenseStore(database.source());
    store = new NotingStore(real);
    endpoint =
        new LicenseEndpoint(
            more.apply(
                EndpointSettings.of(
                        store,
                        new PostgresSessionStore(database.source()),
                        new Ed25519Signer("k1", pair.getPrivate()),
                        List.of(key))
                    .withHasher(new Pbkdf2Hasher(RandomBytes.secure(), 1_000))
                    .withVendorKey("sales", VENDOR_KEY)
                    .withClock(() -> now)),
            real);
    traffic = new Traffic(endpoint.routes());
  }

  Instant now() {
    return now;
  }

  void wait(Duration time) {
    now = now.plus(time);
  }

  LicenseVerifier verifier() {
    return new LicenseVerifier(new ProductId(PRODUCT), keys);
  }

  /** Somebody at an address of their own, not signed in. */
  Caller visitor() {
    return new Caller(UUID.randomUUID().toString(), new TreeMap<>());
  }

  Caller vendor() {
    return visitor().with("Authorization", "Bearer " + VENDOR_KEY);
  }

  Caller installation(String license) {
    return visitor().with("Authorization", "License " + license);
  }

  /** Registers and signs in. */
  Caller person(String name) {
    String email = name + "@town.example";
    visitor().post("/v1/accounts", new Requests.Register(email, name, "secret of " + name)).is(201);
    return signedIn(name);
  }

  Caller signedIn(String name) {
    Reply reply =
        visitor()
            .post("/v1/sessions", new Requests.SignIn(name + "@town.example", "secret of " + name))
            .is(201);
    return visitor().with("Authorization", "Bearer " + reply.text("token"));
  }

  /** Serials under terms of one machine each, force release once a week. */
  List<String> order(int serials, int machines, String users, String access) {
    Reply reply =
        vendor()
            .post("/v1/vendor/orders", unowned(serials, terms(machines, users, access)))
            .is(201);
    return texts(reply.json().get("serials"));
  }

  /** An order, as the vendor was told of it. */
  record Sold(String order, List<String> serials) {

    String serial() {
      return serials.get(0);
    }

    /** A path below the order. */
    String path(String more) {
      return "/v1/orders/" + order + more;
    }

    /** A path of the vendor below the order. */
    String vendors(String more) {
      return "/v1/vendor/orders/" + order + more;
    }
  }

  /** An order of this customer under terms like {@link #edited}. */
  Sold sold(int serials, @Nullable String customer, Map<String, ?> terms) {
    Requests.IssueOrder order =
        new Requests.IssueOrder(
            PRODUCT,
            serials,
            edited(terms),
            customer == null ? null : customer + "@town.example",
            null,
            List.of());
    Reply reply = vendor().post("/v1/vendor/orders", order).is(201);
    return new Sold(reply.text("order"), texts(reply.json().get("serials")));
  }

  /** Terms of one machine for owner and assigned users, but for what stands at these places. */
  static Requests.TermsBody edited(Map<String, ?> places) {
    ObjectNode terms = JSON.valueToTree(terms(1, "ONE", "OWNER_AND_ASSIGNED"));
    places.forEach(
        (place, value) -> {
          int slash = place.lastIndexOf('/');
          ObjectNode parent = slash == 0 ? terms : (ObjectNode) terms.at(place.substring(0, slash));
          parent.set(place.substring(slash + 1), JSON.valueToTree(value));
        });
    return JSON.convertValue(terms, Requests.TermsBody.class);
  }

  /** An order that nobody owns or manages yet. */
  static Requests.IssueOrder unowned(int serials, Requests.TermsBody terms) {
    return new Requests.IssueOrder(PRODUCT, serials, terms, null, null, List.of());
  }

  static Requests.TermsBody terms(int machines, String users, String access) {
    return new Requests.TermsBody(
        new Requests.SeatsBody(machines, users, null, Map.of()),
        access,
        true,
        "P7D",
        2,
        new Requests.ValidityBody(null, null),
        new Requests.OfflineBody("P1D", "P30D", "P7D"),
        new Requests.HostTermsBody(0, 0, false, false, "P365D"),
        "ON_APPROVAL",
        "DEVELOPERS",
        null,
        Map.of("edition", "pro"));
  }

  static List<String> texts(JsonNode array) {
    return JSON.convertValue(
        array, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  static MachineIdentity identity(String machine) {
    return MachineIdentity.hashed(
        PRODUCT,
        Map.of(
            ComponentKind.MACHINE_ID, "id of " + machine,
            ComponentKind.BOARD_SERIAL, "board of " + machine));
  }

  static Requests.MachineBody machine(String machine) {
    Map<String, String> components = new TreeMap<>();
    identity(machine)
        .components()
        .forEach((kind, hash) -> components.put(kind.name(), hash.value()));
    return new Requests.MachineBody(machine, "BARE_METAL", components);
  }

  static Requests.Activate activation(String serial, String machine) {
    return new Requests.Activate(serial, machine(machine), null, NONCE);
  }

  /** Sends requests from one address, with the same headers each time. */
  final class Caller {

    private final String address;
    private final SortedMap<String, String> headers;

    private Caller(String address, SortedMap<String, String> headers) {
      this.address = address;
      this.headers = headers;
    }

    /** The same caller with one more header. */
    Caller with(String header, String value) {
      TreeMap<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new Caller(address, more);
    }

    /** The same caller from another address. */
    Caller from(String elsewhere) {
      return new Caller(elsewhere, headers);
    }

    Reply post(String path, Object body) {
      try {
        return with("Content-Type", "application/json")
            .send("POST", path, JSON.writeValueAsString(body));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    Reply get(String path) {
      return send("GET", path, "");
    }

    Reply delete(String path) {
      return send("DELETE", path, "");
    }

    Reply send(String method, String path, String body) {
      return send(method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    Reply send(String method, String path, byte[] body) {
      WireRequest request = new WireRequest(method, path, headers, body);
      WireResponse response = endpoint.handle(request, address);
      traffic.check(request, response, store.taken());
      return new Reply(response);
    }
  }

  /** What came back. */
  record Reply(WireResponse response) {

    Reply is(int status) {
      if (response.status() != status) {
        throw new AssertionError("not " + status + " but " + this);
      }
      return this;
    }

    JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    String text(String member) {
      return json().get(member).textValue();
    }

    String code() {
      return text("code");
    }

    String header(String name) {
      return response.header(name).orElse("");
    }

    @Override
    public String toString() {
      return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
    }
  }
}
