package dev.licensing.client;

import dev.licensing.client.answer.Status;
import dev.licensing.client.lifecycle.Means;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.LocalStore.Found;
import java.nio.file.Path;

/** Puts together what is known of an installation, from memory. */
final class StatusReading {

  private StatusReading() {}

  static Status of(Means means, Path storeFile) {
    Found found = means.custody().found();
    Kept kept = found.kept();
    return new Status(
        means.custody().verdict(),
        kept.license().map(Kept.HeldLicense::serial),
        kept.license().map(Kept.HeldLicense::activation),
        kept.attempt().map(StatusReading::pending),
        kept.contact().map(Kept.Contact::server),
        means.session().current().isPresent(),
        found.condition(),
        found.detail(),
        storeFile);
  }

  private static Status.Pending pending(Kept.Attempt attempt) {
    return attempt instanceof Kept.Attempt.Releasing
        ? Status.Pending.RELEASE
        : Status.Pending.ACTIVATION;
  }
}
