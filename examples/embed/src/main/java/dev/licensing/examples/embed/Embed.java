package dev.licensing.examples.embed;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.answer.Sentences;
import dev.licensing.client.answer.Verdict;
import java.net.URI;

/** A product with activation inside. What stands between the tags, the README quotes. */
final class Embed {

  private Embed() {}

  // tag::embed[]
  static LicensingClient licensing() {
    return LicensingClient.forProduct("acme-studio")
        .server(URI.create("https://licenses.example.com"))
        .trusting("2026-1:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo") // your public key
        .build();
  }

  static boolean mayRun(LicensingClient licensing, Window window) {
    Verdict verdict = licensing.start(); // from the license file, without any network
    if (verdict.refreshDue()) {
      licensing.refresh(); // without an answer, what was known goes on being true
    }
    if (!licensing.check().licensed()) {
      window.say(Sentences.english().of(licensing.check()));
      var reply =
          licensing
              .signIn(window.ask("E-mail"), window.ask("Password"))
              .then(signedIn -> licensing.activate(window.ask("Serial number")));
      window.say(Sentences.english().of(reply));
    }
    return licensing.check().licensed(); // from memory: ask as often as you like
  }
  // end::embed[]
}
