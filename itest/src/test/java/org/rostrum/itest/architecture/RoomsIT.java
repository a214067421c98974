package org.rostrum.itest.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The rooms of core.scheduler: what lies below knows nothing of what lies above. */
class RoomsIT {
  private static final JavaClasses RUNTIME =
      Objects.requireNonNull(
              OurBundle.all(Path.of(Objects.requireNonNull(System.getProperty("rostrum.home"))))
                  .get(OurBundle.RUNTIME))
          .classes();

  @Test
  void theStoreKnowsNoOtherRoom() {
    noClasses()
        .that()
        .resideInAPackage("org.rostrum.scheduler.store..")
        .should()
        .dependOnClassesThat(areOfTheRuntimeOutside("org.rostrum.scheduler.store"))
        .check(RUNTIME);
  }

  @Test
  void theVaultKnowsTheStoreOnly() {
    noClasses()
        .that()
        .resideInAPackage("org.rostrum.scheduler.vault..")
        .should()
        .dependOnClassesThat(
            areOfTheRuntimeOutside("org.rostrum.scheduler.store", "org.rostrum.scheduler.vault"))
        .allowEmptyShould(true)
        .check(RUNTIME);
  }

  @Test
  void theRoomsFormNoCircle() {
    slices().matching("org.rostrum.scheduler.(*)..").should().beFreeOfCycles().check(RUNTIME);
  }

  private static DescribedPredicate<JavaClass> areOfTheRuntimeOutside(String... packages) {
    return new DescribedPredicate<>("are of another room") {
      @Override
      public boolean test(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("org.rostrum.scheduler")) {
          return false;
        }
        for (String allowed : packages) {
          if (name.equals(allowed) || name.startsWith(allowed + ".")) {
            return false;
          }
        }
        return true;
      }
    };
  }
}
