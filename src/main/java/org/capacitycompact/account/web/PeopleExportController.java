package org.capacitycompact.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.account.Directory;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.web.TableDownload;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of people as a file. */
@Controller
class PeopleExportController {

  private final Directory directory;
  private final PeopleWords words;

  PeopleExportController(Directory directory, PeopleWords words) {
    this.directory = directory;
    this.words = words;
  }

  @GetMapping({PeoplePage.PATH + ".csv", PeoplePage.PATH + ".xlsx"})
  void export(
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    PeopleController.admit(actor);
    Map<String, String> organisations = words.organisationNames();
    TableDownload.send(
        request,
        response,
        language,
        "people",
        words.headings(language),
        rows ->
            directory.each(
                PeopleFilter.of(asked).search(),
                person -> rows.accept(words.cells(person, organisations, language))));
  }
}
