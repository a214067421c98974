package org.rostrum.web.admin.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * Puts our answers in the place of Jetty's own error pages. The only service by which Felix HTTP
 * hands out its Jetty is the one for further connectors; so this offers one that listens nowhere,
 * and whose life is that of the answers: they come with it, whenever Felix starts Jetty again, and
 * go with it when this bundle does.
 */
public final class ErrorAnswers implements ConnectorFactory {
  private final ObjectMapper mapper;

  /** Writes problems with the given mapper. */
  public ErrorAnswers(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public Connector createConnector(Server server) {
    return new Silent(server, new RequestProblems(mapper));
  }

  /** A {@link ServerConnector}, because Felix takes every connector for one; it opens nothing. */
  private static final class Silent extends ServerConnector {
    private final Request.Handler answers;
    private Request.@Nullable Handler before;

    Silent(Server server, Request.Handler answers) {
      super(server, 1, 1);
      this.answers = answers;
      setName("errors");
      // Felix says of every connector where it can be reached
      for (Connector other : server.getConnectors()) {
        if (other instanceof NetworkConnector listening) {
          setHost(listening.getHost());
          setPort(listening.getPort());
        }
      }
    }

    @Override
    protected void doStart() {
      before = getServer().getErrorHandler();
      getServer().setErrorHandler(answers);
    }

    @Override
    protected void doStop() {
      getServer().setErrorHandler(before);
    }
  }
}
