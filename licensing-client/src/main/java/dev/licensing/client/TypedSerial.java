package dev.licensing.client;

import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reply;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialReading;
import java.util.function.Function;

/** A serial as a person typed it; a typo is found before anything is sent (rule 2.8). */
final class TypedSerial {

  private TypedSerial() {}

  static <T> Reply<T> read(String typed, Function<SerialNumber, Reply<T>> next) {
    SerialReading reading = SerialNumber.read(typed);
    if (reading instanceof SerialReading.Valid valid) {
      return next.apply(valid.serial());
    }
    SerialReading.Mistyped wrong = (SerialReading.Mistyped) reading;
    return new Reply.NotSent<>(
        Hindrance.SERIAL_MISTYPED,
        wrong.typo().name() + (wrong.position() < 0 ? "" : " at " + wrong.position()));
  }
}
