package org.capacitycompact.knowledge.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.knowledge.domain.ImportLine;
import org.capacitycompact.knowledge.domain.ImportRun;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.KnownActivity;
import org.capacitycompact.knowledge.domain.KnownActivitySummary;
import org.capacitycompact.knowledge.domain.NotImportableException;
import org.capacitycompact.knowledge.domain.Outcome;
import org.capacitycompact.knowledge.domain.Page;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Known activities for programs. Errors are answered as problem details. */
@RestController
@RequestMapping("/api/known-activities")
class KnownActivityApi {
  private final KnownActivities activities;
  private final ActivityImports imports;
  private final KnowledgeWords words;
  private final Wording wording;

  KnownActivityApi(
      KnownActivities activities, ActivityImports imports, KnowledgeWords words, Wording wording) {
    this.activities = activities;
    this.imports = imports;
    this.words = words;
    this.wording = wording;
  }

  /** One page of a list. */
  record Listing<T>(List<T> items, int page, int total) {
    static <T> Listing<T> of(Page<T> page) {
      return new Listing<>(page.rows(), page.number(), page.total());
    }
  }

  @GetMapping
  Listing<KnownActivitySummary> list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "1") int page) {
    return Listing.of(activities.find(country.isBlank() ? null : country, search, page));
  }

  @GetMapping("/{id:[0-9]{1,18}}")
  KnownActivity one(@PathVariable long id) {
    return activities.get(id).orElseThrow(KnownActivityApi::nothingHere);
  }

  @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<ImportRun> take(@RequestPart("file") MultipartFile file, Actor by)
      throws IOException {
    try (InputStream content = file.getInputStream()) {
      return taken(imports.take(file.getOriginalFilename(), content, by));
    }
  }

  @PostMapping(
      path = "/imports",
      consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
  ResponseEntity<ImportRun> take(
      @RequestParam(required = false) @Nullable String fileName,
      HttpServletRequest request,
      Actor by)
      throws IOException {
    return taken(imports.take(fileName, request.getInputStream(), by));
  }

  private static ResponseEntity<ImportRun> taken(ImportRun run) {
    return ResponseEntity.created(URI.create("/api/known-activities/imports/" + run.id()))
        .body(run);
  }

  @GetMapping("/imports/{id:[0-9]{1,18}}")
  ImportRun run(@PathVariable long id, Actor reader) {
    return imports.run(id, reader).orElseThrow(KnownActivityApi::nothingHere);
  }

  @GetMapping("/imports/{id:[0-9]{1,18}}/lines")
  Listing<ImportLine> lines(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(defaultValue = "1") int page,
      Actor reader) {
    return Listing.of(imports.lines(run(id, reader), outcome, page, reader));
  }

  private static ResponseStatusException nothingHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler
  ProblemDetail refused(NotImportableException refusal, Locale language) {
    HttpStatus status = refusal.tooLarge() ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST;
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            status, words.of("break", refusal.readingBreak().kind(), language));
    problem.setTitle(wording.say(language, "knowledge.refused.title"));
    problem.setProperty("reason", refusal.readingBreak().kind());
    problem.setProperty("line", refusal.readingBreak().line());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail denied(AccessDeniedException refusal, Locale language) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.FORBIDDEN, wording.say(language, "knowledge.refused.role"));
    problem.setTitle(wording.say(language, "knowledge.refused.title"));
    return problem;
  }
}
