package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.SampleForms;
import org.capacitycompact.web.LanguageConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.WebApplicationContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The layout, the questions and the error pages, rendered as a browser gets them. */
@SpringBootTest(
    classes = LayoutWebTest.Pages.class,
    properties = {
      "spring.messages.basename=messages,forms,messages-clauses,messages-rulebook,messages-policy,messages-integrity",
      "spring.messages.fallback-to-system-locale=false"
    })
class LayoutWebTest {

  /** Every possible error, including markup and right-to-left text. */
  private static final Map<String, Object> WRONG =
      Map.of(
          "title", "<script>alert(1)</script> and more",
          "problem", "مراجعة الإنفاق",
          "resultDate", "2026-02-30",
          "localShare", "1,000",
          "months", "1e400",
          "owned", "no",
          "modalities", List.of("training", "gifts"),
          "intruder", "1");

  @Configuration(proxyBeanMethods = false)
  @EnableWebSecurity
  @ImportAutoConfiguration({
    HttpMessageConvertersAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  @Import({LanguageConfiguration.class, PagesController.class})
  static class Pages {

    @Bean
    FormRenderer formRenderer(MessageSource messages) {
      return new FormRenderer(messages);
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
          .csrf(Customizer.withDefaults())
          .build();
    }
  }

  @Controller
  static class PagesController {

    private final FormRenderer forms;

    PagesController(FormRenderer forms) {
      this.forms = forms;
    }

    @GetMapping("/test/form")
    String opened(Model model, Locale locale) {
      model.addAttribute("form", forms.render(SampleForms.schema(), SampleForms.opened(), locale));
      return visited(model, "portal-samples/form");
    }

    @GetMapping("/test/refused")
    String refused(Model model, Locale locale) {
      model.addAttribute(
          "form", forms.render(SampleForms.schema(), SampleForms.refused(WRONG), locale));
      return visited(model, "portal-samples/form");
    }

    @GetMapping("/test/error/{status}")
    String error(@PathVariable String status) {
      return "error/" + status;
    }

    @GetMapping("/test/missing")
    String missing() {
      return "portal-samples/missing";
    }

    private static String visited(Model model, String view) {
      model.addAttribute(
          "visitor",
          new SignedInPerson("أمينة", "Focal point, Togo", "Lomé, UTC", true, false, false));
      return view;
    }
  }

  @Autowired private WebApplicationContext context;
  private MockMvc browser;

  @BeforeEach
  void open() {
    browser =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  void aTextThatIsMissingLeavesItsKeyAndNotAPageThatFails() throws Exception {
    String page =
        browser.perform(get("/test/missing")).andReturn().getResponse().getContentAsString();

    assertThat(page).contains("??no.such.text??", "(optional)");
  }

  @Test
  void aPageHasALanguageATitleASkipLinkAndOneHeading() throws Exception {
    Document page = page("/test/form", "en");

    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(page.getDocumentElement().getAttribute("dir")).isEqualTo("ltr");
    assertThat(text(page, "//title")).isEqualTo("Sample - Capacity Development Compact");
    assertThat(find(page, "//a[@class='skip'][@href='#content']")).hasSize(1);
    assertThat(find(page, "//main[@id='content']")).hasSize(1);
    assertThat(find(page, "//h1")).hasSize(1);
  }

  @Test
  void theSectionOfThePageIsMarkedInTheNavigation() throws Exception {
    Document page = page("/test/form", "en");

    assertThat(text(page, "//nav/a[@aria-current='page']")).isEqualTo("My tasks");
    assertThat(find(page, "//nav/a")).hasSize(5);
  }

  @Test
  void signingOutIsAPostWithAToken() throws Exception {
    Document page = page("/test/form", "en");

    assertThat(find(page, "//form[@method='post'][contains(@action,'/sign-out')]")).hasSize(1);
    assertThat(
            find(page, "//form[contains(@action,'/sign-out')]//input[@name='_csrf'][@value!='']"))
        .hasSize(1);
  }

  @Test
  void theLanguageIsTheOneChosenElseTheBrowsersElseEnglish() throws Exception {
    assertThat(text(page("/test/form", "fr"), "//h1")).isEqualTo("Exemple");
    assertThat(page("/test/form", "pt").getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(page("/test/form", "pt, fr;q=0.8").getDocumentElement().getAttribute("lang"))
        .isEqualTo("fr");
    var chosen =
        browser.perform(get("/test/form?lang=fr").header("Accept-Language", "en")).andReturn();
    assertThat(chosen.getResponse().getHeader("Set-Cookie"))
        .contains("language=fr", "HttpOnly", "SameSite=Lax");
    assertThat(chosen.getResponse().getContentAsString()).contains("<html lang=\"fr\"");
    assertThat(html("/test/form?lang=<script>", "en")).contains("<html lang=\"en\"");
    assertThat(text(page("/test/form", "en"), "//a[@hreflang='fr']/@href")).isEqualTo("?lang=fr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/test/form", "/test/refused"})
  void everyInputHasALabelAndEveryReferenceATarget(String path) throws Exception {
    Document page = page(path, "en");
    List<String> ids = find(page, "//*[@id]").stream().map(e -> e.getAttribute("id")).toList();
    Set<String> labelled = new HashSet<>();
    find(page, "//label").forEach(label -> labelled.add(label.getAttribute("for")));

    assertThat(ids).doesNotHaveDuplicates();
    for (Element input : find(page, "//main//*[self::input or self::select or self::textarea]")) {
      if (!input.getAttribute("type").equals("hidden")) {
        assertThat(labelled).contains(input.getAttribute("id"));
      }
    }
    for (Element described : find(page, "//*[@aria-describedby or @aria-labelledby]")) {
      String both =
          described.getAttribute("aria-describedby")
              + " "
              + described.getAttribute("aria-labelledby");
      assertThat(ids).containsAll(Arrays.asList(both.strip().split("\\s+")));
    }
    for (Element link : find(page, "//a[starts-with(@href, '#')]")) {
      assertThat(ids).contains(link.getAttribute("href").substring(1));
    }
    assertThat(find(page, "//fieldset[not(legend)]")).isEmpty();
  }

  @Test
  void everyQuestionIsAskedOnceUnderItsKey() throws Exception {
    Document page = page("/test/form", "en");
    Set<String> names = new HashSet<>();
    find(page, "//main//form//*[@name]").forEach(input -> names.add(input.getAttribute("name")));

    assertThat(names)
        .contains("title", "problem", "resultDate", "localShare", "months", "owned", "modalities")
        .contains("provider", "untied", "baseline", "documents")
        .doesNotContain("status", "historyShown");
    assertThat(find(page, "//section[.//h2='First result']//section[.//h3='People']")).hasSize(1);
    assertThat(text(page, "//div[@class='words']/p"))
        .isEqualTo("Initiative TG-2026-004 of the country");
  }

  @Test
  void aRefusedFormSaysWhatIsWrongAboveAndAtTheField() throws Exception {
    Document page = page("/test/refused", "en");

    assertThat(find(page, "//div[@role='alert']//li")).hasSize(7);
    assertThat(text(page, "//*[@id='error-resultDate']"))
        .isEqualTo("There is no 2026-02-30 in the calendar. Check the day and the month.");
    assertThat(text(page, "//*[@id='error-title']"))
        .contains("at most 20 characters; there are 34");
    assertThat(text(page, "//input[@name='localShare']/@value")).isEqualTo("1,000");
    assertThat(text(page, "//input[@name='localShare']/@aria-invalid")).isEqualTo("true");
    assertThat(text(page, "//textarea[@name='problem']")).isEqualTo("مراجعة الإنفاق");
    assertThat(find(page, "//input[@name='modalities'][@value='training'][@checked]")).hasSize(1);
    assertThat(find(page, "//input[@name='owned'][@value='no'][@checked]")).hasSize(1);
    assertThat(text(page, "//div[@role='alert']//li[last()]")).contains("“intruder”");
  }

  @Test
  void errorsAreInTheReadersLanguage() throws Exception {
    assertThat(text(page("/test/refused", "fr"), "//*[@id='error-resultDate']"))
        .isEqualTo("Le 2026-02-30 n’existe pas dans le calendrier. Vérifiez le jour et le mois.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/test/form", "/test/refused"})
  void whatPeopleWriteIsNeverMarkup(String path) throws Exception {
    assertThat(html(path, "en")).doesNotContain("<script", "<b>Raised", "style=", "onclick");
  }

  @ParameterizedTest
  @ValueSource(strings = {"403", "404", "409", "413", "4xx", "5xx"})
  void anErrorPageSaysWhatHappenedAndWhatToDoNextInBothLanguages(String status) throws Exception {
    Map<String, String> headings = new HashMap<>();
    for (String language : List.of("en", "fr")) {
      Document page = page("/test/error/" + status, language);
      headings.put(language, text(page, "//h1"));
      assertThat(text(page, "//main")).doesNotContain("??");
      assertThat(find(page, "//main//p")).hasSizeGreaterThanOrEqualTo(3);
      assertThat(find(page, "//main//a[contains(@class,'button')]")).hasSize(1);
    }
    assertThat(headings.get("en")).isNotEqualTo(headings.get("fr"));
  }

  @Test
  void aFirstVisitStaysFarBelowAHundredKilobytes() throws Exception {
    long page = html("/test/refused", "fr").getBytes(StandardCharsets.UTF_8).length;
    long sheet = Files.size(Path.of("src/main/resources/static/portal.css"));

    assertThat(page + sheet).isLessThan(45_000);
  }

  private String html(String path, String languages) throws Exception {
    return browser
        .perform(get(path).header("Accept-Language", languages))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private Document page(String path, String languages) throws Exception {
    String html = html(path, languages);
    keep(path, languages, html);
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return parser.parse(
        new ByteArrayInputStream(
            html.replaceFirst("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)));
  }

  /** Saves the page, to be viewed in a browser. */
  private static void keep(String path, String languages, String html) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/portal-pages"));
    String name = path.replaceAll("[^a-z0-9]+", "-").substring(1) + "-" + languages.substring(0, 2);
    Files.writeString(
        folder.resolve(name + ".html"),
        html.replace("/portal.css", "../../src/main/resources/static/portal.css"));
  }

  private static List<Element> find(Document page, String path) throws Exception {
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, page, XPathConstants.NODESET);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String text(Document page, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, page).strip();
  }
}
