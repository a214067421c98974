package org.rostrum.web.admin.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.rostrum.provider.settings.Secret;

/**
 * How JSON is read and written here: strictly. An unknown or doubled property, a text where a
 * number belongs, or anything after the end is an error; nothing is guessed.
 */
public final class Json {
  /** The largest JSON body, in bytes. */
  public static final int MAX_BODY_BYTES = 1024 * 1024;

  /** The deepest nesting of objects and arrays. */
  public static final int MAX_DEPTH = 20;

  /** The longest text, in characters. */
  public static final int MAX_TEXT = 100_000;

  /** The longest name of a property, in characters. */
  public static final int MAX_NAME = 200;

  /** The longest number, in characters. */
  public static final int MAX_NUMBER = 40;

  /** The most values, names and brackets of a body. */
  public static final int MAX_TOKENS = 50_000;

  private Json() {}

  /** A mapper; safe for use by many threads. */
  public static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_NUMBER)
                    .maxTokenCount(MAX_TOKENS)
                    .maxDocumentLength(MAX_BODY_BYTES)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            texts ->
                texts
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .addModule(
            new SimpleModule("rostrum")
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addSerializer(ZoneId.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new InstantReader())
                .addDeserializer(Secret.class, new SecretReader()))
        .build();
  }

  /** Reads {@code 2026-11-23T09:30:00Z}, and offsets other than Z, but no numbers. */
  private static final class InstantReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return Instants.parse(text(parser, context, Instant.class));
      } catch (DateTimeException e) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, "", "an instant in ISO 8601 is expected");
      }
    }
  }

  /** Wraps a text at once, so that the record around it cannot show it. */
  private static final class SecretReader extends StdScalarDeserializer<Secret> {
    private static final long serialVersionUID = 1L;

    SecretReader() {
      super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Secret.of(text(parser, context, Secret.class));
    }
  }

  private static String text(JsonParser parser, DeserializationContext context, Class<?> type)
      throws IOException {
    if (!parser.currentToken().isScalarValue() || parser.currentToken().isNumeric()) {
      context.handleUnexpectedToken(type, parser);
    }
    return parser.getText();
  }
}
