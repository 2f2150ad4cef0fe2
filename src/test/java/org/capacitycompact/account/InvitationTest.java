package org.capacitycompact.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An invitation link is for one person, works once, and expires. */
@CompactTest
class InvitationTest {

  private static final Pattern LINK = Pattern.compile("/welcome/([A-Za-z0-9_-]{43})\\?lang=(..)");
  private static final String PASSWORD = "giraffe under copper moon";

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private JdbcClient database;
  private Visit sofia;
  private String id;

  @BeforeEach
  void theSecretariat() {
    sofia = Visit.signedIn(port, "sofia");
    id = "i" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  @Test
  void whoIsInvitedReadsByWhomToWhatInTheirLanguageAndChoosesAPassword() {
    Visit.Answer shown = invite(Map.of("language", "fr", "role", "FOCAL_POINT", "country", "TG"));
    Matcher link = LINK.matcher(shown.body());
    assertThat(link.find()).isTrue();
    assertThat(link.group(2)).isEqualTo("fr");
    assertThat(people.actor(id)).as("nobody counts on who never came").isEmpty();

    Visit guest = new Visit(port, "127.0.0.1");
    String page = guest.get("/welcome/" + link.group(1) + "?lang=fr").body();
    assertThat(page)
        .contains("Bienvenue", "Sofia Marques", id, "Point focal, Togo", "Choisissez")
        .doesNotContain("??");
    assertThat(chosen(guest, link.group(1), PASSWORD).location()).isEqualTo("/sign-in?chosen");

    guest.signIn(id, PASSWORD);
    assertThat(guest.isIn()).isTrue();
    assertThat(people.actor(id).orElseThrow().groups()).containsExactly("focalPointTG");
  }

  @Test
  void aLinkWorksOnce() {
    String token = token(invite(Map.of()));
    Visit guest = new Visit(port, "127.0.0.1");
    String form = form(guest, token);
    assertThat(choose(guest, token, form, PASSWORD).status()).isEqualTo(302);

    assertThat(choose(guest, token, form, "something else entirely").status()).isEqualTo(404);
    assertThat(guest.get("/welcome/" + token).status()).isEqualTo(404);
    assertThat(guest.basic("/api/tasks", id, "something else entirely").status()).isEqualTo(401);
    assertThat(guest.basic("/api/tasks", id, PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void ofManyAtTheSameMomentOneChooses() {
    String token = token(invite(Map.of()));
    List<Visit> guests = IntStream.range(0, 6).mapToObj(i -> new Visit(port, "127.0.0.1")).toList();
    List<String> forms = guests.stream().map(guest -> form(guest, token)).toList();

    List<Integer> answers =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(
                i ->
                    choose(guests.get(i), token, forms.get(i), "copper giraffe moon " + i).status())
            .toList();

    assertThat(answers).containsOnlyOnce(302);
    assertThat(answers.stream().filter(status -> status == 404)).hasSize(5);
  }

  @Test
  void aLinkThatIsOldReplacedOrInventedLooksLikeNone() {
    String replaced = token(invite(Map.of()));
    Visit.Answer again =
        sofia.submit("/administration/people/" + id, "/administration/people/" + id + "/link");
    String token = token(again);
    Visit guest = new Visit(port, "127.0.0.1");
    String none = guest.get("/welcome/" + "A".repeat(43)).body();

    assertThat(guest.get("/welcome/" + replaced)).satisfies(a -> same(a, none));
    assertThat(guest.get("/welcome/" + token.substring(0, 42))).satisfies(a -> same(a, none));
    assertThat(guest.get("/welcome/" + id)).satisfies(a -> same(a, none));
    assertThat(guest.get("/welcome/" + token).status()).isEqualTo(200);

    database
        .sql(
            "update one_time_link set issued_at = issued_at - interval '7 days', expires_at = expires_at - interval '7 days' where user_id = ?")
        .param(id)
        .update();
    assertThat(guest.get("/welcome/" + token)).satisfies(a -> same(a, none));
  }

  @Test
  void onlyTheHashOfALinkIsKept() {
    String token = token(invite(Map.of()));

    assertThat(
            database
                .sql("select l::text from one_time_link l where user_id = ?")
                .param(id)
                .query(String.class)
                .single())
        .doesNotContain(token);
    assertThat(sofia.get("/administration/people/" + id).body()).doesNotContain(token);
  }

  @Test
  void aWeakPasswordUsesNoLinkUp() {
    String token = token(invite(Map.of("name", "Baraka Lumumba")));
    Visit guest = new Visit(port, "127.0.0.1");

    assertThat(chosen(guest, token, "short").body()).contains("too short");
    assertThat(chosen(guest, token, "barakalumumba").body()).contains("can be guessed by whoever");
    assertThat(chosen(guest, token, PASSWORD).status()).isEqualTo(302);
  }

  @Test
  void whoIsInvitedCannotSignInBeforeAndIsNoMemberYet() {
    invite(Map.of("role", "STEERING_GROUP", "constituency", "networks", "country", ""));

    assertThat(people.withRole(Role.STEERING_GROUP))
        .noneMatch(member -> member.userId().equals(id));
    assertThat(new Visit(port, "127.0.0.1").basic("/api/tasks", id, PASSWORD).status())
        .isEqualTo(401);
  }

  @Test
  void aClosedAccountsLinkOpensNothing() {
    String token = token(invite(Map.of()));
    sofia.submit("/administration/people/" + id, "/administration/people/" + id + "/close");

    assertThat(new Visit(port, "127.0.0.1").get("/welcome/" + token).status()).isEqualTo(404);
  }

  @Test
  void whatIsWrongIsSaidBesideItsFieldAndNothingIsKept() {
    Visit.Answer answer =
        invite(
            Map.of(
                "name",
                "",
                "signInName",
                "two words",
                "email",
                "nowhere",
                "role",
                "FOCAL_POINT",
                "country",
                "XX",
                "organisation",
                "BRENAP"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "id=\"name-error\"",
            "id=\"signInName-error\"",
            "id=\"email-error\"",
            "id=\"country-error\"",
            "id=\"organisation-error\"")
        .doesNotContain("??");
    assertThat(invite(Map.of("role", "KING")).body()).contains("id=\"role-error\"");
    assertThat(invite(Map.of("signInName", "AMINA")).body()).contains("has this sign-in name");
    assertThat(people.actor("AMINA")).isEmpty();
  }

  @Test
  void markupAndSqlInANameStayText() {
    String name = "Robert'); drop table person;-- <script>alert(1)</script>";
    assertThat(invite(Map.of("name", name)).status()).isEqualTo(200);

    assertThat(sofia.get("/administration/people?q=drop+table").body())
        .contains("&lt;script&gt;", id)
        .doesNotContain("<script>");
    assertThat(sofia.get("/administration/people?q=%27+or+1%3D1+--").status()).isEqualTo(200);
    assertThat(sofia.get("/administration/people?q=%25").body()).doesNotContain(id);
  }

  @Test
  void theListOfPeopleIsForTheSecretariatAndOperators() {
    for (String user : List.of("amina", "joseph", "paulo", "mariam", "rosa")) {
      Visit other = Visit.signedIn(port, user);
      assertThat(other.get("/administration/people").status()).as(user).isEqualTo(403);
      assertThat(other.get("/administration/people/sofia").status()).as(user).isEqualTo(403);
      assertThat(other.get("/administration/people/nobody").status()).as(user).isEqualTo(403);
      assertThat(other.get("/administration").status()).as(user).isEqualTo(403);
      assertThat(other.get("/tasks").body()).as(user).doesNotContain("/administration");
    }
    assertThat(Visit.signedIn(port, "operator").get("/administration").body())
        .contains("/administration/people");
  }

  private Visit.Answer invite(Map<String, String> changes) {
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "signInName",
                id,
                "name",
                "Guest " + id,
                "email",
                "",
                "role",
                "NATIONAL_AUTHORITY",
                "country",
                "KE",
                "organisation",
                "",
                "constituency",
                "",
                "language",
                "en"));
    fields.putAll(changes);
    return sofia.submit(
        "/administration/people/invite",
        "/administration/people/invite",
        fields.entrySet().stream()
            .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
            .toArray(String[]::new));
  }

  private static void same(Visit.Answer answer, String none) {
    assertThat(answer.status()).isEqualTo(404);
    assertThat(withoutToken(answer.body())).isEqualTo(withoutToken(none));
  }

  private static String withoutToken(String page) {
    return page.replaceAll("name=\"_csrf\"[^>]*>", "");
  }

  private static String token(Visit.Answer answer) {
    Matcher link = LINK.matcher(answer.body());
    assertThat(link.find()).as(answer.status() + answer.body()).isTrue();
    return link.group(1);
  }

  private static String form(Visit guest, String token) {
    Matcher form =
        Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
            .matcher(guest.get("/welcome/" + token).body());
    assertThat(form.find()).isTrue();
    return form.group(1);
  }

  private static Visit.Answer chosen(Visit guest, String token, String password) {
    return choose(guest, token, form(guest, token), password);
  }

  private static Visit.Answer choose(Visit guest, String token, String form, String password) {
    return guest.post("/welcome/" + token, form, "password", password, "again", password);
  }
}
