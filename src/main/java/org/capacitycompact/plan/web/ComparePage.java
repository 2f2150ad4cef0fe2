package org.capacitycompact.plan.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FormField;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.plan.PlanComparison;
import org.capacitycompact.plan.PlanComparison.ChangedRow;
import org.capacitycompact.plan.PlanComparison.Kind;
import org.capacitycompact.plan.PlanContent;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.PlanVersions;
import org.capacitycompact.plan.PlanVersions.Version;
import org.capacitycompact.plan.PlanVersions.Writing;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Two states of a plan beside each other, in words. */
@Component
class ComparePage {

  private final PlanRecord plan;
  private final PlanVersions versions;
  private final RowChoices choices;
  private final RowWords words;
  private final Wording wording;

  ComparePage(
      PlanRecord plan, PlanVersions versions, RowChoices choices, RowWords words, Wording wording) {
    this.plan = plan;
    this.versions = versions;
    this.choices = choices;
    this.words = words;
    this.wording = wording;
  }

  /** Two states, and what became of each row between them. */
  record Compared(PlanContent before, PlanContent after, PlanComparison comparison) {

    static Compared of(PlanContent before, PlanContent after) {
      return new Compared(before, after, PlanComparison.between(before, after));
    }
  }

  /**
   * An answer before and after; null where there was none, or is none.
   *
   * @param written whether somebody wrote it, in the language of its row
   */
  record FieldView(
      String label, @Nullable String before, @Nullable String after, boolean written) {}

  /**
   * A row that is not as it was.
   *
   * @param address of the row as it stands; null of one that was removed
   * @param language in which its texts are written; null when unknown
   * @param who did it and when, in words
   */
  record RowView(
      String anchor,
      Tag tag,
      String name,
      @Nullable String address,
      @Nullable String language,
      Kind kind,
      List<FieldView> fields,
      String who) {}

  /** The changed rows of a section that stand on this page. */
  record SectionView(String heading, String count, List<RowView> rows) {}

  /** A total that follows from rows. */
  record TotalView(String name, String before, String after) {}

  /** In words: "Version 2, 12 May 2026: the design was sent". */
  String name(Version version, Locale language) {
    return wording.say(
        language,
        "plan.versions.named",
        version.version(),
        wording.day(version.frozenAt(), language),
        reason(version, language));
  }

  String reason(Version version, Locale language) {
    return wording.say(language, "plan.versions.reason." + version.reason());
  }

  /** In few words, for the head of a column. */
  String brief(PlanContent content, Locale language) {
    Version version = content.version();
    return version == null
        ? wording.say(language, "plan.versions.now")
        : wording.say(language, "plan.versions.one", version.version());
  }

  /** A part of the changes, by section. */
  List<SectionView> sections(
      Initiative initiative,
      Compared compared,
      List<ChangedRow> shown,
      Actor reader,
      Locale language) {
    PlanContent before = compared.before();
    PlanContent after = compared.after();
    PlanComparison comparison = compared.comparison();
    InitiativeNumber number = initiative.number();
    Map<String, Writing> writings = versions.writings(number, shown);
    List<Map<String, List<Choice>>> both =
        choices.ofEach(initiative, List.of(before.rows(), after.rows()), reader, language);
    Map<String, List<Choice>> then = both.get(0);
    Map<String, List<Choice>> last = both.get(1);
    Map<Section, List<RowView>> views = new EnumMap<>(Section.class);
    for (ChangedRow change : shown) {
      views
          .computeIfAbsent(change.section(), section -> new ArrayList<>())
          .add(view(number, change, then, last, writings.get(change.row().anchor()), language));
    }
    List<SectionView> sections = new ArrayList<>();
    views.forEach(
        (section, rows) ->
            sections.add(
                new SectionView(
                    wording.say(language, "plan.section." + section.id()),
                    wording.say(
                        language,
                        "plan.compare.ofRows",
                        comparison.changes().stream()
                            .filter(each -> each.section() == section)
                            .count(),
                        compared.after().of(section).size()),
                    rows)));
    return sections;
  }

  private RowView view(
      InitiativeNumber number,
      ChangedRow change,
      Map<String, List<Choice>> then,
      Map<String, List<Choice>> last,
      @Nullable Writing writing,
      Locale language) {
    Row row = change.row();
    List<FieldView> fields = new ArrayList<>();
    for (FormField field : plan.form(change.section()).fields()) {
      if (change.fields().contains(field.key())) {
        fields.add(
            new FieldView(
                words.label(change.section(), field, language),
                said(field, change.before(), then, language),
                said(field, change.after(), last, language),
                RowCells.isWritten(field)));
      }
    }
    return new RowView(
        row.anchor(),
        new Tag(wording.say(language, "plan.compare.kind." + change.kind()), colour(change.kind())),
        words.name(row, change.after() == null ? then : last, language),
        change.after() == null
            ? null
            : "/initiatives/%s/plan/%s/%d".formatted(number, row.section().id(), row.position()),
        row.language(),
        change.kind(),
        fields,
        who(writing, language));
  }

  private @Nullable String said(
      FormField field, @Nullable Row row, Map<String, List<Choice>> choices, Locale language) {
    return row == null || !row.values().containsKey(field.key())
        ? null
        : words.value(row.section(), field.key(), row.values(), choices, language);
  }

  private static String colour(Kind kind) {
    return switch (kind) {
      case NEW -> "ok";
      case CHANGED -> "warn";
      case REMOVED -> "bad";
    };
  }

  private String who(@Nullable Writing writing, Locale language) {
    if (writing == null) {
      return "";
    }
    String day = wording.day(writing.at(), language);
    return writing.names().isEmpty()
        ? wording.say(language, "plan.compare.byForm", day)
        : wording.say(
            language,
            "plan.compare.by",
            writing.names().stream().collect(WrittenList.in(language)),
            day);
  }

  List<TotalView> totals(PlanComparison comparison, Locale language) {
    return comparison.follows().stream()
        .map(
            total ->
                new TotalView(
                    total.of().equals("source")
                        ? wording.say(language, "initiative.budget." + total.key())
                        : words.value(
                            Section.BUDGET,
                            "category",
                            Map.of("category", total.key()),
                            Map.of(),
                            language),
                    money(total.before(), language),
                    money(total.after(), language)))
        .toList();
  }

  private static String money(BigDecimal amount, Locale language) {
    return Figures.money(AccountingCurrency.of(amount), language);
  }
}
