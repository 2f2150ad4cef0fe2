package org.capacitycompact.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.web.ReaderZone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@AnalyzeClasses(
    packages = "org.capacitycompact",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** What capabilities stand on, and what stands on all of them; every other module is one. */
  private static final Set<String> NO_CAPABILITIES =
      Set.of(
          "platform",
          "money",
          "authorization",
          "web",
          "form",
          "audit",
          "party",
          "initiative",
          "policy",
          "diagram",
          "clauses",
          "rulebook",
          "criteria",
          "worklist",
          "release",
          "account",
          "access",
          "attachment",
          "portal",
          "api",
          "sample");

  private static final DescribedPredicate<JavaClass> IN_A_CAPABILITY =
      DescribedPredicate.describe(
          "reside in a capability",
          each -> {
            String within = each.getPackageName() + ".";
            String module = within.replaceFirst("^org\\.capacitycompact\\.([a-z]*).*", "$1");
            return !module.isEmpty() && !NO_CAPABILITIES.contains(module);
          });

  /** The engine can be replaced: in a capability, only its delegates know the engine. */
  @ArchTest
  static final ArchRule inACapabilityOnlyModelBeansKnowTheEngine =
      noClasses()
          .that(IN_A_CAPABILITY)
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

  /**
   * No request is bound to the properties of an object: in the Spring Framework version used here,
   * field names can reach too much, which is an open security hole. Each argument of a handler is
   * read by name, read as a whole from a JSON body, or supplied by the framework.
   */
  @ArchTest
  static final ArchRule nothingIsBoundToAnObject = methods().should(haveArgumentsThatAreNotBound());

  @ArchTest
  static final ArchRule nothingIsBoundByHand =
      noClasses()
          .should()
          .dependOnClassesThat(
              assignableTo("org.springframework.validation.DataBinder")
                  .or(assignableTo("org.springframework.beans.BeanWrapper"))
                  .or(assignableTo(InitBinder.class)));

  private static final Set<String> READ_BY_NAME =
      Set.of(
          PathVariable.class.getName(),
          RequestParam.class.getName(),
          RequestHeader.class.getName(),
          CookieValue.class.getName(),
          RequestPart.class.getName(),
          RequestBody.class.getName(),
          RequestAttribute.class.getName());

  private static final Set<String> GIVEN =
      Set.of(
          Actor.class.getName(),
          "java.util.Optional<" + Actor.class.getName() + ">",
          Locale.class.getName(),
          Model.class.getName(),
          RedirectAttributes.class.getName(),
          HttpServletRequest.class.getName(),
          HttpServletResponse.class.getName(),
          HttpSession.class.getName(),
          Authentication.class.getName(),
          Principal.class.getName());

  private static ArchCondition<JavaMethod> haveArgumentsThatAreNotBound() {
    return new ArchCondition<>("have arguments that are asked for by name, or given") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (!method.isMetaAnnotatedWith(RequestMapping.class)
            && !method.isAnnotatedWith(ModelAttribute.class)) {
          return;
        }
        for (JavaParameter argument : method.getParameters()) {
          String type = argument.getType().getName();
          boolean byName =
              argument.getAnnotations().stream()
                  .anyMatch(each -> READ_BY_NAME.contains(each.getRawType().getName()));
          if (!byName && !GIVEN.contains(type)) {
            events.add(
                SimpleConditionEvent.violated(
                    method,
                    "%s binds a request to its argument of type %s"
                        .formatted(method.getFullName(), type)));
          }
        }
      }
    };
  }

  @ArchTest
  static final ArchRule formsKnowNeitherEngineNorWebNorDatabase =
      noClasses()
          .that()
          .resideInAPackage("org.capacitycompact.form")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.camunda..")
                  .or(resideInAPackage("jakarta.servlet.."))
                  .or(resideInAPackage("org.springframework.jdbc..")));

  /**
   * {@code authorization.Right} says who may do what; a check elsewhere would be forgotten when
   * that changes.
   */
  @ArchTest
  static final ArchRule rightsAreAskedOfTheTable =
      noClasses()
          .that()
          .resideOutsideOfPackages("..authorization..", "..party..")
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
  static final ArchRule nowIsToldToSqlInOnePlace =
      methods()
          .that()
          .haveName("now")
          .and()
          .haveRawReturnType(OffsetDateTime.class)
          .should()
          .beDeclaredInClassesThat()
          .haveSimpleName("SqlTime");

  /**
   * A day is that of a country (CountryDays) or of the reader (ReaderZone), never the server's; a
   * workbook shows times in the reader's zone and names it.
   */
  @ArchTest
  static final ArchRule daysAreSomebodys =
      noClasses()
          .that()
          .doNotBelongToAnyOf(CountryDays.class, ReaderZone.class)
          .and()
          .doNotHaveFullyQualifiedName("org.capacitycompact.web.XlsxFile")
          .should()
          .callMethod(LocalDate.class, "now", Clock.class)
          .orShould()
          .callMethod(LocalDate.class, "now", ZoneId.class)
          .orShould()
          .callMethod(LocalDate.class, "ofInstant", Instant.class, ZoneId.class)
          .orShould()
          .callMethod(LocalDateTime.class, "now", Clock.class)
          .orShould()
          .callMethod(LocalDateTime.class, "ofInstant", Instant.class, ZoneId.class)
          .orShould()
          .callMethod(ZonedDateTime.class, "toLocalDate")
          .orShould()
          .callMethod(OffsetDateTime.class, "toLocalDate")
          .orShould()
          .callMethod(Clock.class, "getZone")
          .orShould()
          .callMethod(Clock.class, "withZone", ZoneId.class)
          .orShould()
          .callMethod(ZoneId.class, "systemDefault");

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

  /** What is money, or a part of it, has the type that says so; measures are not kept here. */
  @ArchTest
  static final ArchRule moneyIsNoBareNumber =
      noFields()
          .that()
          .areNotStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAnyPackage("..funding..", "..delivery..", "..partnership..")
          .should()
          .haveRawType(BigDecimal.class);

  @ArchTest
  static final ArchRule onlyTheStartTalksToTheConsole =
      classes()
          .that()
          .haveSimpleNameNotContaining("Welcome")
          .and()
          .haveSimpleNameNotContaining("FirstOperator")
          .and()
          .haveSimpleNameNotEndingWith("Output")
          .and()
          .haveSimpleNameNotContaining("OneLine")
          .should(not(ACCESS_STANDARD_STREAMS));
}
