package org.capacitycompact.integrity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.integrity.Flood;
import org.capacitycompact.integrity.ReportCode;
import org.capacitycompact.integrity.Reports;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.web.NotCarriedOver;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a reporter reads answers and adds to a report, by the secret code. The code is in the body
 * of each request, never in an address or a session: neither says who reported what.
 */
@Controller
@RequestMapping(FollowController.PATH)
class FollowController {

  static final String PATH = "/integrity/follow";

  private final Reports reports;
  private final Flood flood;
  private final Wording wording;

  FollowController(Reports reports, Flood flood, Wording wording) {
    this.reports = reports;
    this.flood = flood;
    this.wording = wording;
  }

  /** Something that was said, in words. */
  record SaidView(boolean own, String at, String text, @Nullable String language) {}

  @GetMapping
  String show() {
    NotCarriedOver.markPage();
    return "integrity/follow";
  }

  /**
   * @param added what the reporter adds; nothing, where they only look
   */
  @PostMapping
  String follow(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(required = false) @Nullable String added,
      Optional<Actor> actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    NotCarriedOver.markPage();
    String user = actor.map(Actor::userId).orElse(null);
    String address = request.getRemoteAddr();
    long wait = flood.beforeCode(address, user);
    if (wait > 0) {
      ReportController.later(wait, response, model);
      return "integrity/follow";
    }
    Optional<ReportCode> read = ReportCode.read(code);
    Optional<Reports.Followed> found = read.flatMap(reports::follow);
    if (found.isEmpty()) {
      flood.wrongCode(address, user);
      // Not 404, which the record would keep as a refused attempt of whoever is signed in.
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("problem", true);
      return "integrity/follow";
    }
    model.addAttribute("code", read.get().signs());
    if (added == null) {
      return page(found.get(), language, model);
    }
    String text = WrittenText.tidy(added);
    if (!WrittenText.fits(text, ReportForm.LONGEST, true)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute(
          "addedProblem", text.isEmpty() ? "integrity.wrong.nothing" : "integrity.wrong.text");
      model.addAttribute("added", text);
      return page(found.get(), language, model);
    }
    long until = flood.report(address, user);
    if (until > 0) {
      ReportController.later(until, response, model);
      model.addAttribute("added", text);
      return page(found.get(), language, model);
    }
    reports.add(read.get(), text, language);
    model.addAttribute("taken", true);
    return page(reports.follow(read.get()).orElseThrow(), language, model);
  }

  private String page(Reports.Followed report, Locale language, Model model) {
    model.addAttribute(
        "said",
        report.said().stream()
            .map(
                each ->
                    new SaidView(
                        each.own(),
                        wording.moment(each.at(), language),
                        each.text(),
                        each.language()))
            .toList());
    model.addAttribute("outcome", report.outcome());
    model.addAttribute(
        "answerBy", report.answerBy() == null ? null : wording.day(report.answerBy(), language));
    model.addAttribute("longest", ReportForm.LONGEST);
    return "integrity/dialogue";
  }
}
