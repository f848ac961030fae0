package dev.licensing.client;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Reactivated;
import dev.licensing.client.answer.Released;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.SignedIn;
import dev.licensing.client.answer.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * The calls of a client that wait, done on an executor of the application's. A future ends as the
 * call would: with a value, also where there was no answer; exceptionally only if the executor took
 * no work. Cancelling one does not stop what is under way. Thread-safe.
 */
public final class FutureClient {

  private final LicensingClient client;
  private final Executor executor;

  FutureClient(LicensingClient client, Executor executor) {
    this.client = client;
    this.executor = executor;
  }

  /** See {@link LicensingClient#start}. */
  public CompletableFuture<Verdict> start() {
    return ask(LicensingClient::start);
  }

  /** See {@link LicensingClient#signIn}. */
  public CompletableFuture<Reply<SignedIn>> signIn(String email, String password) {
    return ask(asked -> asked.signIn(email, password));
  }

  /** See {@link LicensingClient#activate}. */
  public CompletableFuture<Reply<Activated>> activate(String typed) {
    return ask(asked -> asked.activate(typed));
  }

  /** See {@link LicensingClient#activateAsBearer}. */
  public CompletableFuture<Reply<Activated>> activateAsBearer(String typed) {
    return ask(asked -> asked.activateAsBearer(typed));
  }

  /** See {@link LicensingClient#refresh}. */
  public CompletableFuture<Reply<Verdict>> refresh() {
    return ask(LicensingClient::refresh);
  }

  /** See {@link LicensingClient#release}. */
  public CompletableFuture<Reply<Released>> release() {
    return ask(LicensingClient::release);
  }

  /** See {@link LicensingClient#reactivate()}. */
  public CompletableFuture<Reply<Reactivated>> reactivate() {
    return ask(LicensingClient::reactivate);
  }

  /** See {@link LicensingClient#startTrial}. */
  public CompletableFuture<Reply<Activated>> startTrial() {
    return ask(LicensingClient::startTrial);
  }

  /** Anything else, for example {@code ask(client -> client.account().serials())}. */
  public <T> CompletableFuture<T> ask(Function<LicensingClient, T> question) {
    try {
      return CompletableFuture.supplyAsync(() -> question.apply(client), executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
