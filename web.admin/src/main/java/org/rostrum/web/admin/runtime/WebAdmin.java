package org.rostrum.web.admin.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.JakartarsWhiteboardConstants;
import org.osgi.service.jakartars.whiteboard.annotations.RequireJakartarsWhiteboard;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.osgi.service.servlet.whiteboard.annotations.RequireHttpWhiteboard;
import org.rostrum.web.admin.api.RostrumApi;
import org.rostrum.web.admin.callback.CallbackServlet;
import org.rostrum.web.admin.callback.ClientMetadataServlet;
import org.rostrum.web.admin.console.ConsoleServlet;
import org.rostrum.web.admin.events.EventFrames;
import org.rostrum.web.admin.events.EventStreams;
import org.rostrum.web.admin.health.HealthServlet;
import org.rostrum.web.admin.json.Json;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.problems.ServletProblems;
import org.rostrum.web.admin.server.ErrorAnswers;
import org.rostrum.web.admin.signin.SignIns;

/** Builds the web face and hands its parts to the container's whiteboards. */
@Component(
    service = {},
    immediate = true)
@RequireHttpWhiteboard
@RequireJakartarsWhiteboard
public final class WebAdmin {
  private static final String BASE_URL = "rostrum.base.url";
  private static final String DEFAULT_BASE_URL = "http://localhost:8080";

  /** A context of its own, because the longest path wins over the REST API's context. */
  private static final String EVENTS_CONTEXT = "org.rostrum.events";

  private static final String EVENTS_PATH = "/api/v1/events";

  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private final BundleContext context;

  /** Registers everything; the platform's own services may come later. */
  @Activate
  public WebAdmin(BundleContext context, @Reference Platform platform) {
    this.context = context;
    URI baseUrl =
        URI.create(Optional.ofNullable(context.getProperty(BASE_URL)).orElse(DEFAULT_BASE_URL));
    String version = context.getBundle().getVersion().toString();
    ObjectMapper mapper = Json.mapper();
    ServletProblems problems = new ServletProblems(mapper);
    SignIns signIns = new SignIns(platform);
    EventStreams events =
        new EventStreams(
            platform, signIns, problems, new EventFrames(mapper), EventStreams.HEARTBEAT);

    servlet(
        new ConsoleServlet(BundleFiles.consoleOf(context.getBundle()), problems),
        Map.of(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, "/"));
    servlet(
        new HealthServlet(platform),
        Map.of(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, "/health/*"));
    servlet(
        new CallbackServlet(platform, signIns, baseUrl),
        Map.of(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, RostrumApi.CALLBACK_PATH));
    servlet(
        new ClientMetadataServlet(platform, problems),
        Map.of(
            HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
            ClientMetadataServlet.PATH + "/*"));
    events(events);
    registrations.add(
        context.registerService(ConnectorFactory.class, new ErrorAnswers(mapper), null));
    registrations.add(
        context.registerService(
            Application.class,
            new RostrumApi(platform, baseUrl, version, new SecureRandom(), events),
            FrameworkUtil.asDictionary(
                Map.of(
                    JakartarsWhiteboardConstants.JAKARTA_RS_NAME,
                    LivePlatform.API,
                    JakartarsWhiteboardConstants.JAKARTA_RS_APPLICATION_BASE,
                    "/"))));
  }

  @Deactivate
  void stop() {
    for (ServiceRegistration<?> registration : registrations.reversed()) {
      registration.unregister();
    }
  }

  private void events(EventStreams events) {
    registrations.add(
        context.registerService(
            ServletContextHelper.class,
            new ServletContextHelper(context.getBundle()) {},
            FrameworkUtil.asDictionary(
                Map.of(
                    HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME,
                    EVENTS_CONTEXT,
                    HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH,
                    EVENTS_PATH))));
    servlet(
        events,
        Map.of(
            HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
            "/*",
            HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED,
            true,
            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
            "("
                + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME
                + "="
                + EVENTS_CONTEXT
                + ")"));
  }

  private void servlet(Servlet servlet, Map<String, Object> properties) {
    registrations.add(
        context.registerService(Servlet.class, servlet, FrameworkUtil.asDictionary(properties)));
  }
}
