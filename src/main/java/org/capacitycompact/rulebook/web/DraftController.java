package org.capacitycompact.rulebook.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Choice;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.DecisionVersion;
import org.capacitycompact.rulebook.DecisionVersions;
import org.capacitycompact.rulebook.Draft;
import org.capacitycompact.rulebook.Drafts;
import org.capacitycompact.rulebook.Publication;
import org.capacitycompact.rulebook.Publication.Outcome;
import org.capacitycompact.rulebook.PublishedCellCheck;
import org.capacitycompact.rulebook.TableComparison;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.ReaderZone;
import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where criteria are changed: drafts are submitted, examined, published and withdrawn. */
@Controller
@RequestMapping(DraftController.PATH)
class DraftController {

  static final String PATH = "/administration/criteria";
  static final int LONGEST_NOTE = 200;

  private final Drafts drafts;
  private final DecisionVersions versions;
  private final Publication publication;
  private final PublishedCellCheck published;
  private final RulebookWords words;

  DraftController(
      Drafts drafts,
      DecisionVersions versions,
      Publication publication,
      PublishedCellCheck published,
      RulebookWords words) {
    this.drafts = drafts;
    this.versions = versions;
    this.publication = publication;
    this.published = published;
    this.words = words;
  }

  /** A draft in the list. */
  record Line(long id, String name, String note, String by, String at, Tag state) {}

  @GetMapping
  String list(
      @RequestParam(defaultValue = "1") String page, Actor actor, Locale language, Model model) {
    return list(Paging.asked(page), "", "", Map.of(), actor, language, model);
  }

  private String list(
      int page,
      String decision,
      String note,
      Map<String, String> problems,
      Actor actor,
      Locale language,
      Model model) {
    admit(actor);
    List<Draft> found = drafts.newest(Paging.offset(page), Paging.SIZE);
    Map<String, String> names = words.names(found.stream().map(Draft::madeBy).toList());
    Map<Long, Integer> versioned = published();
    model.addAttribute(
        "drafts", found.stream().map(each -> line(each, names, versioned, language)).toList());
    model.addAttribute("paging", new Paging(page, drafts.count(), Map.of()));
    model.addAttribute(
        "decisions",
        versions.decisions().stream()
            .map(each -> new Choice(each, words.decision(each, language)))
            .toList());
    model.addAttribute("decision", decision);
    model.addAttribute("note", note);
    model.addAttribute("problems", problems);
    model.addAttribute("doubtful", words.doubtful(published.doubtful(), language));
    return "rulebook/criteria-drafts";
  }

  private Map<Long, Integer> published() {
    Map<Long, Integer> published = new HashMap<>();
    for (DecisionVersion version : versions.all()) {
      Long draft = version.draft();
      if (draft != null && !version.withdrawn()) {
        published.put(draft, version.version());
      }
    }
    return published;
  }

  private Line line(
      Draft draft, Map<String, String> names, Map<Long, Integer> published, Locale language) {
    return new Line(
        draft.id(),
        words.decision(draft.decision(), language),
        draft.note(),
        names.getOrDefault(draft.madeBy(), draft.madeBy()),
        words.moment(draft.madeAt(), language),
        state(draft, published.get(draft.id()), language));
  }

  private Tag state(Draft draft, @Nullable Integer version, Locale language) {
    return version != null
        ? new Tag(words.say(language, "policy.draft.published", version), "ok")
        : draft.sound()
            ? new Tag(words.say(language, "policy.draft.sound"), "")
            : new Tag(words.say(language, "policy.draft.faulty", draft.problems().size()), "bad");
  }

  @PostMapping("/drafts")
  String handIn(
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response)
      throws IOException {
    admit(actor);
    Map<String, String> problems = new LinkedHashMap<>();
    if (!versions.decisions().contains(decision)) {
      problems.put("decision", "policy.wrong.decision");
    }
    if (file == null || file.isEmpty()) {
      problems.put("file", "policy.wrong.file");
    } else if (file.getSize() > Publication.MOST_BYTES) {
      problems.put("file", "policy.wrong.tooLarge");
    }
    noteProblem(note, problems);
    if (!problems.isEmpty() || file == null) {
      response.setStatus(
          problems.containsValue("policy.wrong.tooLarge")
              ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
              : 422);
      return list(1, decision, note, problems, actor, language, model);
    }
    Draft draft =
        publication.submit(
            decision, Draft.Origin.UPLOAD, WrittenText.tidy(note), file.getBytes(), actor);
    return "redirect:" + PATH + "/drafts/" + draft.id();
  }

  static void noteProblem(String note, Map<String, String> problems) {
    String text = WrittenText.tidy(note);
    if (!text.isEmpty() && !WrittenText.fits(text, LONGEST_NOTE, false)) {
      problems.put("note", "policy.wrong.note");
    }
  }

  @GetMapping("/drafts/{draft:[0-9]{1,18}}")
  String draft(@PathVariable long draft, Actor actor, Locale language, Model model) {
    admit(actor);
    Draft found = drafts.find(draft).orElseThrow(NotThereException::new);
    return draft(
        found,
        PublicationForm.empty(publication.newest(found.decision())),
        Map.of(),
        language,
        model);
  }

  private String draft(
      Draft draft, PublicationForm form, Map<String, String> wrong, Locale language, Model model) {
    String decision = draft.decision();
    List<DecisionVersion> known = versions.of(decision);
    Integer version = published().get(draft.id());
    model.addAttribute("draft", draft);
    model.addAttribute("name", words.decision(decision, language));
    model.addAttribute("state", state(draft, version, language));
    model.addAttribute(
        "by", words.names(List.of(draft.madeBy())).getOrDefault(draft.madeBy(), draft.madeBy()));
    model.addAttribute("at", words.moment(draft.madeAt(), language));
    model.addAttribute("faults", words.problems(decision, draft.problems(), language));
    model.addAttribute("form", form);
    model.addAttribute("problems", wrong);
    model.addAttribute("newest", publication.newest(decision));
    model.addAttribute("published", version);
    model.addAttribute("zone", ReaderZone.name());
    model.addAttribute(
        "toCome",
        words.versions(known, language).stream()
            .filter(RulebookWords.VersionView::toCome)
            .toList());
    if (draft.sound()) {
      DecisionVersion holds = versions.current(decision).orElseThrow(NotThereException::new);
      model.addAttribute("all", false);
      model.addAttribute("was", words.say(language, "policy.version", holds.version()));
      model.addAttribute("is", words.say(language, "policy.thisDraft"));
      List<TableComparison> tables =
          TableComparison.of(
              DecisionFile.read(versions.dmn(holds)), DecisionFile.read(draft.dmn()));
      model.addAttribute("tables", tables);
      model.addAttribute("same", TableComparison.same(tables));
      model.addAttribute("examples", words.examples(draft, language));
    }
    return "rulebook/criteria-draft";
  }

  @GetMapping("/drafts/{draft:[0-9]{1,18}}.dmn")
  ResponseEntity<byte[]> file(@PathVariable long draft, Actor actor) {
    admit(actor);
    Draft found = drafts.find(draft).orElseThrow(NotThereException::new);
    return RulebookController.download(found.dmn(), found.decision() + "-draft-" + found.id());
  }

  @PostMapping("/drafts/{draft:[0-9]{1,18}}/publish")
  String publish(
      @PathVariable long draft,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String when,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String seen,
      Actor actor,
      Locale language,
      Model model,
      RedirectAttributes next,
      HttpServletResponse response) {
    admit(actor);
    Draft found = drafts.find(draft).orElseThrow(NotThereException::new);
    PublicationForm form = PublicationForm.of(reason, when, from, seen);
    Map<String, String> wrong = form.problems(ReaderZone.get());
    if (wrong.isEmpty()) {
      Outcome outcome =
          publication.publish(
              found, form.reason(), form.moment(ReaderZone.get()), form.seen(), actor);
      if (outcome == Outcome.PUBLISHED) {
        next.addFlashAttribute("done", "policy.done.published");
        return "redirect:/criteria/" + found.decision();
      }
      boolean date = outcome == Outcome.IN_THE_PAST || outcome == Outcome.TOO_FAR;
      wrong = Map.of(date ? "from" : "publish", "policy.refused." + outcome.name());
      response.setStatus(date ? 422 : HttpServletResponse.SC_CONFLICT);
      // The page now shows the newer version that the person was told about.
      form =
          new PublicationForm(
              form.reason(), form.when(), form.from(), publication.newest(found.decision()));
    } else {
      response.setStatus(422);
    }
    return draft(found, form, wrong, language, model);
  }

  @PostMapping("/{decision:[a-z-]{1,60}}/{version:[0-9]{1,6}}/withdraw")
  String withdraw(
      @PathVariable String decision,
      @PathVariable int version,
      @RequestParam(defaultValue = "") String reason,
      Actor actor,
      RedirectAttributes next) {
    admit(actor);
    if (versions.find(decision, version).isEmpty()) {
      throw new NotThereException();
    }
    Map<String, String> wrong = new LinkedHashMap<>();
    PublicationForm.reasonProblem(reason, wrong);
    if (!wrong.isEmpty()) {
      next.addFlashAttribute("notDone", wrong.get("reason"));
    } else if (publication.withdraw(decision, version, WrittenText.tidy(reason), actor)) {
      next.addFlashAttribute("done", "policy.done.withdrawn");
    } else {
      next.addFlashAttribute("notDone", "policy.wrong.withdrawn");
    }
    return "redirect:/criteria/" + decision;
  }

  static void admit(Actor actor) {
    if (!Right.CHANGE_CRITERIA.of(actor)) {
      throw new NotAllowedException();
    }
  }
}
