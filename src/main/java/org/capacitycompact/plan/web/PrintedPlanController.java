package org.capacitycompact.plan.web;

import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.PlanContent;
import org.capacitycompact.plan.PlanVersions;
import org.capacitycompact.web.NotThereException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A plan to print, as it stands or as it was frozen, in the reader's language. */
@Controller
class PrintedPlanController {

  private final Initiatives initiatives;
  private final PlanVersions versions;
  private final PrintedPlan printed;

  PrintedPlanController(Initiatives initiatives, PlanVersions versions, PrintedPlan printed) {
    this.initiatives = initiatives;
    this.versions = versions;
    this.printed = printed;
  }

  @GetMapping("/initiatives/{number}/plan.pdf")
  ResponseEntity<byte[]> now(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    Initiative initiative = visible(number, actor);
    return file(initiative, versions.now(number), number + "-plan", actor, language);
  }

  @GetMapping("/initiatives/{number}/plan/versions/{version}.pdf")
  ResponseEntity<byte[]> version(
      @PathVariable InitiativeNumber number,
      @PathVariable String version,
      Actor actor,
      Locale language) {
    Initiative initiative = visible(number, actor);
    if (!version.matches("[1-9][0-9]{0,5}")) {
      throw new NotThereException();
    }
    PlanContent content =
        versions.find(number, Integer.parseInt(version)).orElseThrow(NotThereException::new);
    return file(initiative, content, number + "-plan-version-" + version, actor, language);
  }

  /** What is read is read by then: no connection is held while the file is made and sent. */
  private ResponseEntity<byte[]> file(
      Initiative initiative, PlanContent content, String name, Actor actor, Locale language) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename(name + ".pdf").build().toString())
        .body(printed.of(initiative, content, actor, language));
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }
}
