package org.rostrum.itest.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.rostrum.itest.architecture.trespass.face.Trespasser;
import org.rostrum.itest.architecture.trespass.runtime.Inner;

/** Every module may see core.api, and nothing else of ours; core.api sees nothing. */
class ArrowsIT {
  private static final Path HOME =
      Path.of(Objects.requireNonNull(System.getProperty("rostrum.home")));
  private static final Map<String, OurBundle> BUNDLES = OurBundle.all(HOME);
  private static final Version FIRST = Version.parseVersion("1.0.0");

  @Test
  void theBundlesOfThePlanAreThere() {
    assertThat(BUNDLES)
        .containsKeys(
            OurBundle.API,
            OurBundle.RUNTIME,
            "org.rostrum.provider.pinterest",
            "org.rostrum.provider.bluesky",
            "org.rostrum.simulator.pinterest",
            "org.rostrum.web.admin",
            "org.rostrum.ops.shell");
  }

  @Test
  void everyBundleSeesItselfAndTheApi() {
    Set<String> api = bundle(OurBundle.API).packages();
    for (OurBundle bundle : BUNDLES.values()) {
      Set<String> allowed = new HashSet<>(bundle.packages());
      allowed.addAll(api);
      onlySees(allowed)
          .because(bundle.name() + " may see itself and core.api")
          .check(bundle.classes());
    }
  }

  /** The rule above would say nothing if it could not fail. */
  @Test
  void aFaceThatLooksIntoTheRuntimeIsFound() {
    var trespassers = new ClassFileImporter().importClasses(Trespasser.class);

    assertThat(
            onlySees(Set.of(Trespasser.class.getPackageName()))
                .evaluate(trespassers)
                .getFailureReport()
                .getDetails())
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(detail).contains(Inner.class.getName()));
  }

  @Test
  void theApiNeedsNothingButTheJdkAndAnnotations() {
    OurBundle api = bundle(OurBundle.API);

    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.osgi.annotation..", "org.jspecify.annotations..", "org.rostrum..")
        .check(api.classes());
    assertThat(api.imports())
        .allSatisfy(name -> assertThat(name).matches("java\\..*|org\\.rostrum\\..*"));
  }

  @Test
  void everyPackageOfTheApiIsExportedWithItsOwnVersion() {
    OurBundle api = bundle(OurBundle.API);

    assertThat(api.exports().keySet()).isEqualTo(api.packages());
    assertThat(api.exports().values())
        .allSatisfy(version -> assertThat(version).isGreaterThanOrEqualTo(FIRST));
    for (String name : api.packages()) {
      assertThat(
              api.classes()
                  .get(name + ".package-info")
                  .isAnnotatedWith("org.osgi.annotation.versioning.Version"))
          .as("package-info of %s has @Version", name)
          .isTrue();
    }
  }

  @Test
  void nothingButTheApiExportsAPackage() {
    for (OurBundle bundle : BUNDLES.values()) {
      if (!bundle.name().equals(OurBundle.API)) {
        assertThat(bundle.exports()).as("exports of %s", bundle.name()).isEmpty();
      }
    }
  }

  @Test
  void theWebAndTheShellDoNotReachTheDatabase() {
    for (String face : Set.of("org.rostrum.web.admin", "org.rostrum.ops.shell")) {
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..")
          .allowEmptyShould(true)
          .check(bundle(face).classes());
    }
  }

  private static ArchRule onlySees(Set<String> allowedPackages) {
    return noClasses()
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("are of another module of ours") {
              @Override
              public boolean test(JavaClass type) {
                return type.getPackageName().startsWith("org.rostrum.")
                    && !allowedPackages.contains(type.getPackageName());
              }
            })
        .allowEmptyShould(true);
  }

  private static OurBundle bundle(String name) {
    return Objects.requireNonNull(BUNDLES.get(name), name);
  }
}
