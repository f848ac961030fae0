package dev.licensing.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.io.TempDir;

/** The calls that wait, on somebody else's threads. */
class FutureClientTest {

  @TempDir Path directory;

  @LicensingTest
  void eachCallIsDoneWhereAndWhenTheExecutorSays(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    Queue<Runnable> work = new ArrayDeque<>();
    try (LicensingClient client = desk.builder(world.transport()).build()) {
      FutureClient futures = client.on(work::add);
      CompletableFuture<Verdict> licensed =
          futures
              .start()
              .thenCompose(verdict -> futures.signIn(Desk.EMAIL, LicensingWorld.PASSWORD))
              .thenCompose(signedIn -> futures.activate(desk.serial().value()))
              .thenCompose(activated -> futures.refresh())
              .thenCompose(refreshed -> futures.ask(LicensingClient::check));
      assertThat(world.transport().sent()).isEmpty();

      while (!work.isEmpty()) {
        work.remove().run();
      }

      assertThat(licensed).isCompletedWithValueMatching(Licensed.class::isInstance);
      CompletableFuture<?> released = futures.release();
      work.remove().run();
      assertThat(released).isCompletedWithValueMatching(Reply.Done.class::isInstance);
    }
  }

  @LicensingTest
  void whereTheExecutorTakesNothingTheFutureFailsAndNothingIsThrown(LicensingWorld world) {
    try (LicensingClient client = Desk.in(world, directory).started()) {
      FutureClient futures =
          client.on(
              work -> {
                throw new RejectedExecutionException("it was shut down");
              });
      assertThat(futures.refresh()).isCompletedExceptionally();
    }
  }
}
