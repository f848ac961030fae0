package dev.licensing.client;

import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.lifecycle.Means;
import dev.licensing.client.lifecycle.Session.Token;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.Heard;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks the server in the name of who is signed in. */
record Person(Means means, BooleanSupplier closed) {

  /** Done once, however often it is sent. */
  Call once(Call call) {
    return call.once(means.nonces().next());
  }

  <B, T> Reply<T> send(Call call, Class<B> type, Function<B, T> translation) {
    return asPerson(
        token -> {
          Heard<B> heard = ask(call.bearing(token.value()), type);
          if (heard instanceof Heard.Refusal<B> refusal
              && refusal.problem().code().equals("NOT_SIGNED_IN")) {
            means.session().end(token);
          }
          return heard.reply(translation);
        });
  }

  <T> Reply<T> asPerson(Function<Token, Reply<T>> question) {
    return asAnybody(() -> means.session().asking(question));
  }

  /** What needs nobody signed in; a client that was closed sends nothing. */
  <T> Reply<T> asAnybody(Supplier<Reply<T>> question) {
    return closed.getAsBoolean()
        ? new Reply.NotSent<>(Hindrance.CLOSED, "this client was closed")
        : question.get();
  }

  <B> Heard<B> ask(Call call, Class<B> type) {
    return means.exchange().ask(call, type);
  }
}
