package org.capacitycompact.knowledge.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.knowledge.domain.ImportLine;
import org.capacitycompact.knowledge.domain.ImportRun;
import org.capacitycompact.knowledge.domain.NotImportableException;
import org.capacitycompact.knowledge.domain.Outcome;
import org.capacitycompact.knowledge.domain.Page;
import org.capacitycompact.party.People;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where the secretariat imports files and reads the results. */
@Controller
class ImportPages {
  private static final String PAGE = "knowledge/imports";

  private final ActivityImports imports;
  private final People people;
  private final KnowledgeWords words;
  private final Wording wording;
  private final ReportCsv csv;

  ImportPages(
      ActivityImports imports,
      People people,
      KnowledgeWords words,
      Wording wording,
      ReportCsv csv) {
    this.imports = imports;
    this.people = people;
    this.words = words;
    this.wording = wording;
    this.csv = csv;
  }

  @GetMapping("/known-activities/imports")
  String form(
      @RequestParam(defaultValue = "") String page, Actor reader, Locale language, Model model) {
    return form(Paging.asked(page), reader, language, model);
  }

  private String form(int page, Actor reader, Locale language, Model model) {
    Page<ImportRun> runs = imports.runs(page, reader);
    Map<String, String> names =
        people.names(runs.rows().stream().map(ImportRun::importedBy).distinct().toList());
    model.addAttribute("paging", paging(runs, Map.of()));
    model.addAttribute(
        "runs", runs.rows().stream().map(run -> RunView.of(run, names, words, language)).toList());
    return PAGE;
  }

  @PostMapping("/known-activities/imports")
  String take(
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      Actor by,
      Locale language,
      Model model,
      HttpServletResponse response)
      throws IOException {
    if (file == null || file.isEmpty()) {
      form(1, by, language, model);
      return refused(wording.say(language, "knowledge.refused.none"), false, model, response);
    }
    try (InputStream content = file.getInputStream()) {
      ImportRun run = imports.take(file.getOriginalFilename(), content, by);
      return "redirect:/known-activities/imports/" + run.id();
    } catch (NotImportableException refusal) {
      form(1, by, language, model);
      String why = words.of("break", refusal.readingBreak().kind(), language);
      return refused(why, refusal.tooLarge(), model, response);
    }
  }

  private static String refused(
      String why, boolean tooLarge, Model model, HttpServletResponse response) {
    HttpStatus status = tooLarge ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST;
    response.setStatus(status.value());
    model.addAttribute("refused", why);
    return PAGE;
  }

  @GetMapping("/known-activities/imports/{id:[0-9]{1,18}}")
  String report(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(defaultValue = "") String page,
      Actor reader,
      Locale language,
      Model model) {
    ImportRun run = imports.run(id, reader).orElseThrow(NotThereException::new);
    Outcome only = outcome(outcome);
    Page<ImportLine> lines = imports.lines(run, only, Paging.asked(page), reader);
    Map<String, String> names = people.names(List.of(run.importedBy()));
    model.addAttribute("run", RunView.of(run, names, words, language));
    model.addAttribute("outcome", only == null ? "" : only.name());
    model.addAttribute(
        "paging", paging(lines, only == null ? Map.of() : Map.of("outcome", only.name())));
    model.addAttribute(
        "lines", lines.rows().stream().map(line -> LineView.of(line, words, language)).toList());
    model.addAttribute("before", imports.sameFileBefore(run, reader));
    return "knowledge/report";
  }

  private static Paging paging(Page<?> page, Map<String, String> query) {
    return Paging.exactly(page.number(), Page.SIZE, page.total(), query);
  }

  private static @Nullable Outcome outcome(@Nullable String asked) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.name().equals(asked))
        .findFirst()
        .orElse(null);
  }

  @GetMapping({
    "/known-activities/imports/{id:[0-9]{1,18}}/report.csv",
    "/known-activities/imports/{id:[0-9]{1,18}}/report.xlsx"
  })
  void export(
      @PathVariable long id,
      Actor reader,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    ImportRun run = imports.run(id, reader).orElseThrow(NotThereException::new);
    csv.send(run, reader, language, request, response);
  }
}
