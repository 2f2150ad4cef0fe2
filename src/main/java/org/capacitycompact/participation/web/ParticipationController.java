package org.capacitycompact.participation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.participation.ParticipationRecord;
import org.capacitycompact.participation.ParticipationRecord.Asked;
import org.capacitycompact.participation.ParticipationRights;
import org.capacitycompact.participation.ParticipationRights.Act;
import org.capacitycompact.participation.Participations;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What one country was asked, and its answer: the page on which an invited country decides (S101).
 */
@Embodies(value = "S101", as = Embodies.As.PAGE)
@Controller
class ParticipationController {

  private final Participations participations;
  private final ParticipationRecord record;
  private final ParticipationRights rights;
  private final ParticipationViews views;
  private final ActionPage page;

  ParticipationController(
      Participations participations,
      ParticipationRecord record,
      ParticipationRights rights,
      ParticipationViews views,
      ActionPage page) {
    this.participations = participations;
    this.record = record;
    this.rights = rights;
    this.views = views;
    this.page = page;
  }

  /** What the reader's country was asked, the newest first. */
  @GetMapping("/participations")
  String list(
      @RequestParam(name = "page", defaultValue = "1") String asked,
      Actor actor,
      Locale language,
      Model model) {
    String country = actor.country();
    if (country == null || !rights.answersFor(country, actor)) {
      throw new NotAllowedException();
    }
    int at = Paging.asked(asked);
    model.addAttribute(
        "exhibits",
        List.of(views.own(record.askedOf(country, Paging.offset(at), Paging.SIZE), language)));
    model.addAttribute("paging", new Paging(at, record.countOf(country), Map.of()));
    return "participation/own";
  }

  @GetMapping("/participations/{participation}")
  String one(@PathVariable long participation, Actor actor, Locale language, Model model) {
    Asked asked = record.find(participation).orElseThrow(NotThereException::new);
    model.addAllAttributes(views.page(asked, actor, language));
    model.addAttribute("acts", rights.acts(asked, actor));
    return "participation/participation";
  }

  @GetMapping("/participations/{participation}/recommend")
  ModelAndView openRecommend(@PathVariable long participation, Actor actor, Locale language) {
    return open(participation, Act.RECOMMEND, actor, language);
  }

  @PostMapping("/participations/{participation}/recommend")
  ModelAndView recommend(
      @PathVariable long participation, HttpServletRequest request, Actor actor, Locale language) {
    return act(
        participation,
        Act.RECOMMEND,
        request,
        actor,
        language,
        (asked, answers) ->
            participations.recommend(
                asked.number(), asked.id(), words(answers, "recommendationWords"), actor));
  }

  @GetMapping("/participations/{participation}/decide")
  ModelAndView openDecide(@PathVariable long participation, Actor actor, Locale language) {
    return open(participation, Act.DECIDE, actor, language);
  }

  @PostMapping("/participations/{participation}/decide")
  ModelAndView decide(
      @PathVariable long participation, HttpServletRequest request, Actor actor, Locale language) {
    return act(
        participation,
        Act.DECIDE,
        request,
        actor,
        language,
        (asked, answers) -> {
          String words = words(answers, "participationWords");
          return answers.text("participationDecision").equals("accept")
              ? participations.accept(asked.number(), asked.id(), words, actor)
              : participations.decline(asked.number(), asked.id(), words, actor);
        });
  }

  @GetMapping("/participations/{participation}/withdraw")
  ModelAndView openWithdraw(@PathVariable long participation, Actor actor, Locale language) {
    return open(participation, Act.WITHDRAW, actor, language);
  }

  @PostMapping("/participations/{participation}/withdraw")
  ModelAndView withdraw(
      @PathVariable long participation, HttpServletRequest request, Actor actor, Locale language) {
    return act(
        participation,
        Act.WITHDRAW,
        request,
        actor,
        language,
        (asked, answers) ->
            participations.withdraw(
                asked.number(), asked.id(), words(answers, "withdrawalWords"), actor));
  }

  @GetMapping("/participations/{participation}/leave")
  ModelAndView openLeave(@PathVariable long participation, Actor actor, Locale language) {
    return open(participation, Act.LEAVE, actor, language);
  }

  @PostMapping("/participations/{participation}/leave")
  ModelAndView leave(
      @PathVariable long participation, HttpServletRequest request, Actor actor, Locale language) {
    return act(
        participation,
        Act.LEAVE,
        request,
        actor,
        language,
        (asked, answers) ->
            participations.leave(
                asked.number(), asked.id(), words(answers, "leavingReason"), actor));
  }

  private ModelAndView open(long id, Act act, Actor actor, Locale language) {
    Asked asked = theirs(id, act, actor);
    if (!rights.acts(asked, actor).contains(act)) {
      throw new ChangedMeanwhileException();
    }
    return page.show(action(asked, act), views.about(asked, language), language)
        .addObject("back", address(asked));
  }

  private ModelAndView act(
      long id,
      Act act,
      HttpServletRequest request,
      Actor actor,
      Locale language,
      BiPredicate<Asked, Answers> done) {
    Asked asked = theirs(id, act, actor);
    ModelAndView answer =
        page.submit(
            action(asked, act),
            views.about(asked, language),
            request,
            language,
            answers -> against(asked, act, answers, actor),
            answers -> {
              if (!done.test(asked, answers)) {
                throw new ChangedMeanwhileException();
              }
              return address(asked);
            });
    return answer.addObject("back", address(asked));
  }

  /** An authority endorses what somebody else has recommended; it declines at any time. */
  private List<FieldError> against(Asked asked, Act act, Answers answers, Actor actor) {
    if (act != Act.DECIDE || !answers.text("participationDecision").equals("accept")) {
      return List.of();
    }
    if (asked.recommendedBy() == null) {
      return List.of(
          FieldError.of("participationDecision", "action.decideParticipation.notRecommended"));
    }
    return asked.recommendedBy().equals(actor.userId())
        ? List.of(FieldError.of("participationDecision", "action.decideParticipation.ownWord"))
        : List.of();
  }

  private Asked theirs(long id, Act act, Actor actor) {
    Asked asked = record.find(id).orElseThrow(NotThereException::new);
    if (!rights.may(act, asked, actor)) {
      throw new NotAllowedException();
    }
    return asked;
  }

  private static Action action(Asked asked, Act act) {
    return new Action(act.action(), act.form(), address(asked) + "/" + act.path(), null, Map.of());
  }

  private static String words(Answers answers, String key) {
    return answers.optionalText(key).orElse("");
  }

  private static String address(Asked asked) {
    return "/participations/" + asked.id();
  }
}
