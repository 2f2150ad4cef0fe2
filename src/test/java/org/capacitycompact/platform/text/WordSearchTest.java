package org.capacitycompact.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored texts, search inputs, and whether they match: the rules of search by example. */
@CompactTest
@DisplayName("A search")
class WordSearchTest {

  record Rule(String language, String text, String typed, boolean found) {}

  private static final String EAU = "L’eau pour les écoles – phase 2";
  private static final String SOLS = "« Étude » des sols 2026–2027";

  static final List<Rule> RULES =
      List.of(
          finds("fr", EAU, "eau"),
          finds("fr", EAU, EAU),
          finds("fr", EAU, "l'eau"),
          finds("fr", EAU, "d’eau"),
          finds("fr", EAU, "ECOLES"),
          finds("fr", EAU, "École"),
          finds("fr", "une école", "ecoles"),
          misses("fr", EAU, "malaria"),
          finds("fr", "Ressources\u00a0: planifier l’irrigation", "irrigation"),
          finds("fr", SOLS, "Étude"),
          finds("fr", SOLS, "2027"),
          finds("fr", SOLS, SOLS),
          finds("fr", "Santé à Lomé", "SANTÉ"),
          finds("fr", "Santé à Lomé", "sante\u202flome"),
          finds("fr", "Œuvres sociales", "oeuvres"),
          finds("fr", "Oeuvres sociales", "œuvre"),
          finds("fr", "Lorsqu’il pleut", "qu’il pleut"),
          finds("en", "Planning of districts", "plans"),
          finds("en", "Co\u2011funding of clinics", "co-funding clinic"),
          finds("en", "KE-2026-434 Clinics", "KE-2026-434"),
          misses("en", "KE-2026-435 Clinics", "2026-434"),
          finds("en", "O’Brien said: \"it\\'s\" & | ! (x) :*", "o'brien (x)"),
          finds("en", "Capa\u00adcity", "capacity"),
          finds("es", "Gestión del agua", "gestion AGUAS"),
          finds("ca", "L’aigua d’Elx", "d'aigua"),
          finds("it", "L'acqua dell’isola", "isola"),
          finds("pt", "Capacitações em d’água", "capacitação agua"),
          finds("tr", "İstanbul ısı planı", "istanbul isi"),
          finds("tr", "ISI PLANI", "ısı planı"),
          finds("pl", "Wodociągi w Łodzi", "WODOCIAGI łodzi"),
          finds("da", "Rødgrød på Ærø", "rodgrod aero"),
          finds("de", "Straße nach Köln", "STRASSE koln"),
          finds("vi", "Nước sạch ở Đà Nẵng", "nuoc sach da nang"),
          finds("ee", "Ɛʋegbe nusrɔ̃la", "nusrola"),
          finds("el", "Ο ΣΟΦΟΣ", "σοφός"),
          finds("ru", "Ёлка в Москве", "елка москва"),
          finds("ar", "تعزيز إدارة المياه ٢٠٢٦", "مياه"),
          finds("ar", "تَعزيز إدارة", "تعزيز ادارة"),
          finds("ar", "المياه ٢٠٢٦", "2026"),
          finds("zh", "农村供水能力建设", "供水"),
          finds("zh", "农村供水能力建设", "农村供水能力建设"),
          finds("zh", "农村供水能力建设", "设"),
          misses("zh", "农村供水能力建设", "农水"),
          finds("ja", "第２期水道計画", "第2期水"),
          finds("ja", "ｶﾞｽ事業", "ガス"),
          finds("th", "การจัดการน้ำในชุมชน", "น้ำ"),
          misses("th", "การจัดการน้ำในชุมชน", "น้ำชุม"),
          finds("km", "ការគ្រប់គ្រងទឹក", "ទឹក"),
          finds("lo", "ການຈັດການນ້ຳ", "ນ້ຳ"),
          finds("ko", "농촌 급수 사업", "급수"));

  @Autowired private JdbcClient database;
  @Autowired private WordSearch search;

  @Test
  @DisplayName("cuts what is typed as what is stored")
  void rules() {
    assertThat(RULES).filteredOn(rule -> found(rule) != rule.found()).isEmpty();
  }

  @Test
  @DisplayName("asks nothing where nothing was typed, and finds nothing by what has no word")
  void nothing() {
    assertThat(search.query(null)).isEmpty();
    assertThat(search.query(" \u200b\n")).isEmpty();
    for (String wordless : List.of("!!!", "((", " -- & ' \u200b", "\ud83d\ude80")) {
      assertThat(search.query(wordless)).as(wordless).isPresent();
      assertThat(found(misses("en", "((x)) !!! \ud83d\ude80", wordless))).as(wordless).isFalse();
    }
    assertThat(search.query("x".repeat(9000))).isPresent();
    assertThat(search.query("a' b\\ :* <-> !c | (d")).isPresent();
  }

  @Test
  @DisplayName("never finds an empty text, and a text of any length can be kept")
  void lengths() {
    assertThat(
            database
                .sql("select search_vector(:text, 'fr') @@ 'mot':: tsquery")
                .param("text", "mot élève ".repeat(40_000))
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(database.sql("select search_vector(null, null)::text").query(String.class).single())
        .isEmpty();
  }

  private boolean found(Rule rule) {
    return database
        .sql("select search_vector(:text, :language) @@ :query::tsquery")
        .param("text", rule.text())
        .param("language", rule.language())
        .param("query", search.query(rule.typed()).orElseThrow())
        .query(Boolean.class)
        .single();
  }

  private static Rule finds(String language, String text, String typed) {
    return new Rule(language, text, typed, true);
  }

  private static Rule misses(String language, String text, String typed) {
    return new Rule(language, text, typed, false);
  }
}
