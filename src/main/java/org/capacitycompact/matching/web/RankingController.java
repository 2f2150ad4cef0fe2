package org.capacitycompact.matching.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.matching.Factor;
import org.capacitycompact.matching.OfferRanking;
import org.capacitycompact.matching.OfferRanking.Ranking;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The offers on the menu, ranked for one demand, for the country that asks and who brokers. */
@Embodies(
    value = {"S20", "S23"},
    as = Embodies.As.PAGE)
@Controller
class RankingController {

  private final Initiatives initiatives;
  private final OfferRanking ranking;
  private final RankingWords words;

  RankingController(Initiatives initiatives, OfferRanking ranking, RankingWords words) {
    this.initiatives = initiatives;
    this.ranking = ranking;
    this.words = words;
  }

  @GetMapping("/initiatives/{number}/offers")
  String page(
      @PathVariable InitiativeNumber number,
      @RequestParam(name = "fits", defaultValue = "") String fits,
      @RequestParam(name = "page", defaultValue = "") String asked,
      Actor reader,
      Locale language,
      Model model) {
    Initiative initiative = seen(number, reader);
    int page = Paging.asked(asked);
    Factor fitting = Factor.of(fits).orElse(null);
    Ranking found = ranking.page(number, fitting, Paging.offset(page), Paging.SIZE);
    model.addAttribute("initiative", initiative);
    model.addAttribute("rows", words.rows(found.rows(), Paging.offset(page), language));
    model.addAttribute("fits", fitting == null ? "" : fitting.code());
    model.addAttribute("factors", words.factors(language));
    model.addAttribute(
        "paging",
        Paging.exactly(
            page,
            Paging.SIZE,
            found.all(),
            fitting == null ? Map.of() : Map.of("fits", fitting.code())));
    return "matching/ranking";
  }

  /** An offer in its place, for programs. */
  record Line(
      int rank,
      long offer,
      int revision,
      String organisation,
      String title,
      int score,
      List<Judged> factors) {}

  /** How far it fits in one factor. */
  record Judged(String factor, String fit, int points, int most) {}

  /** A page of the ranking, for programs. */
  record Listing(List<Line> items, int page, int total) {}

  @GetMapping(
      value = "/api/initiatives/{number}/offers",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Listing listing(
      @PathVariable InitiativeNumber number,
      @RequestParam(name = "page", defaultValue = "") String asked,
      Actor reader) {
    seen(number, reader);
    int page = Paging.asked(asked);
    int from = Paging.offset(page);
    Ranking found = ranking.page(number, null, from, Paging.SIZE);
    List<Line> lines =
        Stream.iterate(0, n -> n < found.rows().size(), n -> n + 1)
            .map(
                n -> {
                  var each = found.rows().get(n);
                  return new Line(
                      from + n + 1,
                      each.offer(),
                      each.revision(),
                      each.organisation(),
                      each.title(),
                      each.score(),
                      each.fits().stream()
                          .map(
                              fit ->
                                  new Judged(
                                      fit.factor().code(), fit.word(), fit.points(), fit.most()))
                          .toList());
                })
            .toList();
    return new Listing(lines, page, found.all());
  }

  private Initiative seen(InitiativeNumber number, Actor reader) {
    return initiatives
        .visible(number, reader)
        .filter(each -> Right.SEE_RANKING.on(reader, each.country()))
        .orElseThrow(NotThereException::new);
  }
}
