package org.rostrum.scheduler.hosting.bundles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.rostrum.provider.NetworkProvider;

/**
 * What the manifest of a provider bundle says, all rules kept.
 *
 * @param providerId the id in its capability
 * @param network its name for people
 * @param symbolicName of the bundle
 * @param version of the bundle
 * @param spiRange versions of the provider interface that it imports
 */
record BundleManifest(
    String providerId, String network, String symbolicName, Version version, String spiRange) {
  private static final Pattern PROVIDER_ID = Pattern.compile("[a-z][a-z0-9-]{1,31}");
  private static final Pattern SYMBOLIC_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
  private static final int MAX_NETWORK = 100;
  private static final VersionRange ANY = VersionRange.valueOf("0");

  private static final Map<String, String> FORBIDDEN =
      Map.of(
          Constants.FRAGMENT_HOST,
          "The bundle is a fragment, which would become part of another bundle. Build it as a bundle of its own.",
          Constants.EXPORT_PACKAGE,
          "The bundle exports packages; a provider keeps its code to itself. Leave Export-Package out.",
          Constants.DYNAMICIMPORT_PACKAGE,
          "The bundle imports packages dynamically, so that nobody can say what it sees. Leave DynamicImport-Package out.",
          Constants.REQUIRE_BUNDLE,
          "The bundle requires other bundles as a whole. Import packages of the provider interface instead.");
  private static final Map<String, String> CODES =
      Map.of(
          Constants.FRAGMENT_HOST, "bundle-fragment",
          Constants.EXPORT_PACKAGE, "bundle-exports",
          Constants.DYNAMICIMPORT_PACKAGE, "bundle-dynamic-import",
          Constants.REQUIRE_BUNDLE, "bundle-require-bundle");

  static BundleManifest of(Attributes headers, AllowedImports allowed) throws BundleRefused {
    if (!"2".equals(header(headers, Constants.BUNDLE_MANIFESTVERSION).orElse(""))) {
      throw new BundleRefused(
          "bundle-manifest",
          "The jar is no OSGi bundle: its manifest has no Bundle-ManifestVersion 2. Build it with bnd.");
    }
    for (String forbidden :
        List.of(
            Constants.FRAGMENT_HOST,
            Constants.EXPORT_PACKAGE,
            Constants.DYNAMICIMPORT_PACKAGE,
            Constants.REQUIRE_BUNDLE)) {
      if (header(headers, forbidden).isPresent()) {
        throw new BundleRefused(
            String.valueOf(CODES.get(forbidden)), String.valueOf(FORBIDDEN.get(forbidden)));
      }
    }
    String symbolicName = symbolicName(headers);
    Version version = version(headers);
    String providerId = providerId(headers);
    String spiRange = imports(headers, allowed);
    String network = header(headers, Constants.BUNDLE_NAME).orElse(providerId);
    return new BundleManifest(
        providerId,
        network.length() > MAX_NETWORK ? network.substring(0, MAX_NETWORK) : network,
        symbolicName,
        version,
        spiRange);
  }

  private static String symbolicName(Attributes headers) throws BundleRefused {
    String header = header(headers, Constants.BUNDLE_SYMBOLICNAME).orElse("");
    List<HeaderClause> clauses = HeaderClause.parse(header);
    if (clauses.size() != 1 || !SYMBOLIC_NAME.matcher(clauses.get(0).paths().get(0)).matches()) {
      throw new BundleRefused(
          "bundle-manifest",
          "The bundle has no proper Bundle-SymbolicName. Give it one, like com.example.provider.chirp.");
    }
    return clauses.get(0).paths().get(0);
  }

  private static Version version(Attributes headers) throws BundleRefused {
    try {
      return Version.parseVersion(header(headers, Constants.BUNDLE_VERSION).orElse("0.0.0"));
    } catch (IllegalArgumentException e) {
      throw new BundleRefused(
          "bundle-manifest", "The Bundle-Version is no version. Give it one like 1.2.0.");
    }
  }

  private static String providerId(Attributes headers) throws BundleRefused {
    List<String> ids = new ArrayList<>();
    for (HeaderClause clause :
        HeaderClause.parse(header(headers, Constants.PROVIDE_CAPABILITY).orElse(""))) {
      if (clause.paths().contains(NetworkProvider.CAPABILITY)) {
        ids.add(clause.attributes().getOrDefault("id", ""));
      }
    }
    if (ids.isEmpty()) {
      throw new BundleRefused(
          "bundle-capability",
          "The bundle does not say that it is a provider. Declare Provide-Capability: %s;id=\"chirp\", with the id of its provider."
              .formatted(NetworkProvider.CAPABILITY));
    }
    if (ids.size() > 1 || !PROVIDER_ID.matcher(ids.get(0)).matches()) {
      throw new BundleRefused(
          "bundle-capability",
          "The capability %s must be declared once, with an id of lower-case letters, digits and hyphens, 2 to 32 characters."
              .formatted(NetworkProvider.CAPABILITY));
    }
    return ids.get(0);
  }

  /** Checks every import; answers the range of the provider interface. */
  private static String imports(Attributes headers, AllowedImports allowed) throws BundleRefused {
    Optional<String> range = Optional.empty();
    for (HeaderClause clause :
        HeaderClause.parse(header(headers, Constants.IMPORT_PACKAGE).orElse(""))) {
      VersionRange wanted = range(clause);
      for (String imported : clause.paths()) {
        allowed.check(imported, wanted);
        if (imported.equals(AllowedImports.SPI)) {
          range = Optional.of(wanted.toString());
        }
      }
    }
    return range.orElseThrow(
        () ->
            new BundleRefused(
                "bundle-spi",
                "The bundle does not import %s and so can be no provider. Build it against the provider interface of Rostrum."
                    .formatted(AllowedImports.SPI)));
  }

  private static VersionRange range(HeaderClause clause) throws BundleRefused {
    try {
      String text = clause.attributes().get(Constants.VERSION_ATTRIBUTE);
      return text == null ? ANY : VersionRange.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new BundleRefused(
          "bundle-manifest",
          "The import of '%s' has a version that cannot be read.".formatted(clause.paths().get(0)));
    }
  }

  private static Optional<String> header(Attributes headers, String name) {
    return Optional.ofNullable(headers.getValue(name)).map(String::strip).filter(t -> !t.isEmpty());
  }
}
