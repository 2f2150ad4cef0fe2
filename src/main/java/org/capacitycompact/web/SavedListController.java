package org.capacitycompact.web;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.capacitycompact.authorization.Actor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saves a filtered list under a name, renames and deletes it; then returns to that list. */
@Controller
class SavedListController {

  private static final int LONGEST_QUERY = 2000;

  private final List<SavableList> lists;
  private final SavedLists saved;

  SavedListController(List<SavableList> lists, SavedLists saved) {
    this.lists = lists;
    this.saved = saved;
  }

  @PostMapping("/saved-lists")
  String save(
      @RequestParam(defaultValue = "") String list,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String name,
      Actor actor,
      RedirectAttributes next) {
    SavableList one = list(list, actor);
    String asked = SavedLists.query(one.question(SavedLists.parameters(query)));
    if (asked.length() > LONGEST_QUERY) {
      next.addFlashAttribute("savedProblem", "saved.wrong.query");
    } else if (asked.isEmpty()) {
      next.addFlashAttribute("savedProblem", "saved.wrong.nothing");
    } else {
      named(name, next, (each, a) -> saved.save(one, each, asked, a), "saved.wrong.full", actor);
    }
    return backTo(one, asked);
  }

  @PostMapping("/saved-lists/name")
  String rename(
      @RequestParam(defaultValue = "") String list,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "") String name,
      Actor actor,
      RedirectAttributes next) {
    SavableList one = list(list, actor);
    long which = id(id);
    named(name, next, (each, a) -> saved.rename(one, which, each, a), "saved.wrong.gone", actor);
    return back(one, query);
  }

  @PostMapping("/saved-lists/deletion")
  String delete(
      @RequestParam(defaultValue = "") String list,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String id,
      Actor actor) {
    SavableList one = list(list, actor);
    saved.delete(one, id(id), actor);
    return back(one, query);
  }

  private static void named(
      String typed,
      RedirectAttributes next,
      BiPredicate<String, Actor> act,
      String refused,
      Actor actor) {
    next.addFlashAttribute("savedName", typed.length() > 200 ? typed.substring(0, 200) : typed);
    Optional<String> wrong = ListName.wrong(typed);
    if (wrong.isPresent()) {
      next.addFlashAttribute("savedProblem", wrong.get());
      return;
    }
    try {
      if (!act.test(ListName.of(typed), actor)) {
        next.addFlashAttribute("savedProblem", refused);
      }
    } catch (DuplicateKeyException taken) {
      next.addFlashAttribute("savedProblem", "saved.wrong.taken");
    }
  }

  private static String back(SavableList list, String query) {
    return backTo(list, SavedLists.query(list.question(SavedLists.parameters(query))));
  }

  /** The list's address; an unusable query leads to the whole list. */
  private static String backTo(SavableList list, String asked) {
    return "redirect:"
        + SavedLists.address(list.listPath(), asked.length() > LONGEST_QUERY ? "" : asked);
  }

  private SavableList list(String path, Actor actor) {
    return lists.stream()
        .filter(each -> each.listPath().equals(path) && each.isOpenTo(actor))
        .findFirst()
        .orElseThrow(NotThereException::new);
  }

  private static long id(String written) {
    if (!written.matches("[1-9][0-9]{0,17}")) {
      throw new NotThereException();
    }
    return Long.parseLong(written);
  }
}
