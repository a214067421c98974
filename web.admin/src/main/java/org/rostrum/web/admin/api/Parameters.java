package org.rostrum.web.admin.api;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.web.admin.json.Instants;

/** Reads query parameters; what cannot be read is named in the answer, not taken for absent. */
@Provider
public final class Parameters implements ParamConverterProvider {
  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type generic, Annotation[] annotations) {
    String name =
        Arrays.stream(annotations)
            .filter(QueryParam.class::isInstance)
            .map(annotation -> ((QueryParam) annotation).value())
            .findAny()
            .orElse("");
    if (name.isEmpty()) {
      return null;
    }
    if (type == Instant.class) {
      return new Reader<>(
          name, "an instant such as 2026-11-23T09:30:00Z", text -> type.cast(Instants.parse(text)));
    }
    if (type == LocalDate.class) {
      return new Reader<>(
          name, "a day such as 2026-11-23", text -> type.cast(LocalDate.parse(text)));
    }
    if (type == UUID.class) {
      return new Reader<>(name, "an id", text -> type.cast(UUID.fromString(text)));
    }
    if (type == Integer.class) {
      return new Reader<>(name, "a whole number", text -> type.cast(Integer.valueOf(text)));
    }
    if (type.isEnum()) {
      String names = Arrays.toString(type.getEnumConstants());
      return new Reader<>(name, "one of " + names, text -> constant(type, text));
    }
    return null;
  }

  private static <T> T constant(Class<T> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(text))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no such constant"));
  }

  private record Reader<T>(String name, String expected, Function<String, T> parse)
      implements ParamConverter<T> {
    @Override
    @SuppressWarnings("NullAway") // Jersey asks with null for what is absent and takes null for it
    public T fromString(@Nullable String text) {
      if (text == null || text.isEmpty()) {
        return null;
      }
      try {
        return parse.apply(text);
      } catch (RuntimeException e) {
        String message = "'" + name + "' must be " + expected + ".";
        throw new BadRequestException(
            RequestRefused.invalid(
                "invalid-parameter",
                message,
                List.of(new FieldProblem(name, "MALFORMED", message))));
      }
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
