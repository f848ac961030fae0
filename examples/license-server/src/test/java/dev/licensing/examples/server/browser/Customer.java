package dev.licensing.examples.server.browser;

import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import java.util.List;
import java.util.Map;

/** A customer of the shop, signed in at the protocol. */
public record Customer(Shop shop, String name, String email, String account, String token) {

  /** Uses a serial on a machine. */
  public Replies.Activated activates(String serial, String machine) throws Exception {
    return shop.post(
        token,
        "/v1/activations",
        new Requests.Activate(serial, Shop.machine(machine), null, "bm9uY2Vub25jZW5vbmNl"),
        Replies.Activated.class);
  }

  /** Releases it on that machine. */
  public void releases(Replies.Activated activated, String machine) throws Exception {
    shop.post(
        token,
        "/v1/activations/" + activated.activation() + "/release",
        new Requests.Release(Shop.machine(machine)),
        Replies.Released.class);
  }

  /** Lets somebody else use a serial. */
  public void shares(String serial, String email) throws Exception {
    shop.post(
        token, "/v1/assignments", new Requests.Share(List.of(serial), email), Replies.Shared.class);
  }

  /** Does anything else. */
  public void does(String path, Object body) throws Exception {
    shop.post(token, path, body, Map.class);
  }
}
