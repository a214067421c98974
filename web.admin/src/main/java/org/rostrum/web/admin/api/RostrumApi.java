package org.rostrum.web.admin.api;

import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.rostrum.web.admin.json.Json;
import org.rostrum.web.admin.json.JsonBodies;
import org.rostrum.web.admin.platform.Platform;
import org.rostrum.web.admin.problems.ProblemMapper;
import org.rostrum.web.admin.signin.Authentication;
import org.rostrum.web.admin.signin.BrowserSecrets;
import org.rostrum.web.admin.signin.OriginCheck;
import org.rostrum.web.admin.signin.SessionCookies;
import org.rostrum.web.admin.signin.SignIns;

/** The REST API: every resource, and what stands in front of them. */
public final class RostrumApi extends Application {
  /** Where networks send the browser back to. */
  public static final String CALLBACK_PATH = "/oauth/callback";

  private final Set<Object> parts;

  /**
   * Puts the API together.
   *
   * @param platform what it serves
   * @param baseUrl the address under which people reach this installation
   * @param version the product's version
   * @param random makes secrets
   * @param ends told of sessions that end
   */
  public RostrumApi(
      Platform platform, URI baseUrl, String version, RandomGenerator random, SessionEnds ends) {
    SessionCookies cookies = new SessionCookies(baseUrl);
    SessionAnswers answers = new SessionAnswers(platform, cookies, version);
    parts =
        Set.of(
            new Authentication(new SignIns(platform), new OriginCheck(baseUrl)),
            new BodyLimit(),
            new JsonBodies(Json.mapper()),
            new Parameters(),
            new ProblemMapper(),
            new AnswerHeaders(),
            new CreatedAnswers(),
            new SetupResource(platform, answers),
            new SessionResource(platform, answers, ends),
            new ProvidersResource(platform, URI.create(baseOf(baseUrl) + CALLBACK_PATH)),
            new BundlesResource(platform),
            new ConnectResource(platform, new BrowserSecrets(random), cookies),
            new AccountsResource(platform),
            new MediaResource(platform),
            new PostsResource(platform),
            new PublicationsResource(platform),
            new PublishedResource(platform),
            new SetupProgressResource(platform),
            new PostingScheduleResource(platform),
            new QueueResource(platform),
            new RecurrencesResource(platform),
            new PreviewsResource(platform),
            new HoldsResource(platform),
            new MissedPolicyResource(platform),
            new AnalyticsResource(platform),
            new AuditResource(platform),
            new SystemResource(platform),
            new TokensResource(platform),
            new OpenApiResource());
  }

  private static String baseOf(URI baseUrl) {
    String base = baseUrl.toString();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  @Override
  @SuppressWarnings("deprecation") // the one way to hand over objects instead of classes
  public Set<Object> getSingletons() {
    return parts;
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        // a description in XML that nobody asked for, at every address
        "jersey.config.server.wadl.disableWadl",
        true,
        // an address as the browser knows it: a proxy may have changed host and scheme
        "jersey.config.server.headers.location.relative.resolution.disabled",
        true,
        // errors are answered by our mapper, not by the servlet container's pages
        "jersey.config.server.response.setStatusOverSendError",
        true);
  }
}
