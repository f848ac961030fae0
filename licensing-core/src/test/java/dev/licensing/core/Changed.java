package dev.licensing.core;

import dev.licensing.core.command.Command;
import dev.licensing.core.command.Origin;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** A command with one thing changed, whatever command it is. */
final class Changed {

  private Changed() {}

  static Command by(Command command, Origin origin) {
    return with(command, "origin", origin);
  }

  /** The same command with this component, which it must have. */
  static Command with(Command command, String name, Object value) {
    RecordComponent[] components = command.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    boolean found = false;
    try {
      for (int i = 0; i < components.length; i++) {
        boolean changed = components[i].getName().equals(name);
        found |= changed;
        values[i] = changed ? value : components[i].getAccessor().invoke(command);
      }
      if (!found) {
        throw new IllegalArgumentException(command + " has no " + name);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return (Command) command.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean has(Command command, String name) {
    return Arrays.stream(command.getClass().getRecordComponents())
        .anyMatch(component -> component.getName().equals(name));
  }

  /** What the command has under this name. */
  static <T> T of(Command command, String name, Class<T> type) {
    try {
      for (RecordComponent component : command.getClass().getRecordComponents()) {
        if (component.getName().equals(name)) {
          return type.cast(component.getAccessor().invoke(command));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalArgumentException(command + " has no " + name);
  }
}
