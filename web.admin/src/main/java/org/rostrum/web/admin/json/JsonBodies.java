package org.rostrum.web.admin.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.rostrum.problems.RequestRefused;
import org.rostrum.web.admin.problems.Faults;
import org.rostrum.web.admin.problems.HttpStatus;
import org.rostrum.web.admin.problems.Problem;
import org.rostrum.web.admin.problems.ProblemException;

/** Carries our own records as JSON; files and streams are left to the container. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.CONTENT_TYPE})
public final class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  private final ObjectMapper mapper;

  /** Reads and writes with the given mapper. */
  public JsonBodies(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    try {
      Object value = mapper.readValue(body, mapper.constructType(generic));
      if (value == null) {
        throw bodyNeeded();
      }
      return value;
    } catch (JsonMappingException e) {
      // thrown while reading the stream: the size limit, not the JSON
      if (e.getCause() instanceof RequestRefused refused) {
        throw refused;
      }
      throw refusal(e);
    } catch (JsonProcessingException e) {
      throw refusal(e);
    }
  }

  /** Jersey would answer a bare 400 to an IOException of a reader. */
  private static ProblemException refusal(JsonProcessingException fault) {
    Problem problem = Faults.problemOf(fault);
    return ProblemException.of(HttpStatus.BAD_REQUEST, problem.code(), problem.detail());
  }

  private static ProblemException bodyNeeded() {
    return ProblemException.of(
        HttpStatus.BAD_REQUEST, "body-needed", "A JSON object is expected as the body.");
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    // as one piece, so that a fault while writing cannot leave half an answer
    out.write(mapper.writeValueAsBytes(value));
  }
}
