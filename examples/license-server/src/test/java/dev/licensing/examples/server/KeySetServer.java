package dev.licensing.examples.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Somebody's sign-in, as far as it can be seen: its public key over HTTP, and tokens it signs. */
final class KeySetServer implements AutoCloseable {

  private final RsaJsonWebKey key;
  private final HttpServer http;

  private KeySetServer(RsaJsonWebKey key, HttpServer http) {
    this.key = key;
    this.http = http;
  }

  static KeySetServer start() throws IOException, JoseException {
    RsaJsonWebKey key = key("1");
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/keys",
        exchange -> {
          byte[] set =
              new JsonWebKeySet(key)
                  .toJson(OutputControlLevel.PUBLIC_ONLY)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, set.length);
          exchange.getResponseBody().write(set);
          exchange.close();
        });
    http.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/keys");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    http.start();
    return new KeySetServer(key, http);
  }

  /** A key of nobody's yet. */
  static RsaJsonWebKey key(String id) throws JoseException {
    RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
    key.setKeyId(id);
    return key;
  }

  /** The key that it signs with. */
  RsaJsonWebKey key() {
    return key;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/keys");
  }

  /** Where a client is led on to the keys. */
  URI elsewhere() {
    return uri().resolve("/elsewhere");
  }

  /** A token with these claims. */
  static String signed(String payload, RsaJsonWebKey with) throws JoseException {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setPayload(payload);
    jws.setKey(with.getPrivateKey());
    jws.setKeyIdHeaderValue(with.getKeyId());
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    return jws.getCompactSerialization();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
