package org.capacitycompact.plan.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.plan.PlanContent;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.PlanVersions.Version;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.TaggedPdf;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A whole plan as a tagged PDF, with its version, hash, day and page numbers. What it says is read
 * first; then it is made without a connection.
 */
@Component
class PrintedPlan {

  private final PlanRecord plan;
  private final RowChoices choices;
  private final RowWords words;
  private final Wording wording;
  private final TaggedPdf files;
  private final Clock clock;

  PrintedPlan(
      PlanRecord plan,
      RowChoices choices,
      RowWords words,
      Wording wording,
      TaggedPdf files,
      Clock clock) {
    this.plan = plan;
    this.choices = choices;
    this.words = words;
    this.wording = wording;
    this.files = files;
    this.clock = clock;
  }

  /** An answer under its question. */
  record FieldView(String label, String text) {}

  /**
   * A row.
   *
   * @param language in which its texts are written; null when unknown
   * @param fields short answers, which stand one after another
   * @param texts long answers, each in a paragraph of its own
   */
  record RowView(
      int position,
      String name,
      @Nullable String language,
      List<FieldView> fields,
      List<FieldView> texts) {}

  /** A section; only the budget has totals. */
  record SectionView(String heading, List<RowView> rows, List<FieldView> totals) {}

  byte[] of(Initiative initiative, PlanContent content, Actor reader, Locale language) {
    Map<String, Object> shown = new HashMap<>();
    Version version = content.version();
    shown.put("initiative", initiative);
    shown.put("country", wording.country(initiative.country(), language));
    shown.put(
        "state",
        version == null
            ? wording.say(language, "plan.print.now", wording.day(clock.instant(), language))
            : wording.say(
                language,
                "plan.versions.named",
                version.version(),
                wording.day(version.frozenAt(), language),
                wording.say(language, "plan.versions.reason." + version.reason())));
    shown.put(
        "brief",
        version == null
            ? wording.say(language, "plan.versions.now")
            : wording.say(language, "plan.versions.one", version.version()));
    shown.put("sha256", content.sha256());
    shown.put("sections", sections(initiative, content, reader, language));
    return files.of("plan/printed", shown, language);
  }

  private List<SectionView> sections(
      Initiative initiative, PlanContent content, Actor reader, Locale language) {
    Map<String, List<Choice>> options = choices.of(initiative, content.rows(), reader, language);
    List<SectionView> sections = new ArrayList<>();
    for (Section section : Section.values()) {
      sections.add(
          new SectionView(
              wording.say(language, "plan.section." + section.id()),
              content.of(section).stream().map(row -> view(row, options, language)).toList(),
              section == Section.BUDGET ? totals(content, language) : List.of()));
    }
    return sections;
  }

  /** What each source gives, which a plan of flat forms has without lines. */
  private List<FieldView> totals(PlanContent content, Locale language) {
    return content.sources().entrySet().stream()
        .filter(source -> source.getValue().signum() > 0)
        .map(
            source ->
                new FieldView(
                    wording.say(language, "initiative.budget." + source.getKey()),
                    Figures.money(AccountingCurrency.of(source.getValue()), language)))
        .toList();
  }

  private RowView view(Row row, Map<String, List<Choice>> options, Locale language) {
    List<FieldView> fields = new ArrayList<>();
    List<FieldView> texts = new ArrayList<>();
    for (FormField field : plan.form(row.section()).fields()) {
      boolean named = field.key().equals(row.section().nameField()) && !row.section().isSingle();
      if (!named && row.values().containsKey(field.key())) {
        List<FieldView> place = field.kind() == FieldKind.LONG_TEXT ? texts : fields;
        place.add(
            new FieldView(
                words.label(row.section(), field, language),
                words.value(row.section(), field.key(), row.values(), options, language)));
      }
    }
    return new RowView(
        row.position(),
        row.section().isSingle() ? "" : words.name(row, options, language),
        row.language(),
        fields,
        texts);
  }
}
