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
import org.capacitycompact.comment.NewComment;
import org.capacitycompact.comment.OpenTo;
import org.capacitycompact.comment.Talk;
import org.capacitycompact.comment.Thing;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.sample.SampleFinanceSystem;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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

  @Autowired private SampleFinanceSystem finance;
  @Autowired private Talk talk;
  @Autowired private JdbcClient database;

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
  @DisplayName("on which somebody lands is accessible, and fits a phone, whoever they are")
  void homes() {
    Story story = raised("KE", "Seen by everybody at home").articulated();
    String endorsed = cast.tasks("joseph", story.number(), "UserTask_EndorseDemand").get(0);
    SoftAssertions all = new SoftAssertions();
    for (String person :
        List.of("joseph", "wanjiku", "otieno", "siti", "sofia", "mariam", "rosa")) {
      Visitor lands = signedIn(person).open("/").reads("Home");
      examine(lands.page, "the home of " + person, all);
      lands.page.setViewportSize(390, 844);
      lands.hasNoSidewaysScrolling();
    }
    Visitor joseph = signedIn("joseph").open("/tasks/" + endorsed + "/signed");
    examine(joseph.page, "what was signed on paper", all);
    joseph.page.setViewportSize(390, 844);
    joseph.hasNoSidewaysScrolling();
    Visitor sofia = signedIn("sofia").open("/tasks/" + endorsed + "/transcript");
    examine(sofia.page, "what was filled in on paper", all);
    examine(sofia.open("/initiatives/" + story.number() + "/comments").page, "notes", all);
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

  /** By name, what a focal point reads. */
  private Map<String, String> pages() {
    Story story = raised("KE", "A title of some length, as people in ministries write them");
    String form = cast.tasks("amina", story.number(), "UserTask_ArticulateDemand").get(0);
    Story offered = raised("KE", "Chosen with care").throughDemand().invited().answered();
    Story reviewed = reviewed();
    String choice = cast.tasks("amina", offered.number(), "UserTask_ChoosePartner").get(0);
    String response = cast.tasks("amina", reviewed.number(), "UserTask_RespondToReview").get(0);
    String further = "/initiatives/" + reviewed.number();
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("home", "/");
    pages.put("tasks", "/tasks");
    pages.put("a form", "/tasks/" + form);
    pages.put("options side by side", "/tasks/" + choice);
    pages.put("rows in a task", "/tasks/" + response);
    pages.put("initiatives", "/initiatives");
    pages.put("an initiative", further);
    for (Part part : Part.values()) {
      pages.put("the part " + part.path(), part.address(reviewed.number()));
    }
    for (PlanPage page : PlanPage.values()) {
      pages.put("the plan, " + page.id(), further + "/plan/" + page.id());
    }
    pages.put("comments", further + "/comments");
    pages.put("what was written in tasks", further + "/submissions");
    pages.put("one thing that was written", submission(reviewed.number()));
    pages.put("its process", further + "/process");
    pages.put("known activities", "/known-activities");
    pages.put("the clauses", "/clauses");
    pages.put("help", "/help");
    pages.put("help on a stage", "/help/stages/implementation");
    pages.put("the words", "/help/words");
    pages.put("the sources", "/help/sources");
    pages.put("forms", "/forms");
    pages.put("a table", "/criteria/quality?clause=S76");
    pages.put("the register of waivers", "/waivers");
    pages.put("a process", "/clauses/process?of=partnership&clause=S21");
    pages.put("raising", "/initiatives/new");
    pages.put("stopping", "/initiatives/" + offered.number() + "/stop");
    pages.put("being away", "/account/deputy");
    pages.put("not there", "/initiatives/KE-1999-001");
    return pages;
  }

  /** Far enough that each part has something to show. */
  private Story reviewed() {
    Story story =
        raised("KE", "Read in all its parts")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding()
            .throughImplementation(finance::pay)
            .reviewersInvited();
    cast.decide("rosa", story.number(), "UserTask_ReviewInitiative");
    cast.decide("abdou", story.number(), "UserTask_ReviewInitiative");
    talk.comment(
        story.number(),
        new NewComment(
            Thing.INITIATIVE,
            OpenTo.EVERYBODY,
            null,
            "The union asks that its members are examined first."),
        cast.actor("otieno"));
    return story;
  }

  private String submission(InitiativeNumber number) {
    return "/initiatives/"
        + number
        + "/submissions/"
        + database
            .sql(
                """
                select task_id from task_decision
                where number = ? and task = 'UserTask_ReportProgress' limit 1
                """)
            .param(number.value())
            .query(String.class)
            .single();
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
