import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Keeps the console's JSDoc types what the OpenAPI description says: compares the file with it, or
 * writes it again. Run by the build: {@code GenerateTypes <openapi.json> <types.js> check|apply}.
 */
final class GenerateTypes {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String SUFFIX = "Json";
  private static final String APPLY = "mvn -pl web.admin process-classes -Dtypes=apply";

  /** Lists are one type with a parameter; the description has one schema for each element. */
  private static final List<String> GENERIC = List.of("ItemsJson", "PageJson");

  /** Records whose names mean something only inside the class that holds them. */
  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("DayJson", "FigureDay"),
              Map.entry("EditJson", "MediaEdit"),
              Map.entry("EnvironmentView", "Environment"),
              Map.entry("EventJson", "LiveEvent"),
              Map.entry("FixJson", "MediaFix"),
              Map.entry("HourJson", "BestHour"),
              Map.entry("LinkJson", "RecurrenceLink"),
              Map.entry("NewTokenJson", "MadeToken"),
              Map.entry("OptionJson", "ConnectOption"),
              Map.entry("PlaceJson", "PlaceFigures"),
              Map.entry("PreviewJson", "PreviewStyle"),
              Map.entry("SeriesJson", "FigureSeries"),
              Map.entry("SettingsJson", "ServiceSettings"),
              Map.entry("StatusJson", "StatisticsStatus")));

  private final JsonNode schemas;
  private final Set<String> onlySent;

  private GenerateTypes(JsonNode description) {
    schemas = description.path("components").path("schemas");
    Set<String> answered = new HashSet<>();
    Set<String> sent = new HashSet<>();
    for (JsonNode path : description.path("paths")) {
      for (JsonNode operation : path) {
        follow(operation.path("responses"), answered);
        follow(operation.path("requestBody"), sent);
      }
    }
    sent.removeAll(answered);
    onlySent = sent;
  }

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    String wanted =
        new GenerateTypes(new ObjectMapper().readTree(new File(arguments[0]))).document();
    if (arguments[2].equals("apply")) {
      Files.writeString(file, wanted);
      return;
    }
    String found = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
    if (!found.equals(wanted)) {
      System.err.printf(
          "%s is not what the OpenAPI description says (%s). Write it again with: %s%n",
          file, firstDifference(found, wanted), APPLY);
      System.exit(1);
    }
  }

  private static String firstDifference(String found, String wanted) {
    List<String> old = found.lines().toList();
    List<String> fresh = wanted.lines().toList();
    int line = 0;
    while (line < Math.min(old.size(), fresh.size()) && old.get(line).equals(fresh.get(line))) {
      line++;
    }
    return line < fresh.size()
        ? "line %d should be «%s»".formatted(line + 1, fresh.get(line))
        : "it should end after line %d".formatted(line);
  }

  private String document() {
    Map<String, String> types = new TreeMap<>();
    Set<String> unused = new TreeSet<>(NAMES.keySet());
    schemas
        .properties()
        .forEach(
            schema -> {
              unused.remove(schema.getKey());
              String type = typedef(schema.getKey(), schema.getValue());
              String other = types.put(declared(schema.getKey()), type);
              if (other != null && !other.equals(type)) {
                throw failure(schema.getKey(), "its name is taken by something else");
              }
            });
    if (!unused.isEmpty()) {
      throw new IllegalStateException("No schema of the description is called " + unused);
    }
    return """
        /**
         * The bodies of the REST API, for people and for `tsc --checkJs`. Generated from its OpenAPI description; write it again with
         * `%s`.
         * @module
         */

        %s
        export {};
        """
        .formatted(APPLY, String.join("\n", types.values()));
  }

  private String typedef(String name, JsonNode schema) {
    StringBuilder text = new StringBuilder("/**\n");
    boolean generic = generic(name) != null;
    if (generic) {
      text.append(" * @template T\n");
    }
    text.append(" * @typedef {object} ").append(declared(name)).append('\n');
    if (!"object".equals(schema.path("type").asText()) || !schema.has("properties")) {
      throw failure(name, "it is no object with properties");
    }
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(one -> required.add(one.asText()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode value = property.getValue();
      Set<String> union = union(name + "." + property.getKey(), value);
      String type = generic && property.getKey().equals("items") ? "T[]" : String.join("|", union);
      boolean optional =
          !required.contains(property.getKey())
              && (onlySent.contains(name) || !union.contains("null"));
      text.append(" * @property {%s} ".formatted(type))
          .append(optional ? "[" + property.getKey() + "]" : property.getKey())
          .append(remark(value))
          .append('\n');
    }
    return text.append(" */\n").toString();
  }

  private Set<String> union(String where, JsonNode schema) {
    if (schema.has("$ref")) {
      return Set.of(referred(schema));
    }
    Set<String> union = new LinkedHashSet<>();
    if (schema.has("anyOf")) {
      schema.get("anyOf").forEach(one -> union.addAll(union(where, one)));
      return union;
    }
    JsonNode types = schema.path("type");
    if (types.isTextual()) {
      union.addAll(plain(where, types.asText(), schema));
    } else {
      types.forEach(type -> union.addAll(plain(where, type.asText(), schema)));
    }
    if (union.isEmpty()) {
      throw failure(where, "it has no type");
    }
    return union;
  }

  private Set<String> plain(String where, String type, JsonNode schema) {
    return switch (type) {
      case "string" -> schema.has("enum") ? literals(schema.get("enum")) : Set.of("string");
      case "integer", "number" -> Set.of("number");
      case "boolean", "null" -> Set.of(type);
      case "array" -> Set.of(array(union(where, schema.path("items"))));
      case "object" -> {
        JsonNode values = schema.path("additionalProperties");
        yield Set.of(
            "Record<string, %s>"
                .formatted(values.isObject() ? String.join("|", union(where, values)) : "unknown"));
      }
      default -> throw failure(where, "the type " + type + " is not known");
    };
  }

  private static Set<String> literals(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .filter(value -> !value.isNull())
        .map(value -> "'" + value.asText() + "'")
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String array(Set<String> elements) {
    String union = String.join("|", elements);
    return elements.size() == 1 ? union + "[]" : "(" + union + ")[]";
  }

  private String referred(JsonNode reference) {
    String name = reference.get("$ref").asText().substring(SCHEMAS.length());
    if (generic(name) == null) {
      return declared(name);
    }
    JsonNode element = schemas.path(name).path("properties").path("items").path("items");
    return "%s<%s>".formatted(declared(name), String.join("|", union(name, element)));
  }

  private static String remark(JsonNode schema) {
    String format = schema.path("format").asText();
    boolean counts = schema.path("type").toString().contains("\"string\"");
    return counts && !format.isEmpty() ? " " + format : "";
  }

  private static String declared(String name) {
    String generic = generic(name);
    String plain = generic == null ? name : generic;
    String known = NAMES.get(plain);
    if (known != null) {
      return known;
    }
    return plain.endsWith(SUFFIX) ? plain.substring(0, plain.length() - SUFFIX.length()) : plain;
  }

  private static String generic(String name) {
    return GENERIC.stream()
        .filter(one -> name.startsWith(one) && name.length() > one.length())
        .findFirst()
        .orElse(null);
  }

  /** Adds every schema that is referred to in it, and in those. */
  private void follow(JsonNode node, Set<String> found) {
    List<String> references = new ArrayList<>(node.findValuesAsText("$ref"));
    for (String reference : references) {
      String name = reference.substring(SCHEMAS.length());
      if (found.add(name)) {
        follow(schemas.path(name), found);
      }
    }
  }

  private static IllegalStateException failure(String where, String why) {
    return new IllegalStateException(
        "%s of the OpenAPI description cannot be a type of the console: %s".formatted(where, why));
  }
}
