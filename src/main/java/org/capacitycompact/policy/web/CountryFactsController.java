package org.capacitycompact.policy.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.policy.CountryFact.Kind;
import org.capacitycompact.policy.CountryFactBook;
import org.capacitycompact.policy.CountryFactBook.Change;
import org.capacitycompact.policy.FiscalYear;
import org.capacitycompact.policy.web.CountryLines.Refused;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Where the secretariat enters the facts of a year: one by one, or as a list that is previewed
 * first.
 */
@Controller
@RequestMapping(CountryFactsController.PATH)
class CountryFactsController {

  static final String PATH = "/administration/country-facts";

  private static final int MOST_BYTES = 500_000;
  private static final int SHOWN = 250;

  private final CountryFactBook book;
  private final CountryWords words;
  private final Clock clock;

  CountryFactsController(CountryFactBook book, CountryWords words, Clock clock) {
    this.book = book;
    this.words = words;
    this.clock = clock;
  }

  /** A change as previewed; {@code was} is empty when nothing was known. */
  record ChangeView(String country, String year, String fact, Tag value, String was) {}

  @GetMapping
  String ask(Actor actor, Locale language, Model model) {
    admit(actor);
    return page(CountryFactEntry.EMPTY, Map.of(), List.of(), language, model);
  }

  @PostMapping
  String enter(
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String incomeGroup,
      @RequestParam(defaultValue = "") String fragileContext,
      @RequestParam(defaultValue = "") String source,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response) {
    admit(actor);
    CountryFactEntry entry =
        new CountryFactEntry(
            country, year.strip(), incomeGroup, fragileContext, WrittenText.tidy(source));
    Map<String, String> problems = new LinkedHashMap<>();
    entry.problems().forEach((field, why) -> problems.put(field, why(why, "", language)));
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(entry, problems, List.of(), language, model);
    }
    book.enter(entry.facts(), actor);
    return "redirect:/countries/" + entry.country();
  }

  /** Shows what a list would change; nothing is stored. */
  @PostMapping("/preview")
  String preview(
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response)
      throws IOException {
    admit(actor);
    if (file == null || file.isEmpty()) {
      return refused(List.of(new Refused(0, "none", "")), language, model, response);
    }
    if (file.getSize() > MOST_BYTES) {
      return refused(List.of(new Refused(0, "tooLarge", "")), language, model, response);
    }
    return shown(text(file.getBytes()), language, model, response);
  }

  /** Stores a previewed list; it is parsed again, because it comes from the page. */
  @PostMapping("/keep")
  String keep(
      @RequestParam(defaultValue = "") String list,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response) {
    admit(actor);
    CountryLines lines = CountryLines.read(list);
    if (!lines.refused().isEmpty()) {
      return refused(lines.refused(), language, model, response);
    }
    book.enter(lines.facts(), actor);
    return "redirect:/countries";
  }

  private String shown(String list, Locale language, Model model, HttpServletResponse response) {
    CountryLines lines = CountryLines.read(list);
    if (!lines.refused().isEmpty()) {
      return refused(lines.refused(), language, model, response);
    }
    List<Change> changes = book.changes(lines.facts());
    model.addAttribute("list", list);
    model.addAttribute("facts", lines.facts().size());
    model.addAttribute("count", changes.size());
    model.addAttribute("more", Math.max(0, changes.size() - SHOWN));
    model.addAttribute(
        "changes", changes.stream().limit(SHOWN).map(change -> view(change, language)).toList());
    return "policy/country-facts-preview";
  }

  private ChangeView view(Change change, Locale language) {
    Kind kind = change.fact().kind();
    return new ChangeView(
        words.name(change.fact().country(), language),
        String.valueOf(change.fact().year()),
        words.kind(kind, language),
        words.tag(kind, change.fact().value(), language),
        change.was().isEmpty() ? "" : words.word(kind, change.was(), language));
  }

  private String refused(
      List<Refused> refused, Locale language, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return page(
        CountryFactEntry.EMPTY,
        Map.of(),
        refused.stream()
            .limit(SHOWN)
            .map(
                line ->
                    line.number() == 0
                        ? why(line.why(), line.said(), language)
                        : words.say(
                            language,
                            "refused.line",
                            String.valueOf(line.number()),
                            why(line.why(), line.said(), language)))
            .toList(),
        language,
        model);
  }

  private String page(
      CountryFactEntry entry,
      Map<String, String> problems,
      List<String> refused,
      Locale language,
      Model model) {
    model.addAttribute("entry", entry);
    model.addAttribute("problems", problems);
    model.addAttribute("refused", refused);
    model.addAttribute("countries", words.countries(language));
    model.addAttribute("groups", words.choices(Kind.INCOME_GROUP, language));
    model.addAttribute("contexts", words.choices(Kind.FRAGILE_CONTEXT, language));
    int now = FiscalYear.of(CountryDays.compactDay(clock.instant())).number();
    model.addAttribute("fiscalYear", words.year(now, language) + ", " + words.span(now, language));
    model.addAttribute("columns", String.join(",", CountryLines.COLUMNS));
    return "policy/country-facts";
  }

  private String why(String reason, String said, Locale language) {
    return words.say(language, "refused." + reason, said);
  }

  /** A list in another encoding would be stored with wrong characters. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherEncoding) {
      return "";
    }
  }

  private static void admit(Actor actor) {
    if (!Right.MAINTAIN_COUNTRY_FACTS.of(actor)) {
      throw new NotAllowedException();
    }
  }
}
