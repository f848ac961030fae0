package dev.licensing.client;

import dev.licensing.client.answer.Verdict;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.client.policy.TimeLimits;
import dev.licensing.testkit.FakeMachine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** An application in a process of its own, for tests that kill it or look at what it loads. */
final class Child {

  private static final Duration LONG = Duration.ofMinutes(1);

  private Child() {}

  /** What to do, then the server, its key, the directory, the time, a token, and a serial. */
  public static void main(String[] args) {
    try (LicensingClient client =
        LicensingClient.forProduct("acme-studio")
            .server(URI.create(args[1]))
            .trusting(args[2])
            .store(Path.of(args[3]))
            .clock(InstantSource.fixed(Instant.parse(args[4])))
            .machine(FakeMachine.named("desk"))
            .timeLimits(new TimeLimits(LONG, LONG, LONG))
            .retries(RetryPolicy.never())
            .build()) {
      Verdict verdict = client.start();
      if (args[0].equals("activate")) {
        client.useToken(args[5]);
        client.activate(args[6]);
        verdict = client.check();
      }
      System.out.println("verdict " + verdict.getClass().getSimpleName());
    }
  }
}
