package org.capacitycompact.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitycompact.CompactTest;
import org.capacitycompact.account.Visit;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.party.People;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("The menu of offers")
class OfferWebTest {

  @LocalServerPort private int port;
  @Autowired private JdbcClient database;
  @Autowired private People people;
  @Autowired private OfferDesk desk;
  @Autowired private OfferMenu menu;
  @Autowired private OfferVersions versions;
  @Autowired private OffersEnding ending;
  @Autowired private Clock clock;
  private LocalDate today;
  private String title;

  @BeforeEach
  void aTitle() {
    today = CountryDays.compactDay(clock.instant());
    title = "Offer " + UUID.randomUUID();
  }

  @Test
  @DisplayName("is written by a provider and read, searched and taken home by everybody signed in")
  void published() {
    Visit paulo = Visit.signedIn(port, "paulo");
    Visit.Answer saved = paulo.submit("/offers/new", "/offers/new", form("offerNow", "publish"));
    assertThat(saved.location()).contains("/offers/").endsWith("?saved");
    String page = path(saved);
    assertThat(paulo.get(page).body()).contains(title, "/suspend", "/withdraw");

    for (String who : List.of("amina", "koffi", "sofia", "siti")) {
      Visit visit = Visit.signedIn(port, who);
      assertThat(visit.get(page).body()).as(who).contains(title).doesNotContain("/suspend");
      assertThat(visit.get(page + "/edit").status()).as(who).isEqualTo(404);
      assertThat(visit.get("/offers?search=" + title.substring(6)).body()).contains(title);
    }
    Visit amina = Visit.signedIn(port, "amina");
    amina.language = "fr";
    assertThat(amina.get("/offers?modality=training&sector=151&place=KE&form=technical").body())
        .contains(title, "Le menu des offres");
    assertThat(amina.get("/offers?place=southAsia&search=" + title.substring(6)).body())
        .as("it is for Kenya")
        .doesNotContain(title);
    assertThat(amina.get("/offers.csv?sort=title").body()).contains(title);
    assertThat(amina.get(page + "/versions/1").body()).contains(title);
    assertThat(amina.get(page + "/versions/2").status()).isEqualTo(404);
    assertThat(amina.get("/offers/new").status()).isEqualTo(403);
    assertThat(amina.get("/offers/mine").status()).isEqualTo(403);
    assertThat(paulo.get("/offers/mine").body()).contains(title);
  }

  @Test
  @DisplayName("takes no tied offer, and says so at the question; as a draft it is the provider's")
  void tied() {
    Visit paulo = Visit.signedIn(port, "paulo");
    Visit.Answer refused =
        paulo.submit(
            "/offers/new", "/offers/new", form("offerNow", "publish", "offerMustBuy", "yes"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("must be bought from your country is tied", title);

    String page =
        path(
            paulo.submit(
                "/offers/new", "/offers/new", form("offerNow", "draft", "offerMustBuy", "yes")));
    assertThat(paulo.get(page).body()).contains(title, "Draft");
    assertThat(Visit.signedIn(port, "siti").get(page).status()).isEqualTo(404);
    assertThat(Visit.signedIn(port, "amina").get("/offers?search=" + title).body())
        .doesNotContain("</bdi></a>");
    assertThatThrownBy(
            () ->
                database
                    .sql("update offer set status = 'published', published_at = now() where title = ?")
                    .param(title)
                    .update())
        .hasMessageContaining("offer_published_is_untied");
  }

  @Test
  @DisplayName("refuses an unknown sector, a day that is over and a text that nobody can see")
  void refused() {
    Visit paulo = Visit.signedIn(port, "paulo");
    assertThat(
            paulo
                .submit(
                    "/offers/new",
                    "/offers/new",
                    form("offerPurposes", "99999", "offerUntil", today.minusDays(1).toString()))
                .body())
        .contains("“99999” is no sector of the list", "This day is over", title);
    assertThat(
            paulo
                .submit("/offers/new", "/offers/new", form("offerText", "\u200b\u2060"))
                .status())
        .isEqualTo(422);
  }

  @Test
  @DisplayName("keeps each revision, and what was withdrawn stays so")
  void revisions() {
    Actor paulo = actor("paulo");
    OfferId id = desk.write(content(title, today.plusDays(90)), true, paulo);
    long seen = menu.visible(id, paulo).orElseThrow().state();
    desk.change(id, seen, content(title + " anew", today.plusDays(90)), false, paulo);
    assertThat(versions.at(id, 1).orElseThrow().title()).isEqualTo(title);
    assertThat(versions.at(id, 2).orElseThrow().title()).isEqualTo(title + " anew");
    assertThatThrownBy(
            () -> desk.change(id, seen, content(title, today.plusDays(9)), false, paulo))
        .isInstanceOf(ChangedMeanwhileException.class);
    assertThatThrownBy(
            () ->
                database.sql("delete from offer_version where offer = ?").param(id.value()).update())
        .hasMessageContaining("what was published of an offer stays");

    Visit visit = Visit.signedIn(port, "paulo");
    String page = "/offers/" + id.value();
    assertThat(visit.submit(page, page + "/suspend").location()).endsWith("?suspended");
    assertThat(menu.visible(id, actor("amina"))).isEmpty();
    assertThat(visit.submit(page, page + "/resume").location()).endsWith("?resumed");
    assertThat(menu.visible(id, actor("amina"))).isPresent();
    assertThat(
            visit
                .submit(page + "/withdraw", page + "/withdraw", "withdrawReason", "\u200b")
                .status())
        .isEqualTo(422);
    assertThat(
            visit
                .submit(page + "/withdraw", page + "/withdraw", "withdrawReason", "They left")
                .location())
        .endsWith("?withdrawn");
    assertThat(visit.get(page).body()).contains("They left");
    Visit amina = Visit.signedIn(port, "amina");
    assertThat(amina.get(page).status()).isEqualTo(404);
    assertThat(amina.get(page + "/versions/1").body()).contains(title);
  }

  @Test
  @DisplayName("changed and withdrawn in the same second has one outcome")
  void sameSecond() throws Exception {
    Actor paulo = actor("paulo");
    OfferId id = desk.write(content(title, today.plusDays(90)), true, paulo);
    long seen = menu.visible(id, paulo).orElseThrow().state();
    List<Callable<Boolean>> acts =
        List.of(
            () -> did(() -> desk.change(id, seen, content(title, today.plusDays(80)), false, paulo)),
            () -> did(() -> desk.withdraw(id, "They left", paulo)));
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Future<Boolean>> outcomes = both.invokeAll(acts);
    both.shutdown();
    OfferView now = menu.visible(id, paulo).orElseThrow();
    assertThat(outcomes.get(1).get()).isTrue();
    assertThat(now.status()).isEqualTo(OfferStatus.WITHDRAWN);
    assertThat(now.revision()).isEqualTo(outcomes.get(0).get() ? 2 : 1);
  }

  @Test
  @DisplayName("tells a provider before an offer ends and when it is over, when it is gone by itself")
  void ends() {
    OfferId soon = put(title + " soon", today.plusDays(5));
    OfferId over = put(title + " over", today.minusDays(1));
    assertThat(menu.visible(soon, actor("amina"))).isPresent();
    assertThat(menu.visible(over, actor("amina"))).isEmpty();
    ending.due().forEach(due -> due.work().run());
    assertThat(told(soon)).containsExactly("offer.ending");
    assertThat(told(over)).containsExactly("offer.over");
  }

  private OfferId put(String named, LocalDate until) {
    return OffersInTests.put(
        database,
        new Offer(
            "BRENAP",
            named,
            List.of("training"),
            List.of("151"),
            List.of("en"),
            "southern",
            "untied",
            until));
  }

  private List<String> told(OfferId id) {
    return database
        .sql("select kind from told_date where what = ?")
        .param("offer:" + id.value())
        .query(String.class)
        .list();
  }

  private Actor actor(String who) {
    return people.actor(who).orElseThrow();
  }

  private static boolean did(Runnable act) {
    try {
      act.run();
      return true;
    } catch (ChangedMeanwhileException late) {
      return false;
    }
  }

  private static String path(Visit.Answer saved) {
    return saved.location().replaceAll("^https?://[^/]+", "").replaceAll("\\?.*", "");
  }

  private String[] form(String... changes) {
    Map<String, String> fields =
        new java.util.LinkedHashMap<>(
            Map.ofEntries(
                Map.entry("offerTitle", title),
                Map.entry("offerText", "Teachers who work beside yours"),
                Map.entry("offerModalities", "training"),
                Map.entry("offerPurposes", "15111, 15110"),
                Map.entry("offerLevels", "human"),
                Map.entry("offerForms", "technical"),
                Map.entry("offerCountries", "KE"),
                Map.entry("offerLanguages", "en"),
                Map.entry("offerKind", "southernInstitution"),
                Map.entry("offerSize", "1500.50"),
                Map.entry("offerCurrency", "USD"),
                Map.entry("offerUntil", today.plusDays(60).toString()),
                Map.entry("offerMustBuy", "no"),
                Map.entry("offerMayRefuse", "yes"),
                Map.entry("offerElsewhere", "yes"),
                Map.entry("offerNow", "draft")));
    for (int i = 0; i < changes.length; i += 2) {
      fields.put(changes[i], changes[i + 1]);
    }
    List<String> flat = new ArrayList<>();
    fields.forEach((name, value) -> flat.addAll(List.of(name, value)));
    return flat.toArray(String[]::new);
  }

  private static OfferContent content(String title, LocalDate until) {
    return new OfferContent(
        title,
        "Teachers who work beside yours",
        List.of("training"),
        List.of("15111"),
        List.of("human"),
        List.of(),
        List.of(),
        List.of("en"),
        "southernInstitution",
        List.of("technical"),
        "practitioner",
        null,
        null,
        until,
        false,
        true,
        true);
  }
}
