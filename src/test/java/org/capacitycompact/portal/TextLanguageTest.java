package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The language in which somebody wrote is stored with the text, and marked where it is shown. */
@CompactTest
@Transactional
@DisplayName("The language of a text")
class TextLanguageTest {

  /** Tables that name a writer and store no language, with the reason. */
  private static final List<String> WITHOUT =
      List.of(
          // Secret: a language could reveal who voted.
          "ballot",
          // People only enter a reference, a number or a choice there.
          "answer_set_aside",
          "audit_entry",
          "audit_verification",
          "calendar_feed",
          "known_device",
          "mail",
          "notice",
          "notice_choice",
          "notice_habit",
          "country_fact",
          "country_fact_before",
          "country_zone",
          "exchange_rate",
          "offer_reference_request",
          "offer_region",
          // What was published, with its language in it.
          "offer_version",
          "own_draft",
          "plan_draft",
          "plan_row_request",
          "decision_version",
          "deployed_release",
          "dormancy",
          "external_identity",
          "import_run",
          "initiative_request",
          "letter_confirmation",
          "one_time_link",
          "payee",
          "replay",
          "service_account",
          "service_token",
          "task_decision",
          "task_draft");

  /** The title of an initiative as shown; names of files and tabs cannot carry a language. */
  private static final Pattern TITLE =
      Pattern.compile("<[a-z]+ [^>]*th:text=\"\\$\\{(row|initiative)\\.title(\\(\\))?}\"[^>]*>");

  private static final Pattern ELEMENT =
      Pattern.compile("<(?!input|textarea|select|option)[a-z]+ (?:[^>\"]|\"[^\"]*\")*>");

  /** How templates name texts that people wrote. */
  private static final Pattern FREE_TEXT =
      Pattern.compile(
          "th:text=\"\\$\\{(\\w+\\.(?:title|note|reason|withdrawn|condition|summary|comment|asks|purpose|question|answer|grounds|findings|text))(?:\\(\\))?}\"");

  /** Texts whose language the page does not know, with the reason. */
  private static final Set<String> NOT_TOLD =
      Set.of(
          // A ballot stores none: a language could reveal who voted.
          "ballots.html ballot.asks",
          "ballots.html ballot.condition",
          "ballots.html ballot.reason",
          // The row around them says its language; a sum is a figure.
          "printed.html field.text",
          "printed.html total.text",
          // A wish keeps the language of whoever made it, not of the one who decided.
          "wishes.html wish.answer",
          // Our own text, in the reader's language.
          "exhibits.html exhibit.note",
          "printed-parts.html exhibit.note",
          "parts.html finding.title",
          "parts.html part.text",
          "criteria-decision.html table.question",
          "record.html seal.text",
          // What a mail server said.
          "mail.html standing.answer",
          "mail.html row.answer",
          // A person's own words of a moment ago, shown to them again.
          "task-ended.html answer.text",
          "page.html each.text",
          // Narratives of published activities, in the best of their languages.
          "activity.html result.title",
          "activity.html indicator.title",
          // Stored with their language, but shown without: documents and changes of criteria.
          "attachments.html document.note",
          "attachments.html document.withdrawn",
          "criteria-decision.html each.reason",
          "criteria-decision.html each.withdrawn",
          "criteria-decision.html shown.withdrawn",
          "criteria-draft.html draft.note",
          "replay.html draft.note",
          "criteria-drafts.html each.note",
          "service-account.html account.purpose",
          "service-accounts.html account.purpose");

  @Autowired private Cast cast;
  @Autowired private JdbcClient database;
  @Autowired private List<FactSheet> sheets;

  @Test
  @DisplayName("is its writer's, whoever stores it, unless they say another")
  void kept() {
    InitiativeNumber number = cast.raise("koffi", "Une langue");
    state(number, 1, "koffi", null);
    state(number, 2, "amina", null);
    state(number, 3, "koffi", "pt");
    state(number, 4, "nobodyWeKnow", null);
    assertThat(
            database
                .sql(
                    "select coalesce(language, '-') from statement where number = ? order by"
                        + " version")
                .param(number)
                .query(String.class)
                .list())
        .containsExactly("fr", "en", "pt", "-");
  }

  @Test
  @DisplayName("is told with the fact that shows it")
  void shown() {
    InitiativeNumber number = cast.raise("koffi", "Une langue montrée");
    state(number, 1, "koffi", null);
    List<FactSheet.Fact> facts =
        sheets.stream()
            .flatMap(sheet -> sheet.facts(number, cast.actor("koffi"), Locale.ENGLISH).stream())
            .toList();
    assertThat(facts)
        .filteredOn(fact -> fact.label().equals("demand.fact.problem"))
        .containsExactly(new FactSheet.Fact("demand.fact.problem", "Un problème", "fr"));
  }

  @Test
  @DisplayName("stands at each title in our pages")
  void titles() throws IOException {
    int found = 0;
    try (Stream<Path> pages = Files.walk(Path.of("src/main/resources/templates"))) {
      for (Path page : pages.filter(Files::isRegularFile).toList()) {
        var title = TITLE.matcher(Files.readString(page));
        while (title.find()) {
          found++;
          assertThat(title.group()).as(page.toString()).contains("th:lang=");
        }
      }
    }
    assertThat(found).isGreaterThan(4);
  }

  @Test
  @DisplayName("is each writer's own where two write into one row")
  void second() {
    InitiativeNumber number = cast.raise("koffi", "Deux plumes");
    database
        .sql(
            "insert into demand_question (number, question, asked_by, asked_at) values (?, 'Who?',"
                + " 'sofia', now())")
        .param(number)
        .update();
    database
        .sql(
            "update demand_question set answer = 'Nous', answered_by = 'koffi', answered_at = now()"
                + " where number = ?")
        .param(number)
        .update();
    assertThat(
            database
                .sql("select language || answer_language from demand_question where number = ?")
                .param(number)
                .query(String.class)
                .single())
        .isEqualTo("enfr");
    database
        .sql(
            "insert into suspension (number, reason, asked_by, suspended_at) values (?, 'Crue',"
                + " 'koffi', now())")
        .param(number)
        .update();
    WrittenIn.within(
        "es",
        () ->
            database
                .sql(
                    "update suspension set decided_by = 'amina', decided_at = now(), decision ="
                        + " 'resume', decision_reason = 'Se fue' where number = ?")
                .param(number)
                .update());
    assertThat(
            database
                .sql("select language || decision_language from suspension where number = ?")
                .param(number)
                .query(String.class)
                .single())
        .isEqualTo("fres");
  }

  @Test
  @DisplayName("stands at each text of a person in our pages, as far as it is known")
  void templates() throws IOException {
    List<String> without = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(Path.of("src/main/resources/templates"))) {
      for (Path page : pages.filter(each -> each.toString().endsWith(".html")).toList()) {
        var element = ELEMENT.matcher(Files.readString(page));
        while (element.find()) {
          var said = FREE_TEXT.matcher(element.group());
          if (!element.group().contains("th:lang=") && said.find()) {
            without.add(page.getFileName() + " " + said.group(1));
          }
        }
      }
    }
    assertThat(without).allMatch(each -> NOT_TOLD.contains(each));
  }

  @Test
  @DisplayName("is kept by each table in which somebody writes")
  void tables() {
    assertThat(
            database
                .sql(
                    """
                    select distinct c.table_name from information_schema.columns c
                    join information_schema.tables t using (table_schema, table_name)
                    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                      and c.table_name !~ '^(act_|spring_|flyway)'
                      and c.column_name ~ '^(stated|decided|asked|invited|answered|said|replied|commented|judged|committed|pledged|given|reported|agreed|opened|examined|accepted|recorded|checked|made|corrected|appointed|responded|added|confirmed|published|entered|started|imported|created|issued)_by$|^(user_id|member|reviewer)$'
                      and c.table_name not in ('initiative', 'person', 'ballot_seat', 'review_invitation')
                      and not exists (select from information_schema.columns l
                        where l.table_name = c.table_name and l.column_name = 'language')
                    order by 1
                    """)
                .query(String.class)
                .list())
        .filteredOn(table -> !WITHOUT.contains(table))
        .isEmpty();
  }

  private void state(InitiativeNumber number, int version, String by, String language) {
    database
        .sql(
            """
            insert into statement (number, form, version, answers, stated_by, stated_at, language)
            values (?, 'articulate-demand', ?, '{"problem": "Un problème"}', ?, now(), ?)
            """)
        .params(number, version, by, language)
        .update();
  }
}
