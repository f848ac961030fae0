package dev.licensing.server.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL while it is put together, with its values in the order of their question marks. */
final class Sql {

  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> values = new ArrayList<>();

  Sql add(String more, @Nullable Object... its) {
    text.append(more);
    for (Object value : its) {
      values.add(value);
    }
    return this;
  }

  Sql add(Sql other) {
    text.append(other.text);
    values.addAll(other.values);
    return this;
  }

  String text() {
    return text.toString();
  }

  @Nullable Object[] values() {
    return values.toArray();
  }

  /** Rows that are wanted for several reasons: a named table that is the union of these. */
  static final class Union {

    private final String name;
    private final List<Sql> parts = new ArrayList<>();

    /**
     * A table.
     *
     * @param name with its columns, for example {@code wanted (id)}
     */
    Union(String name) {
      this.name = name;
    }

    Union or(String select, @Nullable Object... values) {
      parts.add(new Sql().add(select, values));
      return this;
    }

    Union orIf(boolean asked, String select, @Nullable Object... values) {
      return asked ? or(select, values) : this;
    }

    /** The union as a part of a {@code with}. */
    Sql sql() {
      Sql all = new Sql().add(name + " as (");
      String between = "";
      for (Sql part : parts) {
        all.add(between).add(part);
        between = "\n union ";
      }
      return all.add(")");
    }
  }
}
