package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A search gets to each interface as typed; WordSearchTest covers the rules. */
@CompactTest
@DisplayName("A search over HTTP")
class SearchAtDoorsTest {

  private static final String TITLE =
      "«\u00a0L’œil\u00a0» du Sahel\u00a0– phase\u202f2, eau\u00adx";

  @LocalServerPort private int port;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;

  @Test
  @DisplayName("finds initiatives and tasks by a title pasted whole, and by what the demand says")
  void initiatives() {
    InitiativeNumber number = cast.raise("koffi", TITLE);
    database
        .sql(
            """
            insert into statement (number, form, version, answers, stated_by, stated_at)
            values (?, 'articulate-demand', 1, '{"problem": "Le paludisme des marécages"}', 'koffi', now())
            """)
        .param(number)
        .update();
    Caller koffi = Caller.session(port, "koffi");
    Caller program = Caller.basic(port, "koffi");
    Caller stranger = Caller.session(port, "amina");
    for (String typed :
        List.of(
            TITLE,
            "l'oeil sahel",
            "OEIL",
            "eaux",
            "sahel phase 2",
            "Paludisme",
            "marecage oeil",
            number.value())) {
      String asked = URLEncoder.encode(typed, StandardCharsets.UTF_8);
      for (String list : List.of("/initiatives?q=", "/tasks?q=")) {
        assertThat(koffi.get(list + asked).body()).as(list + typed).contains(">" + number + "<");
        assertThat(stranger.get(list + asked).body()).doesNotContain(">" + number + "<");
        assertThat(program.get("/api" + list + asked).body())
            .as("/api" + list + typed)
            .contains("\"number\":\"" + number + "\"");
      }
    }
    assertThat(koffi.get("/initiatives?q=marecage+absent").body()).doesNotContain(">" + number);
  }

  @Test
  @DisplayName("finds published activities by what they say")
  void activities() {
    Long run =
        database
            .sql(
                """
                insert into import_run (file_name, file_hash, bytes, imported_by, imported_at,
                  activities, new_ones, updated, unchanged, incomplete, duplicate, unreadable)
                values ('d.xml', repeat('c', 64), 1, 'sofia', now(), 1, 1, 0, 0, 0, 0, 0)
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
            values ('identifier:XX-DOOR-1', 'XX-DOOR-1', 'd.xml', repeat('c', 64),
              '[{"language": "fr", "languageKnown": true, "text": "Trouvée ici"}]', '{TG}',
              '{}', '{}', false, '', :content::jsonb, repeat('d', 64), true, :run, :run)
            """)
        .param("run", run)
        .param(
            "content",
            """
            {"identifier": "XX-DOOR-1",
             "titles": [{"language": "fr", "languageKnown": true, "text": "L’œnothère des berges"}],
             "descriptions": [{"texts": [{"language": "zh", "text": "湿地植物保护"}]}]}
            """)
        .update();
    for (String typed : List.of("l’œnothère des berges", "OENOTHERE", "berge", "植物", "XX-DOOR-1")) {
      String asked = URLEncoder.encode(typed, StandardCharsets.UTF_8);
      for (String list : List.of("/known-activities?search=", "/api/known-activities?search=")) {
        String body =
            (list.startsWith("/api") ? Caller.basic(port, "koffi") : Caller.session(port, "koffi"))
                .get(list + asked)
                .body();
        assertThat(body)
            .as(list + typed)
            .contains(list.startsWith("/api") ? "XX-DOOR-1" : "Trouvée ici");
      }
    }
    database.sql("delete from known_activity where identifier = 'XX-DOOR-1'").update();
  }
}
