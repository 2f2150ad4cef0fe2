package org.capacitycompact.criteria.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.party.People;
import org.capacitycompact.plan.FormerQuestions;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.platform.engine.UserTasks;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.rulebook.web.DecisionWords;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes the origin of a fact in a reader's words. */
@Component
class OriginWords {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final ReleasedForms forms;
  private final FormerQuestions questions;
  private final RowWords rows;
  private final DecisionWords decisions;
  private final People people;
  private final Wording wording;

  OriginWords(
      ReleasedForms forms,
      FormerQuestions questions,
      RowWords rows,
      DecisionWords decisions,
      People people,
      Wording wording) {
    this.forms = forms;
    this.questions = questions;
    this.rows = rows;
    this.decisions = decisions;
    this.people = people;
    this.wording = wording;
  }

  /**
   * An origin in words.
   *
   * @param address of the page of what it refers to; empty when there is none
   * @param by who stated it and when, or that nobody has; empty when it is not a person's statement
   */
  record OriginView(String words, String address, String by) {}

  /** The names of the people who stated something, loaded at once. */
  Map<String, String> names(Collection<Origin> origins, @Nullable String setGoingBy) {
    return people.names(
        Stream.concat(
                origins.stream()
                    .map(
                        origin ->
                            origin instanceof Origin.Field field
                                ? field.by()
                                : origin instanceof Origin.Document document
                                    ? document.by()
                                    : origin instanceof Origin.Ruling ruling ? ruling.by() : null),
                Stream.ofNullable(setGoingBy))
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  /** The origin, or that it was not recorded. */
  OriginView of(
      @Nullable Origin origin,
      InitiativeNumber number,
      Map<String, String> names,
      Locale language) {
    if (origin == null) {
      return new OriginView(wording.say(language, "verdict.origin.notRecorded"), "", "");
    }
    if (origin instanceof Origin.Field field) {
      String fields = fields(field.form(), field.fields(), language);
      return new OriginView(
          wording.say(language, "verdict.origin.field", task(field.form(), language), fields),
          inPlan(field, number),
          by(field, names, language));
    }
    if (origin instanceof Origin.Document document) {
      return new OriginView(
          wording.say(
              language,
              "verdict.origin.document",
              document.reference(),
              task(document.form(), language)),
          "",
          by(document.by(), document.at(), names, language));
    }
    if (origin instanceof Origin.Ruling ruling) {
      return new OriginView(
          wording.say(language, "verdict.origin.ruling", ruling.grounds()),
          "",
          by(ruling.by(), ruling.at(), names, language));
    }
    if (origin instanceof Origin.Assessed assessed) {
      LocalDate on = assessed.on();
      return new OriginView(
          on == null
              ? wording.say(language, "verdict.origin.notAssessed", assessed.name())
              : wording.say(
                  language, "verdict.origin.assessed", assessed.name(), wording.day(on, language)),
          "/providers/" + assessed.organisation() + "/readiness",
          "");
    }
    if (origin instanceof Origin.Decision decision) {
      String name = decisions.decision(decision.decision(), language);
      return new OriginView(
          decision.version() == null
              ? wording.say(language, "verdict.origin.undecided", name)
              : wording.say(language, "verdict.origin.decision", name, decision.version()),
          decision.verdict() == null
              ? ""
              : "/initiatives/" + number + "/verdicts/" + decision.verdict(),
          "");
    }
    boolean waived = origin instanceof Origin.Waived some && !some.waivers().isEmpty();
    return new OriginView(withoutPerson(origin, language), waived ? "/waivers" : "", "");
  }

  /** The page of the plan on which it is written; empty for what no plan says. */
  private String inPlan(Origin.Field field, InitiativeNumber number) {
    return field.fields().stream()
        .filter(
            key -> field.form().equals(Statements.DEMAND) || field.form().equals(Statements.DESIGN))
        .flatMap(key -> questions.of(key).stream())
        .findFirst()
        .map(place -> "/initiatives/" + number + "/plan/" + PlanPage.of(place.section()).id())
        .orElse("");
  }

  private String withoutPerson(Origin origin, Locale language) {
    if (origin instanceof Origin.Country country) {
      String name = wording.country(country.country(), language);
      return country.year() == null
          ? wording.say(language, "verdict.origin.country.unknown", name)
          : wording.say(
              language,
              "verdict.origin.country",
              name,
              String.valueOf(country.year()),
              Objects.requireNonNullElse(country.source(), ""));
    }
    if (origin instanceof Origin.Waived waived) {
      return waived.waivers().isEmpty()
          ? wording.say(language, "verdict.origin.noWaiver")
          : wording.say(
              language,
              "verdict.origin.waivers",
              waived.waivers().stream().map(String::valueOf).collect(WrittenList.in(language)));
    }
    return origin instanceof Origin.Counted counted ? counted(counted, language) : "";
  }

  private String counted(Origin.Counted counted, Locale language) {
    String records = "verdict.records." + counted.of().name();
    String detail = counted.detail();
    if (detail == null) {
      return wording.say(language, records);
    }
    String told =
        DAY.matcher(detail).matches() ? wording.day(LocalDate.parse(detail), language) : detail;
    return wording
        .find(language, records + ".of", told)
        .orElseGet(() -> wording.say(language, records));
  }

  private String by(Origin.Field field, Map<String, String> names, Locale language) {
    String by = by(field.by(), field.at(), names, language);
    return field.version() == null || field.version() == 1
        ? by
        : wording.say(language, "verdict.origin.version", by, field.version());
  }

  private String by(
      @Nullable String by, @Nullable Instant at, Map<String, String> names, Locale language) {
    return by == null || at == null
        ? wording.say(language, "verdict.origin.unsubmitted")
        : wording.say(
            language,
            "verdict.origin.by",
            Objects.requireNonNullElse(names.get(by), by),
            wording.day(at, language));
  }

  private String fields(String form, List<String> keys, Locale language) {
    return keys.stream().map(key -> field(form, key, language)).collect(WrittenList.in(language));
  }

  private String field(String form, String key, Locale language) {
    return wording
        .find(language, "form." + form + "." + key + ".label")
        .or(() -> form.isEmpty() ? Optional.empty() : english(form, key))
        .or(() -> inPlan(key, language))
        .orElse(key);
  }

  /** What the plan asks, and a demand or a design states. */
  private Optional<String> inPlan(String key, Locale language) {
    return questions.of(key).map(place -> rows.label(place.section(), place.field(), language));
  }

  private Optional<String> english(String form, String key) {
    return forms.of(form).field(key).map(FormField::label);
  }

  private String task(String form, Locale language) {
    return wording.task(UserTasks.ofForm(form), language);
  }
}
