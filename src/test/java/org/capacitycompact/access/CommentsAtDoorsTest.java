package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.comment.Asked;
import org.capacitycompact.comment.NewComment;
import org.capacitycompact.comment.OpenTo;
import org.capacitycompact.comment.Talk;
import org.capacitycompact.comment.Thing;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.Distribution;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A comment of each openness, on the initiative and on a section of its plan, in words that occur
 * nowhere else, each asking whoever can be asked and answered in other such words. Then everybody
 * looks at every door for all of them.
 */
@CompactTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("What is said is read by those it was opened to, and at no door by others:")
class CommentsAtDoorsTest {

  private static final Set<String> COUNTRY = Set.of("amina", "joseph", "wanjiku", "otieno");
  private static final Set<String> SECRETARIAT = Set.of("sofia", "daniel");

  /** The lead is the chosen partner; paulo was invited too, and is a stranger once it is chosen. */
  private static final Map<OpenTo, Set<String>> READERS =
      Map.of(
          OpenTo.EVERYBODY,
          together(COUNTRY, SECRETARIAT, Set.of("siti", "mariam")),
          OpenTo.PARTNERS,
          together(COUNTRY, Set.of("siti")),
          OpenTo.COUNTRY,
          COUNTRY,
          OpenTo.SECRETARIAT,
          SECRETARIAT);

  private static final Map<OpenTo, String> AUTHORS =
      Map.of(
          OpenTo.EVERYBODY, "otieno",
          OpenTo.PARTNERS, "siti",
          OpenTo.COUNTRY, "wanjiku",
          OpenTo.SECRETARIAT, "sofia");

  private static final Map<OpenTo, String> ANSWERERS =
      Map.of(
          OpenTo.EVERYBODY, "amina",
          OpenTo.PARTNERS, "amina",
          OpenTo.COUNTRY, "amina",
          OpenTo.SECRETARIAT, "daniel");

  private static final List<String> EVERYONE =
      List.of(
          "amina",
          "joseph",
          "wanjiku",
          "otieno",
          "siti",
          "paulo",
          "sofia",
          "daniel",
          "mariam",
          "rosa",
          "koffi",
          "salome",
          "operator",
          "finance");

  @LocalServerPort private int port;
  @Autowired private Cast cast;
  @Autowired private Talk talk;
  @Autowired private Distribution distribution;
  @Autowired private JdbcClient database;

  private InitiativeNumber number;
  private final Map<String, Caller> browsers = new TreeMap<>();
  private final Map<String, Set<String>> seesInitiative = new TreeMap<>();

  @SafeVarargs
  private static Set<String> together(Set<String>... sets) {
    Set<String> all = new TreeSet<>();
    Stream.of(sets).forEach(all::addAll);
    return all;
  }

  @BeforeAll
  void talk() {
    number =
        Story.raised(cast, "KE", "Talked about by all")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .number();
    for (OpenTo openTo : OpenTo.values()) {
      for (Thing thing : List.of(Thing.INITIATIVE, Thing.section("risks"))) {
        String said = canary(openTo) + thing.about().name().toLowerCase();
        Asked asked = openTo == OpenTo.SECRETARIAT ? Asked.SECRETARIAT : Asked.COUNTRY;
        long id =
            talk.comment(
                    number,
                    new NewComment(thing, openTo, asked, said + " in full"),
                    cast.actor(AUTHORS.get(openTo)))
                .orElseThrow();
        assertThat(
                talk.answer(number, List.of(id), said + "reply", cast.actor(ANSWERERS.get(openTo))))
            .isTrue();
      }
    }
    distribution.run();
    EVERYONE.forEach(
        person ->
            browsers.put(
                person,
                person.equals("finance")
                    ? Caller.basic(port, person)
                    : Caller.session(port, person)));
  }

  private static String canary(OpenTo openTo) {
    return "zq" + openTo.name().toLowerCase().substring(0, 5);
  }

  private boolean reads(String person, OpenTo openTo) {
    return openTo == OpenTo.EVERYBODY
        ? seesInitiative(person)
        : READERS.get(openTo).contains(person);
  }

  private boolean seesInitiative(String person) {
    return seesInitiative
        .computeIfAbsent(
            person,
            id ->
                Caller.basic(port, id).get("/api/initiatives/" + number).status() == 200
                    ? Set.of("yes")
                    : Set.of())
        .contains("yes");
  }

  @ParameterizedTest
  @EnumSource(OpenTo.class)
  @DisplayName("on the page of comments, in each way to ask for them, and at the API")
  void readers(OpenTo openTo) {
    String page = "/initiatives/" + number + "/comments";
    for (String person : EVERYONE) {
      Caller portal = browsers.get(person);
      Caller program = Caller.basic(port, person);
      boolean reads = reads(person, openTo);
      String said = canary(openTo);
      for (String asked :
          List.of(
              page + "?openTo=" + openTo,
              page + "?about=SECTION&of=risks",
              page + "?about=PLAN&openTo=" + openTo,
              "/api" + page + "?openTo=" + openTo,
              "/api" + page)) {
        Caller.Answer answer = (asked.startsWith("/api") ? program : portal).get(asked);
        assertThat(answer.body().contains(said))
            .as("%s at %s: %d", person, asked, answer.status())
            .isEqualTo(reads);
        assertThat(answer.body().contains(said + "sectionreply")).as(asked).isEqualTo(reads);
        assertThat(answer.status() == 200)
            .as("%s at %s", person, asked)
            .isEqualTo(seesInitiative(person));
      }
    }
    assertThat(EVERYONE.stream().filter(person -> reads(person, openTo)))
        .as("somebody reads it, and somebody does not")
        .isNotEmpty()
        .doesNotContain("koffi", "salome");
  }

  @Test
  @DisplayName(
      "the secretariat reads no more of a country’s talk than anybody else, nor do others of its notes")
  void apart() {
    for (OpenTo openTo : List.of(OpenTo.PARTNERS, OpenTo.COUNTRY)) {
      assertThat(reads("sofia", openTo)).isFalse();
      assertThat(reads("operator", openTo)).isFalse();
    }
    String page = "/initiatives/" + number + "/comments";
    assertThat(browsers.get("sofia").get(page).body())
        .contains("Internal notes of the secretariat", canary(OpenTo.SECRETARIAT));
    for (String person : List.of("amina", "siti", "mariam")) {
      assertThat(browsers.get(person).get(page).body())
          .as(person)
          .doesNotContain("nternal note", "SECRETARIAT\">the secretariat alone");
    }
  }

  @Test
  @DisplayName("at every other page and address where one looks for words, by whoever it is")
  void elsewhere() {
    List<String> places = new ArrayList<>();
    String initiative = "/initiatives/" + number;
    for (String page :
        List.of("", "/plan", "/plan/risks", "/plan/history", "/verdicts", "/process/appraisal")) {
      places.add(initiative + page);
    }
    for (String canary : Stream.of(OpenTo.values()).map(CommentsAtDoorsTest::canary).toList()) {
      for (String list :
          List.of("/initiatives?q=", "/tasks?q=", "/api/initiatives?q=", "/initiatives.csv?q=")) {
        places.add(list + canary);
      }
    }
    places.addAll(
        List.of(
            "/notices",
            "/tasks",
            "/calendar",
            "/initiatives.xlsx",
            "/administration/record?number=" + number,
            "/api" + initiative,
            "/api" + initiative + "/plan/risks"));
    Map<String, String> found = new LinkedHashMap<>();
    for (String person : EVERYONE) {
      for (String place : places) {
        String body = browsers.get(person).get(place).body();
        Stream.of(OpenTo.values())
            .filter(openTo -> !reads(person, openTo))
            .filter(
                openTo ->
                    body.contains(canary(openTo) + "i") || body.contains(canary(openTo) + "s"))
            .forEach(openTo -> found.put(person + " " + place, canary(openTo)));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  @DisplayName("no word of it is in the record, in what people are told, or in what is searched")
  void tables() {
    for (String table : List.of("audit_entry", "notice", "outbox", "mail", "initiative")) {
      assertThat(
              database
                  .sql("select count(*) from " + table + " t where t::text like '%zq%in full%'")
                  .query(Integer.class)
                  .single())
          .as(table)
          .isZero();
    }
    assertThat(
            database
                .sql(
                    "select distinct kind from audit_entry where number = ? and (kind like 'comment.%'"
                        + " or kind like 'plan.talk.%')")
                .param(number)
                .query(String.class)
                .list())
        .as("the history tells of what everybody may read")
        .containsExactlyInAnyOrder("comment.made", "plan.talk.said", "comment.answered");
    assertThat(
            database
                .sql(
                    "select count(*) from audit_entry where number = ? and (kind like 'comment.%' or"
                        + " kind like 'plan.talk.%')")
                .param(number)
                .query(Integer.class)
                .single())
        .isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(OpenTo.class)
  @DisplayName(
      "who is told of it reads it, and the row of the notice goes with that of the comment")
  void told(OpenTo openTo) {
    List<String> told =
        database
            .sql(
                """
                select distinct n.user_id from notice n join plan_comment c on c.id::text = n.detail[1]
                where n.number = ? and n.kind like 'comment.told.%' and c.open_to = ?
                """)
            .params(number, openTo.name())
            .query(String.class)
            .list();
    assertThat(told)
        .contains(AUTHORS.get(openTo), ANSWERERS.get(openTo))
        // Others of the country too, whom other tests gave an account.
        .allMatch(person -> rows(person, openTo) == 2);
    for (String person : EVERYONE) {
      assertThat(rows(person, openTo))
          .as("rows that %s sees", person)
          .isEqualTo(reads(person, openTo) ? 2 : 0);
      int answers =
          RowScope.within(
              RowScope.of(cast.actor(person).audiences()),
              () ->
                  database
                      .sql(
                          "select count(*) from plan_answered d join plan_answer a on a.id = d.answer"
                              + " where d.number = ? and a.open_to = ?")
                      .params(number, openTo.name())
                      .query(Integer.class)
                      .single());
      assertThat(answers)
          .as("answers that %s sees", person)
          .isEqualTo(reads(person, openTo) ? 2 : 0);
    }
  }

  private int rows(String person, OpenTo openTo) {
    return RowScope.within(
        RowScope.of(cast.actor(person).audiences()),
        () ->
            database
                .sql("select count(*) from plan_comment where number = ? and open_to = ?")
                .params(number, openTo.name())
                .query(Integer.class)
                .single());
  }
}
