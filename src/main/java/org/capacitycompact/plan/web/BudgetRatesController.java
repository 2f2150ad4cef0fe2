package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.BudgetLines;
import org.capacitycompact.plan.PlanAccess;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The country prices its budget by the newest rates, having seen what that changes. */
@Controller
@RequestMapping("/initiatives/{number}/plan/budget/rates")
class BudgetRatesController {

  private final Initiatives initiatives;
  private final PlanRights rights;
  private final BudgetLines lines;

  BudgetRatesController(Initiatives initiatives, PlanRights rights, BudgetLines lines) {
    this.initiatives = initiatives;
    this.rights = rights;
    this.lines = lines;
  }

  /** A line with its rate and worth as they are, and as they would be. */
  record Change(
      String line,
      String value,
      String rate,
      String on,
      String worth,
      String newRate,
      String newOn,
      String newWorth) {}

  @GetMapping
  String ask(@PathVariable InitiativeNumber number, Actor actor, Locale language, Model model) {
    model.addAttribute("initiative", priced(number, actor));
    List<BudgetLines.Repriced> changed = lines.repriced(number);
    model.addAttribute("changes", changed.stream().map(each -> change(each, language)).toList());
    return "plan/budget-rates";
  }

  @PostMapping
  String use(@PathVariable InitiativeNumber number, Actor actor) {
    priced(number, actor);
    lines.useNewestRates(number, actor);
    return "redirect:/initiatives/" + number + "/plan/budget";
  }

  private Initiative priced(InitiativeNumber number, Actor actor) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    PlanAccess access = rights.of(initiative, actor);
    if (!access.edits() || !access.phase().isWritten()) {
      throw new NotAllowedException();
    }
    return initiative;
  }

  private static Change change(BudgetLines.Repriced each, Locale language) {
    return new Change(
        each.line().title(),
        Figures.money(Objects.requireNonNull(each.line().value()), language),
        Figures.number(Objects.requireNonNull(each.line().rate()), language),
        Figures.day(Objects.requireNonNull(each.line().rateOn()), language),
        Figures.amount(Objects.requireNonNull(each.line().worth()), language),
        Figures.number(each.rate().rate(), language),
        Figures.day(each.rate().on(), language),
        Figures.amount(each.worth(), language));
  }
}
