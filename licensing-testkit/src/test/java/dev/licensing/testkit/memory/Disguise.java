package dev.licensing.testkit.memory;

import dev.licensing.core.command.Command;
import dev.licensing.core.command.Origin;
import java.lang.reflect.RecordComponent;

/** The same command, given by somebody else. */
final class Disguise {

  private Disguise() {}

  /** Each command is a record whose first component is its origin. */
  static Command of(Command command, Origin origin) {
    RecordComponent[] components = command.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = components[i].getAccessor().invoke(command);
      }
      values[0] = origin;
      return (Command) command.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
