package org.capacitycompact.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Role;
import org.capacitycompact.platform.engine.ModelBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(
    packages = "org.capacitycompact",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] CAPABILITIES = {
    "..demand..",
    "..partnership..",
    "..appraisal..",
    "..approval..",
    "..funding..",
    "..delivery..",
    "..review..",
    "..exit..",
    "..question..",
    "..knowledge.."
  };

  /**
   * What stands behind the engine can be swapped with it: in a capability, only its delegates do.
   */
  @ArchTest
  static final ArchRule inACapabilityOnlyModelBeansKnowTheEngine =
      noClasses()
          .that()
          .resideInAnyPackage(CAPABILITIES)
          .and()
          .areNotAnnotatedWith(ModelBean.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..");

  @ArchTest
  static final ArchRule pagesDoNotKnowTheEngine =
      noClasses()
          .that()
          .areMetaAnnotatedWith(Controller.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..");

  @ArchTest
  static final ArchRule formsKnowNeitherEngineNorWebNorDatabase =
      noClasses()
          .that()
          .resideInAPackage("..worklist.form..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.camunda..")
                  .or(resideInAPackage("jakarta.servlet.."))
                  .or(resideInAPackage("org.springframework.jdbc..")));

  /** Who may do what stands in {@code party.Right}; a check beside it would be forgotten there. */
  @ArchTest
  static final ArchRule rightsAreAskedOfTheTable =
      noClasses()
          .that()
          .resideOutsideOfPackage("..party..")
          .should()
          .callMethod(Actor.class, "is", Role.class)
          .orShould()
          .callMethod(Actor.class, "isFor", Role.class, String.class);

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule dependenciesAreGivenToConstructors =
      noFields().should().beAnnotatedWith(Autowired.class);

  @ArchTest
  static final ArchRule namesSayWhatSomethingIs =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)$");

  @ArchTest
  static final ArchRule moneyIsNeverFloatingPoint =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage("..funding..", "..initiative.plan..")
          .should()
          .notHaveRawType(double.class)
          .andShould()
          .notHaveRawType(Double.class)
          .andShould()
          .notHaveRawType(float.class);

  @ArchTest
  static final ArchRule onlyTheStartTalksToTheConsole =
      classes()
          .that()
          .haveSimpleNameNotContaining("Welcome")
          .and()
          .haveSimpleNameNotContaining("FirstOperator")
          .and()
          .haveSimpleNameNotContaining("OneLine")
          .should(not(ACCESS_STANDARD_STREAMS));
}
