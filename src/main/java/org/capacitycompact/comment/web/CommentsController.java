package org.capacitycompact.comment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.Asked;
import org.capacitycompact.comment.CommentAccess;
import org.capacitycompact.comment.CommentRights;
import org.capacitycompact.comment.Comments;
import org.capacitycompact.comment.Comments.Comment;
import org.capacitycompact.comment.NewComment;
import org.capacitycompact.comment.OpenTo;
import org.capacitycompact.comment.Talk;
import org.capacitycompact.comment.Thing;
import org.capacitycompact.comment.web.CommentPage.Typed;
import org.capacitycompact.form.PostedForm;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people say about an initiative and the things in it, and what is answered. */
@Controller
class CommentsController {

  private final Initiatives initiatives;
  private final Comments comments;
  private final CommentRights rights;
  private final Talk talk;
  private final CommentPage page;

  CommentsController(
      Initiatives initiatives,
      Comments comments,
      CommentRights rights,
      Talk talk,
      CommentPage page) {
    this.initiatives = initiatives;
    this.comments = comments;
    this.rights = rights;
    this.talk = talk;
    this.page = page;
  }

  /** All comments, newest first; of one thing, with the form for it. */
  @GetMapping("/initiatives/{number}/comments")
  ModelAndView list(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String openTo,
      @RequestParam(defaultValue = "") String unanswered,
      @RequestParam(name = "page", defaultValue = "") String at,
      Actor actor,
      Locale language) {
    return page.show(
        visible(number, actor),
        CommentFilter.of(about, of, openTo, unanswered.equals("true")),
        Paging.asked(at),
        actor,
        language);
  }

  /** Where the comments on the plan were, and notices of before lead. */
  @GetMapping("/initiatives/{number}/plan/comments")
  ModelAndView ofPlan(@PathVariable InitiativeNumber number, Actor actor) {
    visible(number, actor);
    return new ModelAndView("redirect:/initiatives/" + number + "/comments?about=PLAN");
  }

  /** Where a notice leads: to the comment among what was said about the same thing. */
  @GetMapping("/initiatives/{number}/comments/{comment}")
  ModelAndView one(@PathVariable InitiativeNumber number, @PathVariable long comment, Actor actor) {
    return to(number, found(visible(number, actor), comment, actor), comment);
  }

  @PostMapping("/initiatives/{number}/comments")
  ModelAndView comment(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "INITIATIVE") String about,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "EVERYBODY") String openTo,
      @RequestParam(defaultValue = "") String asked,
      @RequestParam(defaultValue = "") String words,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = open(number, actor);
    Thing thing = Thing.at(about, of).orElseThrow(NotThereException::new);
    CommentAccess access = rights.of(initiative, actor);
    OpenTo readers = named(OpenTo.values(), openTo);
    if (access.opens().isEmpty() || readers != null && !access.opens().contains(readers)) {
      throw new NotAllowedException();
    }
    String tidied = WrittenText.tidy(words);
    Asked side = named(Asked.values(), asked);
    String wrong = wrong(tidied);
    String field = "words";
    if (wrong.isEmpty() && readers == null) {
      field = "openTo";
      wrong = "comment.wrong.openTo";
    } else if (wrong.isEmpty()
        && (side == null && !asked.isEmpty()
            || !access.mayAsk(Objects.requireNonNull(readers), side))) {
      field = "asked";
      wrong = "comment.wrong.asked";
    } else if (wrong.isEmpty()) {
      Optional<Long> said =
          WrittenIn.within(
              language(request),
              () ->
                  talk.comment(
                      number,
                      new NewComment(thing, Objects.requireNonNull(readers), side, tidied),
                      actor));
      if (said.isPresent()) {
        return to(number, thing, said.get());
      }
      wrong = "comment.wrong.gone";
    }
    String form =
        (readers == OpenTo.SECRETARIAT ? "note" : "") + about.toLowerCase(Locale.ROOT) + "-" + of;
    return refused(
        page.show(initiative, CommentFilter.of(thing), 1, actor, language),
        new Typed(form, field, wrong, words, openTo, asked, Set.of()));
  }

  @PostMapping("/initiatives/{number}/comments/answers")
  ModelAndView answer(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") List<Long> comment,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String of,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = open(number, actor);
    if (rights.of(initiative, actor).answersFor().isEmpty()) {
      throw new NotAllowedException();
    }
    String tidied = WrittenText.tidy(words);
    // A parameter without a value is none of the comments.
    Set<Long> chosen =
        comment.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    String problem = chosen.isEmpty() ? "comment.wrong.none" : wrong(tidied);
    if (problem.isEmpty()
        && !WrittenIn.within(language(request), () -> talk.answer(number, chosen, tidied, actor))) {
      problem = "comment.wrong.none";
    }
    CommentFilter filter = CommentFilter.of(about, of, "", false);
    return problem.isEmpty()
        ? back(number, filter)
        : refused(
            page.show(initiative, filter, 1, actor, language),
            new Typed("answer", "words", problem, words, null, null, chosen));
  }

  @PostMapping("/initiatives/{number}/comments/{comment}/withdrawal")
  ModelAndView withdraw(
      @PathVariable InitiativeNumber number,
      @PathVariable long comment,
      Actor actor,
      RedirectAttributes next) {
    Thing thing = found(open(number, actor), comment, actor);
    Talk.Withdrawal came =
        talk.withdraw(number, comment, actor).orElseThrow(NotThereException::new);
    next.addFlashAttribute("takenBack", "comment.taken.back." + came);
    return to(number, thing, comment);
  }

  private Thing found(Initiative initiative, long comment, Actor actor) {
    return comments
        .one(initiative.number(), comment, actor)
        .map(Comment::thing)
        .orElseThrow(NotThereException::new);
  }

  /** The key of what is wrong with a text; empty when nothing is. */
  private static String wrong(String tidied) {
    return tidied.isEmpty()
        ? "comment.wrong.empty"
        : WrittenText.fits(tidied, NewComment.LONGEST, true) ? "" : "comment.wrong.long";
  }

  private static <E extends Enum<E>> @Nullable E named(E[] known, String name) {
    return Arrays.stream(known).filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  private static ModelAndView to(InitiativeNumber number, Thing thing, long comment) {
    return new ModelAndView("redirect:" + thing.address(number) + "#comment-" + comment);
  }

  private static ModelAndView back(InitiativeNumber number, CommentFilter filter) {
    return new ModelAndView(
        "redirect:"
            + filter
                .thing()
                .map(thing -> thing.address(number))
                .orElse("/initiatives/" + number + "/comments"));
  }

  private static ModelAndView refused(ModelAndView page, Typed typed) {
    page.addObject("typed", typed);
    page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return page;
  }

  private static @Nullable String language(HttpServletRequest request) {
    return WritingLanguage.of(
        WritingLanguage.kept(PostedForm.of(request.getParameterMap()), request));
  }

  /** Of what has ended nothing more is said: whoever still had the form is told so. */
  private Initiative open(InitiativeNumber number, Actor actor) {
    Initiative initiative = visible(number, actor);
    if (!initiative.status().isOpen()) {
      throw new ChangedMeanwhileException();
    }
    return initiative;
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }
}
