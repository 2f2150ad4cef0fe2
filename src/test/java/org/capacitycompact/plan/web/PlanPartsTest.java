package org.capacitycompact.plan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

@CompactTest
@DisplayName("What stands above the rows of a plan")
class PlanPartsTest {

  @Autowired private Cast cast;
  @Autowired private PlanEditor editor;
  @Autowired private PlanRecord plan;
  @Autowired private Initiatives initiatives;
  @Autowired private BudgetPart budget;
  @Autowired private TimelinePart timeline;
  @Autowired private FilesPart files;
  @Autowired private SpringTemplateEngine templates;

  private InitiativeNumber number;
  private Actor amina;

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "Parts of a plan").number();
    amina = cast.actor("amina");
  }

  private void added(Section section, Map<String, Object> values) {
    assertThat(editor.add(number, section, Answers.of(values), amina))
        .isInstanceOf(Outcome.Done.class);
  }

  private void line(String source, String means, String amount, int year) {
    Map<String, Object> line = new HashMap<>();
    line.put("title", "Mentors");
    line.put("category", "EXPERTS");
    line.put("year", new BigDecimal(year));
    line.put("source", source);
    line.put("means", means);
    line.put("currency", "USD");
    line.put("amount", new BigDecimal(amount));
    line.put("flow", "TREASURY");
    if (means.equals("inKind")) {
      line.put("unit", "PERSON_DAYS");
      line.put("quantity", new BigDecimal("12"));
    }
    added(Section.BUDGET, line);
  }

  private String shown(SectionPart part, Section section, Locale language) {
    Initiative initiative = initiatives.get(number);
    Object content =
        part.of(initiative, section, plan.whole(number), amina, language).orElseThrow();
    WebContext page =
        new WebContext(
            JakartaServletWebApplication.buildApplication(new MockServletContext())
                .buildExchange(new MockHttpServletRequest(), new MockHttpServletResponse()),
            language,
            Map.of("part", content));
    return templates.process(part.template(), java.util.Set.of("above"), page);
  }

  @Test
  @DisplayName("are the totals of the budget, with the local share beside its minimum")
  void totals() {
    assertThat(
            budget.of(
                initiatives.get(number), Section.BUDGET, plan.whole(number), amina, Locale.ENGLISH))
        .isEmpty();
    line("local", "cash", "60", 2027);
    line("local", "inKind", "20", 2027);
    line("compact", "cash", "920", 2028);
    assertThat(shown(budget, Section.BUDGET, Locale.ENGLISH).replace('\u00a0', ' '))
        .contains(
            "1,000 USD in all",
            "The country gives 8% of it, 80 USD: less than the 10% that is asked, 100 USD.",
            "By source",
            "20 USD · 12 ",
            "2027",
            "920",
            "How it flows",
            "US Dollar, USD")
        .doesNotContain("??");
    line("local", "cash", "40", 2027);
    assertThat(shown(budget, Section.BUDGET, Locale.FRENCH).replace('\u00a0', ' '))
        .contains("Le pays en donne 11,5 %, 120 USD. Au moins 10 % sont demandés, 104 USD.")
        .doesNotContain("??");
  }

  private void work(int from, int to) {
    IntStream.range(from, to)
        .forEach(
            i ->
                added(
                    Section.WORK,
                    Map.of(
                        "kind",
                        i % 2 == 0 ? "MILESTONE" : "ACTIVITY",
                        "title",
                        "Monthly reviews in sub-county number " + i,
                        "institution",
                        "Health Training College",
                        "startsOn",
                        LocalDate.of(2027, 1, 10).plusDays(i * 9L),
                        "due",
                        LocalDate.of(2027, 3, 1).plusDays(i * 10L))));
  }

  @Test
  @DisplayName(
      "are the work plan as a timeline of a hundred activities, small and without a script")
  void timelines() throws Exception {
    work(0, 100);
    String page = shown(timeline, Section.WORK, Locale.ENGLISH);
    assertThat(page)
        .contains(
            "50 rows of the work plan, from 1 January 2027 to",
            "#work-50",
            "50 more rows on the page of the timeline")
        .doesNotContain("#work-51", "<script", "??");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(page.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(packed.size()).isLessThan(10_000);
    assertThat(shown(files, Section.WORK, Locale.ENGLISH))
        .contains("/plan/import", "/plan.xlsx", "/plan/work.csv");
  }

  @Test
  @DisplayName("are mirrored where time runs from right to left")
  void mirrored() {
    work(0, 3);
    List<Row> rows = plan.rows(number, Section.WORK);
    LocalDate today = LocalDate.of(2027, 2, 1);
    Timeline there = Timeline.of(rows, rows, today, Locale.ENGLISH);
    Timeline back = Timeline.of(rows, rows, today, Locale.forLanguageTag("ar"));
    for (int i = 0; i < rows.size(); i++) {
      Timeline.Bar bar = there.rows().get(i);
      Timeline.Bar mirror = back.rows().get(i);
      BigDecimal end = new BigDecimal(bar.x()).add(new BigDecimal(bar.width()));
      assertThat(new BigDecimal(bar.end())).isEqualByComparingTo(end);
      assertThat(new BigDecimal(mirror.x()).add(end)).isEqualByComparingTo("100");
      assertThat(mirror.width()).isEqualTo(bar.width());
      assertThat(mirror.dx()).isEqualTo(-bar.dx());
    }
    assertThat(there.height()).isEqualTo(4 * Timeline.ROW);
    assertThat(there.today()).isNotNull();
    assertThat(Timeline.of(rows, rows, LocalDate.of(2030, 1, 1), Locale.ENGLISH).today()).isNull();
  }
}
