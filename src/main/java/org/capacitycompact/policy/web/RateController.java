package org.capacitycompact.policy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.policy.ExchangeRate;
import org.capacitycompact.policy.ExchangeRates;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.UploadedTable;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * What a US dollar costs: read by everyone who is signed in, entered by the secretariat, one by one
 * or from a file.
 */
@Controller
class RateController {

  static final String PATH = "/administration/rates";

  private static final int MOST_REFUSED = 200;

  private final ExchangeRates rates;
  private final Wording wording;

  RateController(ExchangeRates rates, Wording wording) {
    this.rates = rates;
    this.wording = wording;
  }

  /** A rate as one reads it; its age counts days. */
  record RateView(String code, String name, String rate, String day, long age, String source) {}

  @GetMapping("/exchange-rates")
  String list(Actor actor, Locale language, Model model) {
    LocalDate today = rates.today();
    model.addAttribute(
        "rates", rates.newest().stream().map(rate -> view(rate, today, language)).toList());
    model.addAttribute("maintains", Right.MAINTAIN_EXCHANGE_RATES.of(actor));
    return "policy/rates";
  }

  @GetMapping({"/exchange-rates.csv", "/exchange-rates.xlsx"})
  void export(Locale language, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<String> headings =
        Stream.of("currency", "day", "rate", "source", "enteredAt")
            .map(column -> say(language, "column." + column))
            .toList();
    TableDownload.send(
        request,
        response,
        language,
        "exchange-rates",
        headings,
        rows ->
            rates
                .all()
                .forEach(
                    rate ->
                        rows.accept(
                            new Object[] {
                              rate.currency().getCurrencyCode(),
                              rate.on(),
                              rate.rate(),
                              rate.source(),
                              rate.enteredAt()
                            })));
  }

  @GetMapping(PATH)
  String ask(Actor actor, Locale language, Model model) {
    admit(actor);
    return page(RateEntry.EMPTY, Map.of(), List.of(), model);
  }

  @PostMapping(PATH)
  String enter(
      @RequestParam(defaultValue = "") String currency,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String rate,
      @RequestParam(defaultValue = "") String source,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response) {
    admit(actor);
    RateEntry entry =
        new RateEntry(currency.strip(), day.strip(), rate.strip(), WrittenText.tidy(source));
    Map<String, String> problems = new LinkedHashMap<>();
    entry
        .problems(rates.today(), language)
        .forEach((field, why) -> problems.put(field, say(language, "refused." + why)));
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(entry, problems, List.of(), model);
    }
    rates.enter(List.of(entry.entry(language)), actor);
    return "redirect:/exchange-rates";
  }

  @PostMapping(PATH + "/file")
  String take(
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response)
      throws IOException {
    admit(actor);
    UploadedTable table = UploadedTable.read(file, RateLines.MOST + 1);
    RateLines lines =
        table.problems().isEmpty()
            ? RateLines.of(table, rates.today(), language)
            : new RateLines(List.of(), List.of());
    List<String> refused =
        Stream.concat(
                table.problems().stream().map(problem -> wording.problem(problem, language)),
                lines.refused().stream().map(line -> said(line, language)))
            .limit(MOST_REFUSED)
            .toList();
    if (!refused.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(RateEntry.EMPTY, Map.of(), refused, model);
    }
    rates.enter(lines.entries(), actor);
    return "redirect:/exchange-rates";
  }

  private String said(RateLines.Refused line, Locale language) {
    return say(
        language,
        "refused.line",
        String.valueOf(line.row()),
        say(language, "refused." + line.why(), line.said()));
  }

  private static String page(
      RateEntry entry, Map<String, String> problems, List<String> refused, Model model) {
    model.addAttribute("entry", entry);
    model.addAttribute("problems", problems);
    model.addAttribute("refused", refused);
    model.addAttribute("columns", String.join(",", RateLines.COLUMNS));
    return "policy/rate-entry";
  }

  private RateView view(ExchangeRate rate, LocalDate today, Locale language) {
    return new RateView(
        rate.currency().getCurrencyCode(),
        rate.currency().getDisplayName(language),
        Figures.number(rate.rate(), language),
        wording.day(rate.on(), language),
        ChronoUnit.DAYS.between(rate.on(), today),
        rate.source());
  }

  private String say(Locale language, String key, Object... filledWith) {
    return wording.say(language, "rates." + key, filledWith);
  }

  private static void admit(Actor actor) {
    if (!Right.MAINTAIN_EXCHANGE_RATES.of(actor)) {
      throw new NotAllowedException();
    }
  }
}
