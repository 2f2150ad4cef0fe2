package org.capacitycompact.appraisal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitycompact.criteria.FindingsInWords;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.LessonBook;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Prefills the form of a design: with its last version, or from the demand. */
@Component
class DesignFormPrefill {

  /** The questions that both forms have. */
  private static final Pattern SHARED =
      Pattern.compile(
          "result\\d.*|sufficiency\\d.*|frameworkAlignment|anchoringInstitution|governmentBodies"
              + "|countrySystems|capacityLevels|needsAssessed|needsAssessmentDate"
              + "|lessonsConsidered|otherLessons|lessonsSearchedNoneFound|durationMonths"
              + "|localExpertDays|foreignExpertDays");

  private final Designs designs;
  private final Plans plans;
  private final Initiatives initiatives;
  private final Verdicts verdicts;
  private final FindingsInWords words;
  private final LessonBook lessons;
  private final MessageSource messages;

  DesignFormPrefill(
      Designs designs,
      Plans plans,
      Initiatives initiatives,
      Verdicts verdicts,
      FindingsInWords words,
      LessonBook lessons,
      MessageSource messages) {
    this.designs = designs;
    this.plans = plans;
    this.initiatives = initiatives;
    this.verdicts = verdicts;
    this.words = words;
    this.lessons = lessons;
    this.messages = messages;
  }

  Map<String, Object> of(InitiativeNumber number) {
    Map<String, Object> values = new HashMap<>();
    Optional<Statement> design = designs.stated(number);
    if (design.isPresent()) {
      values.putAll(design.get().written());
    } else {
      fromDemand(designs.demand(number), values);
    }
    values.put("overlapsShown", overlaps(number));
    values.put("findingsShown", saidBefore(number));
    return values;
  }

  private static void fromDemand(Statement demand, Map<String, Object> values) {
    demand
        .written()
        .forEach(
            (key, value) -> {
              if (SHARED.matcher(key).matches()) {
                values.put(key, value);
              }
            });
    demand.text("localCashUsd").ifPresent(cash -> values.put("budgetLocalCashUsd", cash));
    demand.text("localInKindUsd").ifPresent(kind -> values.put("budgetLocalInKindUsd", kind));
    if (!demand.list("modalitiesWanted").isEmpty()) {
      values.put("modalities", demand.list("modalitiesWanted"));
    }
  }

  private String overlaps(InitiativeNumber number) {
    return plans.overlaps(number).stream()
        .map(other -> other + " " + initiatives.get(other).title())
        .collect(Collectors.joining("\n"));
  }

  /** Why the design was returned: the changes requested, or the appraisal's findings. */
  private String saidBefore(InitiativeNumber number) {
    Optional<Designs.Reply> asked = designs.reply(number).filter(reply -> !reply.agreed());
    return asked.isPresent()
        ? messages.getMessage(
            "appraisal.changes.shown",
            new Object[] {String.valueOf(asked.get().changes())},
            LocaleContextHolder.getLocale())
        : findings(number);
  }

  /** The findings of ownership and quality; empty until they have been evaluated on a design. */
  String findings(InitiativeNumber number) {
    Locale language = LocaleContextHolder.getLocale();
    return verdicts.latest(number, "quality").isEmpty()
        ? ""
        : verdicts.latest(number).stream()
            .filter(each -> List.of("ownership", "quality").contains(each.decision()))
            .map(verdict -> words.of(verdict, language))
            .sorted()
            .collect(Collectors.joining("\n\n"));
  }

  /** The lessons proposed: those of the sector, then the country's others. */
  List<Choice> lessons(InitiativeNumber number, String country) {
    return lessons.proposed(country, plans.profile(number).sector()).stream()
        .map(lesson -> new Choice(lesson.id(), lesson.title()))
        .toList();
  }
}
