package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.Thorough;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody without an account reports harm, in words that occur nowhere else, as does somebody with
 * one; an officer answers, notes and holds payments back. Then everybody else searches every
 * address, table and log for these words.
 */
@CompactTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("A report of harm")
class ReportsOfHarmTest {

  private static final List<String> CANARIES =
      List.of("zqharm", "zqname", "zqcontact", "zqadded", "zqanswer", "zqnote", "zqhold", "zqlast");

  private static final List<String> OTHERS =
      List.of(
          "sofia",
          "operator",
          "daniel",
          "amina",
          "joseph",
          "wanjiku",
          "otieno",
          "koffi",
          "paulo",
          "mariam",
          "rosa",
          "finance",
          "nobody");

  private static final Pattern CODE = Pattern.compile("id=\"code\"[^>]*>([0-9A-Z-]{24})<");
  private static final String REPORT = "/integrity/report";
  private static final String FOLLOW = "/integrity/follow";
  private static final String OFFICE = "/administration/integrity/";

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired Cast cast;
  @Autowired JdbcClient database;

  private InitiativeNumber number;
  private Caller visitor;
  private Caller officer;
  private String code;
  private long report;
  private long recorded;

  @BeforeAll
  void raise() {
    number = cast.raise("amina", "An initiative with a secret");
    visitor = Caller.anonymous(port);
    officer = Caller.session(port, "salome");
    recorded = records();
  }

  @Test
  @Order(1)
  @DisplayName("needs no account, and is answered with a code that is shown once")
  void isMade() {
    Answer form = visitor.get(REPORT + "?about=" + number);
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.body())
        .contains("You need no account", "value=\"" + number + "\"", "name=\"code\"")
        .doesNotContain("name=\"here\"", "??");
    Map<String, String> sent =
        Map.of(
            "what", "zqharm: the money went to zqharm",
            "about", number.value(),
            "name", "zqname",
            "contact", "zqcontact@example.org",
            "code", hidden(form.body()));

    Answer received = visitor.form(REPORT, sent);

    assertThat(received.status()).as(received.body()).isEqualTo(200);
    code = code(received.body());
    assertThat(code(visitor.form(REPORT, sent).body()))
        .as("sent twice, taken once")
        .isEqualTo(code);
    report = database.sql("select max(id) from integrity_report").query(Long.class).single();
    assertThat(
            database
                .sql("select count(*) from integrity_word where text like 'zqharm%'")
                .query(Integer.class)
                .single())
        .isOne();
    Map<String, String> again = new HashMap<>(sent);
    again.put("what", "zqharm of another day");
    assertThat(code(visitor.form(REPORT, again).body()))
        .as("the form of before, with another report: another code")
        .isNotEqualTo(code);
  }

  @Test
  @Order(2)
  @DisplayName("of somebody with an account names them only where they ask to be told there")
  void withAnAccount() {
    Caller otieno = Caller.session(port, "otieno");
    String form = otieno.get(REPORT).body();
    assertThat(form).contains("your name is not stored", "name=\"here\"").doesNotContain("_page\"");
    assertThat(otieno.form(REPORT, Map.of("what", "zqharm unnamed")).status()).isEqualTo(200);
    assertThat(otieno.form(REPORT, Map.of("what", "zqharm named", "here", "1")).status())
        .isEqualTo(200);
    assertThat(
            database
                .sql(
                    """
                    select coalesce(r.reporter, '-') from integrity_report r
                    join integrity_word w on w.report = r.id
                    where w.text in ('zqharm unnamed', 'zqharm named') order by r.id
                    """)
                .query(String.class)
                .list())
        .containsExactly("-", "otieno");
    assertThat(records()).as("nothing of it is in the record").isEqualTo(recorded);
  }

  @Test
  @Order(3)
  @DisplayName("is read, noted and answered by an officer; the code opens the answer, not the note")
  void isAnswered() {
    // Other tests reported too: it may stand on a later page.
    assertThat(
            IntStream.rangeClosed(1, 9)
                .mapToObj(page -> officer.get("/administration/integrity?page=" + page).body())
                .collect(Collectors.joining()))
        .contains("zqharm", number.value(), "Waits for an answer");
    assertThat(officer.get(OFFICE + report).body())
        .contains("zqharm", "zqname", "zqcontact@example.org", "An initiative with a secret")
        .doesNotContain("??", "name=\"_page\"");
    assertThat(act("note", Map.of("note", "zqnote")).status()).isEqualTo(302);
    assertThat(act("answer", Map.of("answer", "zqanswer")).status()).isEqualTo(302);

    Answer read = Caller.anonymous(port).form(FOLLOW, Map.of("code", code.toLowerCase()));

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body())
        .contains("zqharm", "zqanswer", "The officers for integrity")
        .doesNotContain("zqnote", "Salome", "??");
    Answer added =
        Caller.anonymous(port).form(FOLLOW, Map.of("code", code, "added", "zqadded to it"));
    assertThat(added.body()).contains("zqadded to it", "What you added has arrived.");
    assertThat(officer.get(OFFICE + report).body()).contains("zqadded to it");
  }

  @Test
  @Order(4)
  @DisplayName("can hold payments back with words that only officers read")
  void isHeld() {
    assertThat(act("hold", Map.of("hold", "zqhold")).status()).isEqualTo(302);
    assertThat(officer.get(OFFICE + report).body()).contains("zqhold", "Payments held");
    assertThat(Caller.session(port, "amina").get("/initiatives/" + number + "/history").body())
        .contains("Payments are held back by the officers for integrity.")
        .doesNotContain("zqhold", "Salome");
    assertThat(act("closing", Map.of("outcome", "CONFIRMED", "closing", "zqlast")).status())
        .as("it holds payments")
        .isEqualTo(409);
  }

  @Test
  @Order(5)
  @DisplayName("is found by nobody else: at no address, in no other table, in no log")
  void isSecret(CapturedOutput log) {
    List<String> told = new ArrayList<>();
    int asked = 0;
    int turn = 0;
    List<Endpoint> endpoints =
        EndpointsFound.in(application).all().stream()
            .filter(endpoint -> endpoint.method().equals("GET") && !endpoint.ofEngine())
            .toList();
    for (String other : OTHERS) {
      boolean nobody = other.equals("nobody");
      Caller browser = nobody ? Caller.anonymous(port) : Caller.session(port, other);
      Caller program = nobody ? Caller.anonymous(port) : Caller.basic(port, other);
      turn++;
      for (Endpoint endpoint : endpoints) {
        // In the build some of them visit each address, and they take turns.
        if (!Thorough.asked() && (endpoints.indexOf(endpoint) + turn) % 4 != 0) {
          continue;
        }
        String path =
            endpoint.with(
                variable ->
                    variable.startsWith(OFFICE)
                        ? String.valueOf(report)
                        : IdsInAddresses.known(endpoint.door() + variable)
                            ? IdsInAddresses.value(
                                endpoint.door() + variable, Map.of("NUMBER", number.value()))
                            : "none");
        Answer answer = (path.startsWith("/api/") ? program : browser).get(path);
        asked++;
        tells(answer.body()).forEach(word -> told.add(other + " " + path + ": " + word));
      }
      for (String path :
          List.of(
              OFFICE + report,
              OFFICE + (report + 999),
              "/administration/record?initiative=" + number,
              "/administration/record.csv?initiative=" + number,
              "/initiatives/" + number + "/process")) {
        Answer answer = browser.get(path);
        tells(answer.body()).forEach(word -> told.add(other + " " + path + ": " + word));
      }
      if (!nobody && !other.equals("finance")) {
        assertThat(browser.get(OFFICE + report).status()).as(other).isEqualTo(403);
        assertThat(browser.get(OFFICE + (report + 999)).status())
            .as("nobody learns which there are")
            .isEqualTo(403);
        assertThat(browser.form(OFFICE + report + "/note", Map.of("note", "x")).status())
            .isEqualTo(403);
      }
    }
    assertThat(asked).isGreaterThan(200);
    assertThat(told).isEmpty();
    assertThat(inTables().keySet())
        .containsExactly("integrity_hold", "integrity_report", "integrity_word");
    assertThat(log.getAll()).doesNotContain(CANARIES);
    assertThat(
            database
                .sql(
                    "select count(*) from audit_entry where detail::text ~ 'integrity/(report|follow)'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private static List<String> tells(String body) {
    return CANARIES.stream().filter(body::contains).toList();
  }

  @Test
  @Order(6)
  @DisplayName("is released, closed, and opened again by what the reporter adds")
  void isClosed() {
    assertThat(act("release", Map.of("release", "zqhold is over")).status()).isEqualTo(302);
    assertThat(act("closing", Map.of("closing", "zqlast")).status())
        .as("without an outcome")
        .isEqualTo(422);
    assertThat(act("closing", Map.of("outcome", "REFERRED", "closing", "zqlast")).status())
        .isEqualTo(302);
    assertThat(visitor.form(FOLLOW, Map.of("code", code)).body())
        .contains("Passed on to those who deal with it", "zqlast");
    assertThat(act("answer", Map.of("answer", "One more")).status()).isEqualTo(409);
    visitor.form(FOLLOW, Map.of("code", code, "added", "zqadded after the end"));
    assertThat(act("answer", Map.of("answer", "One more")).status()).isEqualTo(302);
  }

  @Test
  @Order(7)
  @DisplayName("is opened by no wrong code, which is no refused attempt of anybody in the record")
  void wrongCode() {
    long before = refusals();
    Caller otieno = Caller.session(port, "otieno");
    for (String wrong :
        List.of(
            "", "AAAA", "0000-0000-0000-0000-0000", code.substring(1), "' or 1=1 --", "\u0000")) {
      Answer answer = otieno.form(FOLLOW, Map.of("code", wrong));
      assertThat(answer.status()).as(wrong).isIn(400, 422);
      assertThat(answer.body()).doesNotContain(CANARIES);
    }
    assertThat(refusals()).isEqualTo(before);
  }

  @Test
  @Order(8)
  @DisplayName("gets the same answer whether the number that it names exists or not")
  void confirmsNoNumber() {
    Caller koffi = Caller.session(port, "koffi");
    String there = koffi.form(REPORT, Map.of("what", "About one", "about", number.value())).body();
    String none = koffi.form(REPORT, Map.of("what", "About two", "about", "KE-1999-998")).body();
    assertThat(plain(there)).isEqualTo(plain(none));
  }

  private static String plain(String page) {
    return page.replaceAll("[0-9A-Z]{4}(-[0-9A-Z]{4}){4}", "code")
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "csrf")
        .replaceAll("data-seconds=\"\\d+\"|\\d{1,2}:\\d{2}", "");
  }

  @Test
  @Order(9)
  @DisplayName("may be long and in any script; what nobody can see, or what misleads, is refused")
  void oddTexts() {
    Caller afi = Caller.session(port, "afi");
    String family = "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67";
    assertThat(afi.form(REPORT, Map.of("what", family.repeat(5000))).status()).isEqualTo(200);
    for (String wrong :
        List.of("\u200b\u2060", " \n ", "a".repeat(5001), family.repeat(5001), "a\u202eb")) {
      Answer answer = afi.form(REPORT, Map.of("what", wrong));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("what-error");
    }
    assertThat(afi.form(REPORT, Map.of("what", "a", "name", "n".repeat(201))).body())
        .contains("name-error");
    assertThat(afi.form(REPORT, Map.of("what", "أبلغ عن ضرر — שלום — 危害")).status()).isEqualTo(200);
    assertThat(act("note", Map.of("note", "\u200b")).status()).isEqualTo(422);
    assertThat(act("answer", Map.of("answer", "a".repeat(5001))).body()).contains("answer-error");
    assertThat(act("hold", Map.of("hold", "a".repeat(2001))).status()).isEqualTo(422);
    assertThat(act("about", Map.of("about", "nonsense")).body()).contains("about-error");
    assertThat(officer.get(OFFICE + "nonsense").status()).isIn(400, 404);
  }

  @Test
  @Order(10)
  @DisplayName("of a flood is not taken, and what was typed stays on the page")
  void flood() {
    Caller mugisha = Caller.session(port, "mugisha");
    for (int i = 0; i < 10; i++) {
      assertThat(mugisha.form(REPORT, Map.of("what", "Number " + i)).status()).isEqualTo(200);
    }
    Answer later = mugisha.form(REPORT, Map.of("what", "Too much of it"));
    assertThat(later.status()).isEqualTo(429);
    assertThat(later.headers().firstValue("Retry-After")).isPresent();
    assertThat(later.body()).contains("Too much of it", "Nothing was stored");
  }

  @Test
  @Order(11)
  @DisplayName("is refused from another site, and from a page that was open too long")
  void guarded() {
    Answer late =
        Caller.anonymous(port)
            .ask(
                "POST",
                REPORT,
                "what=Without+a+token",
                "Content-Type",
                "application/x-www-form-urlencoded");
    assertThat(late.status()).isEqualTo(302);
    assertThat(late.headers().firstValue("Location").orElse("")).endsWith(REPORT + "?late");
    assertThat(
            Caller.anonymous(port)
                .ask(
                    "POST",
                    REPORT,
                    "what=From+elsewhere",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Sec-Fetch-Site",
                    "cross-site")
                .status())
        .isEqualTo(403);
    assertThat(Caller.anonymous(port).get(OFFICE + report).status()).isEqualTo(302);
  }

  private Answer act(String what, Map<String, String> fields) {
    return officer.form(OFFICE + report + "/" + what, fields);
  }

  private long records() {
    return database
        .sql(
            """
            select count(*) from audit_entry
            where kind ~* 'integrity|report(ed|s)?$' or user_id = 'otieno' and outcome <> 'done'
            """)
        .query(Long.class)
        .single();
  }

  private long refusals() {
    return database
        .sql("select count(*) from audit_entry where kind like 'refused%' and user_id = 'otieno'")
        .query(Long.class)
        .single();
  }

  private Map<String, String> inTables() {
    StringBuilder words = new StringBuilder(String.join("|", CANARIES));
    for (String word : CANARIES) {
      words.append('|').append(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)));
    }
    Map<String, String> tables = new TreeMap<>();
    database
        .sql(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name <> 'flyway_schema_history'
            """)
        .query(String.class)
        .list()
        .forEach(
            table ->
                database
                    .sql("select t::text from \"" + table + "\" t where t::text ~ ? limit 1")
                    .param(words.toString())
                    .query(String.class)
                    .optional()
                    .ifPresent(row -> tables.put(table, row)));
    return tables;
  }

  private static String hidden(String body) {
    Matcher found = Pattern.compile("name=\"code\" value=\"([0-9A-Z]{20})\"").matcher(body);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String code(String body) {
    Matcher found = CODE.matcher(body);
    assertThat(found.find()).as(body).isTrue();
    return found.group(1);
  }
}
