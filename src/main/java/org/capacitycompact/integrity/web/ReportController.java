package org.capacitycompact.integrity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.integrity.Flood;
import org.capacitycompact.integrity.Officers;
import org.capacitycompact.integrity.ReportCode;
import org.capacitycompact.integrity.Reports;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.web.NotCarriedOver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where anybody reports harm or fraud. The answer shows the secret code, which no later page could:
 * only its hash is stored.
 */
@Controller
@RequestMapping(ReportController.PATH)
class ReportController {

  static final String PATH = "/integrity/report";

  private final Reports reports;
  private final Flood flood;
  private final Officers officers;

  ReportController(Reports reports, Flood flood, Officers officers) {
    this.officers = officers;
    this.reports = reports;
    this.flood = flood;
  }

  /**
   * @param about the initiative from whose page somebody comes
   */
  @GetMapping
  String show(@RequestParam(defaultValue = "") String about, Optional<Actor> actor, Model model) {
    ReportForm form =
        ReportForm.of(
            Map.of("about", WrittenText.cut(about, 40), "code", reports.newCode().signs()));
    return page(form, Map.of(), actor, model);
  }

  @PostMapping
  String send(
      @RequestParam Map<String, String> posted,
      Optional<Actor> actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    ReportForm form = ReportForm.of(posted);
    Map<String, String> problems = form.problems();
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(form, problems, actor, model);
    }
    String user = actor.map(Actor::userId).orElse(null);
    long wait = flood.report(request.getRemoteAddr(), user);
    if (wait > 0) {
      later(wait, response, model);
      return page(form, Map.of(), actor, model);
    }
    ReportCode code =
        reports.submit(
            form.report(user), ReportCode.read(form.code()).orElseGet(reports::newCode), language);
    NotCarriedOver.markPage();
    model.addAttribute("code", code.shown());
    return "integrity/received";
  }

  /** Too much came from there: what was typed stays on the page, to be sent later. */
  static void later(long seconds, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader("Retry-After", String.valueOf(seconds));
    model.addAttribute("minutes", (seconds + 59) / 60);
  }

  private String page(
      ReportForm form, Map<String, String> problems, Optional<Actor> actor, Model model) {
    NotCarriedOver.markPage();
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("longest", ReportForm.LONGEST);
    model.addAttribute("signedIn", actor.isPresent());
    model.addAttribute("officers", String.join(", ", officers.names()));
    return "integrity/report";
  }
}
