package dev.licensing.testkit.vectors;

import static dev.licensing.testkit.vectors.VectorFile.entry;

import dev.licensing.core.model.HostName;
import java.util.List;

/** Host names in their one form, and which of them stands for which (rule 9.4). */
final class HostVectors {

  private static final List<String> WRITTEN =
      List.of(
          "example.com",
          "WWW.Example.COM",
          " example.com ",
          "example.com.",
          "example.com:8443",
          "Example.Com.:443",
          "b\u00fccher.example",
          "B\u00dcCHER.example",
          "xn--bcher-kva.example",
          "\u4f8b\u3048.jp",
          "*.example.com",
          "*.B\u00fccher.example",
          "a",
          "192.0.2.7",
          "",
          " ",
          ".",
          "*",
          "*.",
          ".example.com",
          "example..com",
          "exa mple.com",
          "under_score.example",
          "-dash.example",
          "www.*.example.com",
          "http://example.com",
          "a".repeat(64) + ".example",
          "x.".repeat(130) + "example");

  private HostVectors() {}

  static VectorFile file() {
    VectorFile file =
        new VectorFile(
            "hosts",
            "normalised: a name as written, and its one form (IDNA, RFC 3490), null if it can be no"
                + " host. covered: whether a name of a runtime key lets a host run. local: whether"
                + " a host is this very machine, which needs no key.");
    WRITTEN.forEach(
        written -> file.add("normalised", entry("written", written, "host", canonical(written))));
    for (String key : List.of("example.com", "*.example.com")) {
      for (String host :
          List.of("example.com", "www.example.com", "a.b.example.com", "notexample.com", "com")) {
        file.add(
            "covered",
            entry("key", key, "host", host, "covers", HostName.of(key).covers(HostName.of(host))));
      }
    }
    for (String written :
        List.of(
            "localhost",
            "LOCALHOST:8080",
            "app.localhost",
            "127.0.0.1",
            "127.8.9.10:80",
            "::1",
            "[::1]:80",
            "localhost.example.com",
            "128.0.0.1",
            "example.com")) {
      file.add("local", entry("written", written, "local", HostName.isLocal(written)));
    }
    return file;
  }

  private static String canonical(String written) {
    try {
      return HostName.of(written).value();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
