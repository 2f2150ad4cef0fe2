package org.capacitycompact.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.capacitycompact.diagram.DrawnProcess.Shape;
import org.capacitycompact.diagram.DrawnProcess.Way;
import org.jspecify.annotations.Nullable;

/**
 * A process as an SVG picture in the reader's language; as wide as its container, but no wider than
 * it was drawn. Colour is never the only sign: lines are thicker and words stand beside them.
 */
public final class ProcessPicture {

  private static final String INK = "#1c2a33";
  private static final String PAPER = "#ffffff";
  private static final double FONT = 12;
  private static final double SMALL = 10.5;
  private static final double EDGE = 14;

  private final PictureWords words;
  private final Map<String, Standing> standings;
  private final Svg svg = new Svg();

  private ProcessPicture(PictureWords words, Map<String, Standing> standings) {
    this.words = words;
    this.standings = standings;
  }

  /** The names of steps and ways in a drawing. */
  public interface PictureWords {

    Locale language();

    /** The name of a step, by its id, or else from the model. */
    String step(String id, String name);

    /** The name of the answer on a way. */
    String way(String name);
  }

  /**
   * The picture of a model.
   *
   * @param model BPMN 2.0 XML with its drawing
   * @param title what it shows, for screen readers
   * @param description where the process stands and who acts, for screen readers
   */
  public static String of(
      byte[] model,
      String title,
      String description,
      PictureWords words,
      Map<String, Standing> standings) {
    return new ProcessPicture(words, standings).draw(DrawnProcess.of(model), title, description);
  }

  private String draw(DrawnProcess process, String title, String description) {
    Box all = around(process);
    svg.open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "viewBox",
            figures(all.x(), all.y(), all.width(), all.height()),
            "width",
            all.width(),
            "height",
            all.height(),
            "role",
            "img",
            "aria-labelledby",
            "picture-title picture-description",
            "lang",
            words.language().toLanguageTag(),
            "font-family",
            "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif")
        .words("title", title, "id", "picture-title")
        .words("desc", description, "id", "picture-description")
        .open("defs")
        .open(
            "marker",
            "id",
            "way-end",
            "viewBox",
            "0 0 10 10",
            "refX",
            9.0,
            "refY",
            5.0,
            "markerWidth",
            7.0,
            "markerHeight",
            7.0,
            "orient",
            "auto")
        .mark("path", "d", "M 0 0 L 10 5 L 0 10 z", "fill", INK)
        .close("marker")
        .close("defs")
        .mark(
            "rect",
            "x",
            all.x(),
            "y",
            all.y(),
            "width",
            all.width(),
            "height",
            all.height(),
            "fill",
            PAPER);
    process.shapes().stream().filter(DrawnProcess::isPart).forEach(this::part);
    process.ways().forEach(this::way);
    process.shapes().stream().filter(shape -> !DrawnProcess.isPart(shape)).forEach(this::shape);
    process.shapes().forEach(this::plate);
    return svg.close("svg").done();
  }

  private void part(Shape shape) {
    Box at = shape.at();
    frame(shape, at, 8, "stroke-dasharray", shape.quiet() ? "3 4" : "none");
    String name = words.step(shape.id(), shape.name());
    svg.words("text", name, "x", at.x() + 10, "y", at.y() + 18, "font-size", FONT, "fill", INK);
  }

  private void way(Way way) {
    svg.mark(
        "polyline",
        "points",
        way.points().stream()
            .map(point -> figures(point[0], point[1]))
            .collect(Collectors.joining(" ")),
        "fill",
        "none",
        "stroke",
        INK,
        "stroke-width",
        1.4,
        "marker-end",
        "url(#way-end)");
    if (way.label() != null && !way.name().isEmpty()) {
      outside(words.way(way.name()), way.label(), null, Math.max(way.label().width(), 78));
    }
  }

  private void shape(Shape shape) {
    Standing standing = standings.get(shape.id());
    if (standing == null || standing.state() == Standing.State.DONE) {
      svg.open("g", "data-element-id", shape.id());
    } else {
      svg.open("g", "data-element-id", shape.id(), "id", "at-" + shape.id());
    }
    if (shape.type().endsWith("Event")) {
      event(shape);
    } else if (shape.type().endsWith("Gateway")) {
      gateway(shape);
    } else {
      task(shape);
    }
    svg.close("g");
  }

  private void event(Shape shape) {
    Box at = shape.at();
    double radius = at.width() / 2;
    boolean end = shape.is("endEvent");
    Object[] dashes = {"stroke-dasharray", shape.quiet() ? "4 3" : "none"};
    circle(shape, at, radius, end ? 4 : 1.6, dashes);
    if (shape.is("boundaryEvent", "intermediateCatchEvent")) {
      circle(shape, at, radius - 4, 1.4, dashes);
    }
    PictureSigns.event(svg, shape.event(), at);
    if (shape.label() != null && !shape.name().isEmpty()) {
      String name = words.step(shape.id(), shape.name());
      outside(name, shape.label(), at, Math.max(shape.label().width(), 84));
    }
  }

  private void gateway(Shape shape) {
    Box at = shape.at();
    Standing standing = standings.get(shape.id());
    svg.mark(
        "polygon",
        "points",
        figures(
            at.middle(),
            at.y(),
            at.right(),
            at.centre(),
            at.middle(),
            at.bottom(),
            at.x(),
            at.centre()),
        "fill",
        fill(standing),
        "stroke",
        line(standing),
        "stroke-width",
        width(standing, 1.6));
    PictureSigns.gateway(svg, shape.type(), at);
    if (shape.label() != null && !shape.name().isEmpty()) {
      String name = words.step(shape.id(), shape.name());
      outside(name, shape.label(), at, Math.max(shape.label().width(), 84));
    }
  }

  private void task(Shape shape) {
    Box at = shape.at();
    frame(shape, at, 8);
    if (shape.is("callActivity")) {
      frame(shape, at.inset(4), 5);
    }
    PictureSigns.task(svg, shape.type(), shape.many(), at);
    Standing standing = standings.get(shape.id());
    if (standing != null && standing.state() == Standing.State.DONE) {
      PictureSigns.done(svg, at);
    }
    String name = words.step(shape.id(), shape.name());
    double font = FONT;
    List<String> lines = Lines.of(name, at.width() - 12, font);
    if (lines.size() * font * 1.17 > at.height() - 30) {
      font = SMALL;
      lines = Lines.of(name, at.width() - 8, font);
    }
    svg.lines(lines, at.middle(), first(at.centre(), lines.size(), font), font, INK);
  }

  /** On the upper edge of a step, growing upwards: who acts, and how many of several are done. */
  private void plate(Shape shape) {
    Standing standing = standings.get(shape.id());
    if (standing == null || standing.who().isEmpty() && standing.count().isEmpty()) {
      return;
    }
    Box at = shape.at();
    double widest = at.width() + 50;
    List<String> lines = new ArrayList<>();
    if (!standing.who().isEmpty()) {
      List<String> who = Lines.of(standing.who(), widest - 12, SMALL);
      lines.add(who.get(0));
      if (who.size() > 1) {
        String rest = String.join(" ", who.subList(1, who.size()));
        lines.add(Lines.cut(rest, widest - 12, SMALL));
      }
    }
    if (!standing.count().isEmpty()) {
      lines.add(standing.count());
    }
    double width =
        lines.stream().mapToDouble(line -> Lines.width(line, SMALL)).max().orElse(0) + 12;
    double height = lines.size() * SMALL * 1.17 + 4;
    double top = at.y() + 6 - height;
    svg.open("g")
        .words("title", standing.who())
        .mark(
            "rect",
            "x",
            at.middle() - width / 2,
            "y",
            top,
            "width",
            width,
            "height",
            height,
            "rx",
            7.0,
            "fill",
            Standing.State.NOW.line)
        .lines(lines, at.middle(), top + SMALL + 0.5, SMALL, PAPER)
        .close("g");
  }

  private void frame(Shape shape, Box at, double round, Object... more) {
    Standing standing = standings.get(shape.id());
    svg.mark(
        "rect",
        all(
            new Object[] {
              "x",
              at.x(),
              "y",
              at.y(),
              "width",
              at.width(),
              "height",
              at.height(),
              "rx",
              round,
              "fill",
              DrawnProcess.isPart(shape) && standing == null ? "none" : fill(standing),
              "stroke",
              line(standing),
              "stroke-width",
              width(standing, 1.6)
            },
            more));
  }

  private void circle(Shape shape, Box at, double radius, double width, Object... more) {
    Standing standing = standings.get(shape.id());
    svg.mark(
        "circle",
        all(
            new Object[] {
              "cx",
              at.middle(),
              "cy",
              at.centre(),
              "r",
              radius,
              "fill",
              fill(standing),
              "stroke",
              line(standing),
              "stroke-width",
              width(standing, width)
            },
            more));
  }

  /**
   * Text beside its element; text above it grows upwards, so that it never overlaps the element.
   */
  private void outside(String said, Box label, @Nullable Box named, double width) {
    List<String> lines = Lines.of(said, width, SMALL);
    double height = SMALL * 1.17;
    double first = label.y() + SMALL - 1;
    if (named != null && label.bottom() <= named.y() + 1) {
      first = label.bottom() - 3 - (lines.size() - 1) * height;
    }
    svg.lines(lines, label.middle(), first, SMALL, INK);
  }

  private static double first(double centre, int lines, double font) {
    return centre - (lines - 1) * font * 1.17 / 2 + font * 0.36;
  }

  private static Box around(DrawnProcess process) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (Shape shape : process.shapes()) {
      Box label = shape.label() == null ? shape.at() : shape.label();
      left = DoubleStream.of(left, shape.at().x(), label.x()).min().getAsDouble();
      top = DoubleStream.of(top, shape.at().y(), label.y()).min().getAsDouble();
      right = DoubleStream.of(right, shape.at().right(), label.right()).max().getAsDouble();
      bottom = DoubleStream.of(bottom, shape.at().bottom(), label.bottom()).max().getAsDouble();
    }
    for (Way way : process.ways()) {
      if (way.label() != null) {
        left = Math.min(left, way.label().x());
        top = Math.min(top, way.label().y());
        right = Math.max(right, way.label().right());
        bottom = Math.max(bottom, way.label().bottom());
      }
      for (double[] point : way.points()) {
        left = Math.min(left, point[0]);
        top = Math.min(top, point[1]);
        right = Math.max(right, point[0]);
        bottom = Math.max(bottom, point[1]);
      }
    }
    return new Box(
        left - EDGE, top - EDGE, right - left + 2 * EDGE, bottom - top + 2 * EDGE + SMALL * 2);
  }

  private static String fill(@Nullable Standing standing) {
    return standing == null ? PAPER : standing.state().fill;
  }

  private static String line(@Nullable Standing standing) {
    return standing == null ? INK : standing.state().line;
  }

  private static double width(@Nullable Standing standing, double usual) {
    return standing == null ? usual : Math.max(usual, standing.state().width);
  }

  private static Object[] all(Object[] some, Object[] more) {
    Object[] all = java.util.Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static String figures(double... figures) {
    return DoubleStream.of(figures)
        .mapToObj(
            figure -> figure % 1 == 0 ? String.valueOf((long) figure) : String.valueOf(figure))
        .collect(Collectors.joining(" "));
  }
}
