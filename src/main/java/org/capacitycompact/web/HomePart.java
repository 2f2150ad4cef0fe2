package org.capacitycompact.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.web.Exhibit.Cell;
import org.jspecify.annotations.Nullable;

/**
 * What a capability shows on the page where a person lands. A bean of this kind joins it; the order
 * of beans ({@code @Order}) is that of the page: what asks for something to be done comes first.
 */
public interface HomePart {

  /** As many lines as a part of the page has: the few that matter most, and a link to the rest. */
  int FEW = 5;

  /**
   * The part as this person sees it, by their rights of the moment and in a fixed number of
   * statements; empty where it is nothing to them.
   */
  Optional<Board> of(Actor reader, Locale language);

  /**
   * A part of the page: lines to read, or figures with a bar each, every one leading further.
   *
   * @param id of the part within the page
   * @param nothing what is said when there is nothing
   * @param links to what is not on this page
   */
  record Board(
      String id,
      String heading,
      List<Line> lines,
      List<Figure> figures,
      String nothing,
      List<Link> links) {

    public Board {
      lines = lines.stream().limit(FEW).toList();
      figures = List.copyOf(figures);
      links = List.copyOf(links);
    }

    public static Board ofLines(
        String id, String heading, List<Line> lines, String nothing, Link... links) {
      return new Board(id, heading, lines, List.of(), nothing, List.of(links));
    }

    public static Board ofFigures(
        String id, String heading, List<Figure> figures, String nothing, Link... links) {
      return new Board(id, heading, List.of(), figures, nothing, List.of(links));
    }

    public boolean isEmpty() {
      return lines.isEmpty() && figures.isEmpty();
    }

    /** How long a figure's bar is, in per cent of the longest, as SVG has it. */
    public String width(Figure figure) {
      int most = figures.stream().mapToInt(Figure::count).max().orElse(0);
      return (most == 0 ? 0 : 100L * figure.count() / most) + "%";
    }
  }

  /**
   * Something to read, and to follow.
   *
   * @param what its name; its address is where it leads
   * @param about the initiative it belongs to, or what else tells it from others; null without
   * @param state how it stands, or when it is due
   */
  record Line(Cell what, @Nullable Cell about, @Nullable Tag state) {}

  /**
   * How many there are of a kind.
   *
   * @param written the figure as the reader writes it
   * @param address of the list of exactly these
   */
  record Figure(String name, int count, String written, String address) {}

  /** A way on. */
  record Link(String words, String address) {}
}
