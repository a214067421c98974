import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.ws.rs.Path;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.settings.Secret;
import org.rostrum.web.admin.api.Created;
import org.rostrum.web.admin.api.RostrumApi;
import org.rostrum.web.admin.json.EventJson;
import org.rostrum.web.admin.json.Versioned;
import org.rostrum.web.admin.problems.Problem;

/**
 * Writes the OpenAPI 3.1 description of the REST API, read from its compiled resources. Run by the
 * build: {@code GenerateOpenApi <file> <version>}.
 */
public final class GenerateOpenApi {
  private static final String RESOURCES = "org.rostrum.web.admin.api";
  private static final String SCHEMAS = "#/components/schemas/";

  private GenerateOpenApi() {}

  public static void main(String[] arguments) throws Exception {
    ModelConverters converters = ModelConverters.getInstance(true);
    converters.addConverter(new OurTypes());
    // request bodies are read with the converters of 3.0, whatever is asked for
    ModelConverters.getInstance(false).addConverter(new OurTypes());
    OpenAPIExtensions.setExtensions(withStatuses());
    OpenAPI api =
        new OpenAPI()
            .openapi("3.1.0")
            .info(
                new Info()
                    .title("Rostrum")
                    .version(arguments[1].replace("-SNAPSHOT", ""))
                    .description("Publish to social networks on a schedule. See docs/rest.md.")
                    .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
            .servers(List.of(new Server().url("/api/v1")))
            .components(components())
            .security(
                List.of(
                    new SecurityRequirement().addList("session"),
                    new SecurityRequirement().addList("token")));
    SwaggerConfiguration configuration =
        new SwaggerConfiguration().openAPI(api).openAPI31(true).sortOutput(true);
    OpenAPI read = new Reader(configuration).read(resources());
    addSchema(read, converters, Problem.class);
    addSchema(read, converters, EventJson.class);
    read.getPaths().addPathItem("/events", events());
    read.getPaths().get("/openapi.json").getGet().getResponses().get("200").setContent(anyObject());
    read.getPaths().values().forEach(GenerateOpenApi::finish);
    read.getComponents().getSchemas().values().forEach(GenerateOpenApi::sayObject);
    File file = new File(arguments[0]);
    Files.createDirectories(file.toPath().getParent());
    Json31.mapper()
        .copy()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .writeValue(file, read);
  }

  /** Every class of the package with a path, out of the folder or jar it was compiled to. */
  private static Set<Class<?>> resources() throws Exception {
    File folder =
        new File(
            new File(RostrumApi.class.getProtectionDomain().getCodeSource().getLocation().toURI()),
            RESOURCES.replace('.', '/'));
    Set<Class<?>> classes = new LinkedHashSet<>();
    for (String name : new TreeSet<>(Arrays.asList(folder.list()))) {
      if (name.endsWith(".class")) {
        Class<?> type = Class.forName(RESOURCES + "." + name.replace(".class", ""));
        if (type.isAnnotationPresent(Path.class)) {
          classes.add(type);
        }
      }
    }
    return classes;
  }

  private static Components components() {
    return new Components()
        .addSecuritySchemes(
            "session",
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("rostrum_session"))
        .addSecuritySchemes(
            "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
  }

  private static void addSchema(OpenAPI api, ModelConverters converters, Class<?> type) {
    converters
        .readAll(type)
        .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
  }

  /** The stream of events is a servlet, which the reader does not see. */
  private static PathItem events() {
    Schema<?> text = new Schema<>();
    text.addType("string");
    text.setDescription(
        "Server-sent events: `event: change`, `id` a growing number, `data` an EventJson. Topic"
            + " `reset` means that everything may have changed. A comment every 15 seconds.");
    Schema<?> id = new Schema<>();
    id.addType("string");
    return new PathItem()
        .get(
            new Operation()
                .operationId("events")
                .summary("Streams live changes")
                .addParametersItem(
                    new Parameter()
                        .in("header")
                        .name("Last-Event-ID")
                        .description("The last event that is known; all since are told first")
                        .schema(id))
                .responses(
                    new ApiResponses()
                        .addApiResponse(
                            "200",
                            new ApiResponse()
                                .description("The stream")
                                .content(
                                    new Content()
                                        .addMediaType(
                                            "text/event-stream", new MediaType().schema(text))))));
  }

  /** Every operation may answer a problem; those that answer what has versions carry its ETag. */
  private static void finish(PathItem path) {
    for (Operation operation : path.readOperations()) {
      operation
          .getResponses()
          .addApiResponse(
              "default",
              new ApiResponse()
                  .description("A problem (RFC 9457)")
                  .content(
                      new Content()
                          .addMediaType(
                              Problem.CONTENT_TYPE,
                              new MediaType()
                                  .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
      operation.getResponses().values().stream()
          .filter(GenerateOpenApi::answersVersion)
          .forEach(
              response ->
                  response.addHeaderObject(
                      "ETag",
                      new Header()
                          .description("The version; send it back in If-Match")
                          .schema(stringSchema())));
    }
  }

  private static Content anyObject() {
    Schema<?> object = new Schema<>();
    object.addType("object");
    return new Content().addMediaType("application/json", new MediaType().schema(object));
  }

  private static void sayObject(Schema<?> schema) {
    if (schema.getTypes() == null && schema.getProperties() != null) {
      schema.addType("object");
    }
  }

  private static Schema<?> stringSchema() {
    Schema<?> schema = new Schema<>().type("string");
    schema.addType("string");
    return schema;
  }

  private static boolean answersVersion(ApiResponse response) {
    return response.getContent() != null
        && response.getContent().values().stream()
            .anyMatch(
                content ->
                    content.getSchema() != null && isVersioned(content.getSchema().get$ref()));
  }

  /** Whether it refers to a record of ours that has a version. */
  private static boolean isVersioned(@Nullable String reference) {
    if (reference == null || !reference.startsWith(SCHEMAS)) {
      return false;
    }
    String name = Versioned.class.getPackageName() + "." + reference.substring(SCHEMAS.length());
    try {
      return Versioned.class.isAssignableFrom(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static List<OpenAPIExtension> withStatuses() {
    List<OpenAPIExtension> extensions = new ArrayList<>();
    extensions.add(new Statuses());
    extensions.addAll(OpenAPIExtensions.getExtensions());
    return extensions;
  }

  /** The reader knows no status but `default`: methods say it by what they return. */
  private static final class Statuses extends AbstractOpenAPIExtension {
    @Override
    public void decorateOperation(
        Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
      super.decorateOperation(operation, method, chain);
      ApiResponses responses = operation.getResponses();
      ApiResponse answer = responses == null ? null : responses.remove("default");
      if (responses == null) {
        responses = new ApiResponses();
        operation.setResponses(responses);
      }
      if (method.getReturnType() == void.class) {
        responses.addApiResponse("204", new ApiResponse().description("Done"));
      } else if (method.isAnnotationPresent(Created.class)) {
        responses.addApiResponse("201", described(answer, "Made"));
      } else if (responses.isEmpty()) {
        responses.addApiResponse("200", described(answer, "The answer"));
      }
      if (method.isAnnotationPresent(SecurityRequirements.class)) {
        operation.setSecurity(List.of());
      }
      operation.setOperationId(
          method.getDeclaringClass().getSimpleName().replace("Resource", "").toLowerCase()
              + "-"
              + method.getName());
    }

    private static ApiResponse described(ApiResponse answer, String words) {
      return (answer == null ? new ApiResponse() : answer).description(words);
    }
  }

  /** What the reader cannot know of our records: secrets are texts, and what may be null. */
  private static final class OurTypes implements ModelConverter {
    private static final Map<String, JavaType> NAMED = new LinkedHashMap<>();

    @Override
    public Schema resolve(
        AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
      JavaType java = TypeFactory.defaultInstance().constructType(type.getType());
      if (java.getRawClass() == Secret.class) {
        return stringSchema().format("password");
      }
      if (java.getRawClass() == ZoneId.class) {
        return stringSchema();
      }
      Schema schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
      if (java.getRawClass().isRecord() && schema != null) {
        Schema target = schema;
        if (schema.get$ref() != null) {
          String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
          target = context.getDefinedModels().get(name);
          claim(name, java);
        }
        if (target != null && target.getProperties() != null) {
          requirePresent(java.getRawClass(), target);
        }
      }
      return schema;
    }

    /** The reader would describe the second record of a name with the members of the first. */
    private static void claim(String name, JavaType type) {
      JavaType other = NAMED.putIfAbsent(name, type);
      if (other != null && !other.equals(type)) {
        throw new IllegalStateException(
            "%s and %s are both called %s in the OpenAPI description; rename one of them"
                .formatted(other.toCanonical(), type.toCanonical(), name));
      }
    }

    private static void requirePresent(Class<?> record, Schema<?> schema) {
      List<String> required = new ArrayList<>();
      Map<String, Schema> properties = new LinkedHashMap<>(schema.getProperties());
      for (RecordComponent component : record.getRecordComponents()) {
        Schema<?> property = properties.get(component.getName());
        if (property == null) {
          continue;
        }
        if (leftOut(component)) {
          continue;
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          properties.put(component.getName(), nullable(property));
        } else {
          required.add(component.getName());
        }
      }
      schema.setProperties(properties);
      schema.setRequired(required.isEmpty() ? null : required);
    }

    /** Whether it is absent where others would be null. */
    private static boolean leftOut(RecordComponent component) {
      JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
      return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema<?> nullable(Schema<?> schema) {
      if (schema.get$ref() != null) {
        Schema<?> nothing = new Schema<>();
        nothing.addType("null");
        return new Schema<>().anyOf(List.of(schema, nothing));
      }
      if (schema.getTypes() == null && schema.getType() != null) {
        schema.addType(schema.getType());
      }
      if (schema.getTypes() != null) {
        schema.addType("null");
      }
      return schema;
    }
  }
}
