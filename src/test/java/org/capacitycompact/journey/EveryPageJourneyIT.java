package org.capacitycompact.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every kind of page")
class EveryPageJourneyIT extends Journey {

  private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
  private static final int LIGHT_BYTES = 100_000;

  /**
   * Words in cells that are broken over several lines; a hyphen ends a word, hashes do not count.
   */
  private static final String BROKEN_WORDS =
      """
      () => {
        const broken = [];
        for (const cell of document.querySelectorAll('main th, main td')) {
          const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            if (text.parentElement.closest('code, .long')) continue;
            for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
              if (word[0].length > 24) continue;
              const range = document.createRange();
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              const lines = new Set([...range.getClientRects()].map(each => Math.round(each.top)));
              if (lines.size > 1) broken.push(word[0]);
            }
          }
        }
        return broken;
      }
      """;

  @Test
  @DisplayName("is accessible (WCAG 2.1 A and AA, as far as a program can tell), by day and night")
  void accessible() {
    Map<String, String> pages = pages();
    SoftAssertions all = new SoftAssertions();
    Page page = visitor().open("/sign-in").page;
    examine(page, "sign-in", all);
    Visitor amina = new Visitor(page).signIn("amina");
    pages.forEach((name, address) -> examine(amina.open(address).page, name, all));
    amina.open(pages.get("a form")).write("Title of the demand", "").press("Submit");
    examine(page, "a refused form", all);
    all.assertAll();
  }

  @Test
  @DisplayName("fits a phone without scrolling sideways")
  void fitsAPhone() {
    Visitor amina = onAPhone("amina");
    Map<String, String> pages = pages();
    pages.values().forEach(address -> amina.open(address).hasNoSidewaysScrolling());
    amina.open(pages.get("a form")).write("Title of the demand", "").press("Submit");
    amina.hasNoSidewaysScrolling();
    visitor(phone -> phone.setViewportSize(390, 844)).open("/sign-in").hasNoSidewaysScrolling();
  }

  @Test
  @DisplayName("breaks no word in the columns of its lists, at any width, in both languages")
  void wholeWords() {
    raised("KE", "Institutionnalisation de la responsabilisation intercommunautaire");
    Visitor sofia = visitor().signIn("sofia");
    SoftAssertions all = new SoftAssertions();
    for (String address :
        List.of(
            "/",
            "/initiatives",
            "/tasks",
            "/administration/people",
            "/administration/record",
            "/countries",
            "/criteria")) {
      for (String language : List.of("en", "fr")) {
        sofia.open(address + "?lang=" + language);
        for (int width : List.of(390, 768, 800, 1280)) {
          sofia.page.setViewportSize(width, 900);
          all.assertThat((List<?>) sofia.page.evaluate(BROKEN_WORDS))
              .as(address + " in " + language + " at " + width)
              .isEmpty();
        }
      }
    }
    all.assertAll();
  }

  @Test
  @DisplayName("is light: signing in and reading one's tasks takes less than 100 kB")
  void light() {
    raised("KE", "Weighed");
    Visitor amina = visitor();
    List<Request> requests = new ArrayList<>();
    amina.page.onRequestFinished(requests::add);

    amina.signIn("amina").reads("Home");

    int bytes =
        List.copyOf(requests).stream()
            .map(Request::sizes)
            .mapToInt(sizes -> sizes.responseHeadersSize + sizes.responseBodySize)
            .sum();
    assertThat(bytes).isBetween(1, LIGHT_BYTES);
  }

  private Map<String, String> pages() {
    Story story = raised("KE", "A title of some length, as people in ministries write them");
    String form = cast.tasks("amina", story.number(), "UserTask_ArticulateDemand").get(0);
    Story further = raised("KE", "Chosen with care").throughDemand().throughPartnership();
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("home", "/");
    pages.put("tasks", "/tasks");
    pages.put("a form", "/tasks/" + form);
    pages.put("initiatives", "/initiatives");
    pages.put("an initiative", "/initiatives/" + further.number());
    pages.put("its process", "/initiatives/" + further.number() + "/process");
    pages.put("known activities", "/known-activities");
    pages.put("the clauses", "/clauses");
    pages.put("help", "/help");
    pages.put("help on a stage", "/help/stages/implementation");
    pages.put("the words", "/help/words");
    pages.put("a table", "/criteria/quality?clause=S76");
    pages.put("the register of waivers", "/waivers");
    pages.put("a process", "/clauses/process?of=partnership&clause=S21");
    pages.put("raising", "/initiatives/new");
    pages.put("stopping", "/initiatives/" + further.number() + "/stop");
    pages.put("being away", "/account/deputy");
    pages.put("not there", "/initiatives/KE-1999-001");
    return pages;
  }

  private static void examine(Page page, String name, SoftAssertions all) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      new AxeBuilder(page)
          // The way to a pseudo-language: axe knows no such code.
          .exclude(List.of("a[lang=qab]"))
          .withTags(WCAG)
          // In the page itself, which has no frames; the other mode opens an extra page each time.
          .setLegacyMode(true)
          .analyze()
          .getViolations()
          .forEach(
              violation ->
                  all.fail(
                      name
                          + ", "
                          + scheme
                          + ": "
                          + violation.getId()
                          + ", "
                          + violation.getHelp()
                          + ": "
                          + violation.getNodes().stream()
                              .map(node -> node.getTarget() + " " + node.getHtml())
                              .limit(4)
                              .toList()));
    }
  }
}
