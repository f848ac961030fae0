package dev.licensing.examples.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.LicenseEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The protocol, asked in this process: a page can do what any application could, and nothing else.
 * So every right is checked, every guess counted and every act recorded in the one place where it
 * is for all.
 */
public final class Api {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final LicenseEndpoint endpoint;
  private final String address;
  private final Optional<String> token;

  Api(LicenseEndpoint endpoint, String address, Optional<String> token) {
    this.endpoint = endpoint;
    this.address = address;
    this.token = token;
  }

  /** Shows something. */
  public <T> T get(String path, Class<T> answer) {
    return ask("GET", path).as(answer);
  }

  /** Shows something that is asked for by a body, or does something. */
  public <T> T post(String path, Object body, Class<T> answer) {
    return ask("POST", path).with(body).as(answer);
  }

  /** A request that is yet to be completed. */
  public Asking ask(String method, String path) {
    return new Asking(method, path);
  }

  /** A request that is put together. */
  public final class Asking {

    private final String method;
    private final String path;
    private final TreeMap<String, String> headers = new TreeMap<>();
    private byte[] body = new byte[0];

    private Asking(String method, String path) {
      this.method = method;
      this.path = path;
      token.ifPresent(known -> headers.put("Authorization", "Bearer " + known));
    }

    /** With a body of the protocol. */
    public Asking with(Object record) {
      try {
        return withBytes(JSON.writeValueAsBytes(record));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(e);
      }
    }

    /** With a body that is JSON already, as a request file of a machine is. */
    public Asking withBytes(byte[] json) {
      headers.put("Content-Type", "application/json");
      body = json.clone();
      return this;
    }

    /** At most once, however often the same form is sent. */
    public Asking once(String key) {
      headers.put("Idempotency-Key", key);
      return this;
    }

    /** Only if the report that was read is still true. */
    public Asking confirming(String hash) {
      headers.put("If-Match", '"' + hash + '"');
      return this;
    }

    /**
     * The answer.
     *
     * @throws Refused if it was no
     */
    public <T> T as(Class<T> answer) {
      try {
        return JSON.readValue(bytes(), answer);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * Where nothing is answered but that it is done.
     *
     * @throws Refused if it was no
     */
    public void done() {
      bytes();
    }

    private byte[] bytes() {
      WireRequest request = new WireRequest(method, path, headers, body);
      WireResponse response = endpoint.handle(request, address);
      SecurityLog.answered(request, response, address);
      if (response.status() >= 400) {
        throw new Refused(read(response.body()));
      }
      return response.body();
    }
  }

  private static Problem read(byte[] body) {
    try {
      return JSON.readValue(body, Problem.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
