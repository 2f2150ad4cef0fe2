package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.account.Directory;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.InitiativeSummary;
import org.capacitycompact.initiative.InitiativesOverview;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.KnownActivitySummary;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The same words have the same matches in each list; WordSearchTest covers the rules. */
@CompactTest
@Transactional
@DisplayName("A list is searched")
class SearchWebTest {

  private static final String TITLE = "L’abeille pour les vergers – phase 2";

  @Autowired private Cast cast;
  @Autowired private InitiativesOverview initiatives;
  @Autowired private Worklist tasks;
  @Autowired private Directory people;
  @Autowired private KnownActivities activities;
  @Autowired private JdbcClient database;

  @Test
  @DisplayName("by the title, however it is typed, and by what the demand says")
  void initiatives() {
    InitiativeNumber number = cast.raise("koffi", TITLE);
    for (String typed :
        List.of(TITLE, "abeille", "ABEILLES vergers", "l'abeille", number.value())) {
      assertThat(found("koffi", typed)).as(typed).contains(number);
      assertThat(tasks("koffi", typed)).as(typed).contains(number);
    }
    assertThat(found("koffi", "paludisme")).doesNotContain(number);
    state(number, "{\"problem\":\"Le paludisme frappe\",\"whyNow\":\"Introuvable aujourd’hui\"}");
    assertThat(found("koffi", "Paludisme abeille")).containsExactly(number);
    assertThat(tasks("koffi", "paludisme")).contains(number);
    assertThat(found("koffi", "introuvable"))
        .as("what no page shows to all readers is not found")
        .doesNotContain(number);
    state(number, "{\"problem\":\"Autre chose\"}");
    assertThat(found("koffi", "paludisme")).doesNotContain(number);
    database.sql("update initiative set title = 'Frelons' where number = ?").param(number).update();
    assertThat(found("koffi", "frelon")).contains(number);
    assertThat(found("koffi", "abeille")).doesNotContain(number);
  }

  @Test
  @DisplayName("and finds nobody what is not open to them")
  void isolation() {
    InitiativeNumber number = cast.raise("koffi", "Zébulon des savanes");
    state(number, "{\"problem\":\"Onchocercose\"}");
    for (String typed : List.of("zebulon", "onchocercose")) {
      assertThat(found("koffi", typed)).containsExactly(number);
      assertThat(found("amina", typed)).isEmpty();
      assertThat(tasks("amina", typed)).isEmpty();
      RowScope.within(
          RowScope.of(cast.actor("amina").audiences()),
          () ->
              assertThat(
                      database
                          .sql("select count(*) from initiative_words where number = ?")
                          .param(number)
                          .query(Integer.class)
                          .single())
                  .isZero());
    }
  }

  @Test
  @DisplayName("by the names of people, with and without their accents")
  void people() {
    database
        .sql("insert into person (user_id, name) values ('searchlodz', 'Łucja Żółć-Øster')")
        .update();
    for (String typed : List.of("lucja", "ŁUCJA zolc", "oster", "searchl", "Żółć-Øster")) {
      assertThat(
              people.find(new Directory.Search(typed, null, "", null, Directory.Sort.NAME), 0, 9))
          .as(typed)
          .extracting(person -> person.name())
          .containsExactly("Łucja Żółć-Øster");
    }
  }

  @Test
  @DisplayName("by what a published activity says, in each of its languages")
  void activities() {
    Long run =
        database
            .sql(
                """
                insert into import_run (file_name, file_hash, bytes, imported_by, imported_at,
                  activities, new_ones, updated, unchanged, incomplete, duplicate, unreadable)
                values ('s.xml', repeat('a', 64), 1, 'sofia', now(), 1, 1, 0, 0, 0, 0, 0)
                returning id
                """)
            .query(Long.class)
            .single();
    database
        .sql(
            """
            insert into known_activity (activity_key, identifier, file_name, file_hash, titles,
              countries, sectors, aid_types, has_results, words, content, content_hash, complete,
              first_run, last_run)
            values ('identifier:XX-SEARCH-1', 'XX-SEARCH-1', 's.xml', repeat('a', 64), '[]', '{TG}',
              '{}', '{}', false, '', :content::jsonb, repeat('b', 64), true, :run, :run)
            """)
        .param("run", run)
        .param(
            "content",
            """
            {"identifier": "XX-SEARCH-1",
             "titles": [{"language": "fr", "languageKnown": true, "text": "L’œdème des kapokiers"},
               {"language": "zh", "languageKnown": true, "text": "木棉树水肿研究"}],
             "reportingOrganisation": {"names": [{"language": "tr", "text": "Işık Vakfı"}]},
             "organisations": [{"names": [{"language": "pt", "text": "Fundação Çerná"}]}],
             "descriptions": [{"texts": [{"language": "ar", "text": "المياه الجوفية النادرة"}]}]}
            """)
        .update();
    for (String typed :
        List.of(
            "oedeme",
            "ŒDÈME kapokier",
            "l’œdème des",
            "水肿",
            "isik vakfi",
            "fundacao cerna",
            "مياه جوفية",
            "XX-SEARCH-1")) {
      assertThat(activities.find(null, typed, 1).rows())
          .as(typed)
          .extracting(KnownActivitySummary::identifier)
          .contains("XX-SEARCH-1");
    }
    assertThat(activities.find(null, "kapokier absent", 1).rows()).isEmpty();
  }

  private void state(InitiativeNumber number, String answers) {
    database
        .sql(
            """
            insert into statement (number, form, version, answers, stated_by, stated_at)
            select :number, 'articulate-demand', count(*) + 1, :answers::jsonb, 'koffi', now()
            from statement where number = :number
            """)
        .param("number", number)
        .param("answers", answers)
        .update();
  }

  private List<InitiativeNumber> found(String user, String typed) {
    return initiatives
        .find(
            cast.actor(user),
            new InitiativesOverview.Search(
                typed, null, null, null, InitiativesOverview.Sort.NEWEST),
            0,
            50)
        .stream()
        .map(InitiativeSummary::number)
        .toList();
  }

  private List<InitiativeNumber> tasks(String user, String typed) {
    Worklist.Search search =
        new Worklist.Search(
            Worklist.Whose.OPEN_TO_ME, Worklist.Due.ANY, typed, null, null, Worklist.Sort.NEWEST);
    return tasks.find(cast.actor(user), search, 0, 50).stream().map(WorkItem::number).toList();
  }
}
