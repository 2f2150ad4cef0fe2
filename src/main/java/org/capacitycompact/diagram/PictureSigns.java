package org.capacitycompact.diagram;

/** The small symbols of BPMN: who or what does a step, what triggers an event, how ways part. */
final class PictureSigns {

  private static final String INK = "#1c2a33";

  private PictureSigns() {}

  static void task(Svg svg, String type, boolean many, Box at) {
    double x = at.x() + 7;
    double y = at.y() + 7;
    switch (type) {
      case "userTask" -> {
        line(svg, "M %s %s a 3.2 3.2 0 1 1 6.4 0 a 3.2 3.2 0 1 1 -6.4 0 z", x + 2.3, y + 3.2);
        line(svg, "M %s %s c 0 -5 2 -6 5.5 -6 s 5.5 1 5.5 6 z", x, y + 13);
      }
      case "serviceTask" -> {
        line(svg, "M %s %s a 3.4 3.4 0 1 1 6.8 0 a 3.4 3.4 0 1 1 -6.8 0 z", x + 2.6, y + 6);
        line(
            svg,
            "M %s %s v -2.4 M %s %s v 2.4 M %s %s h -2.4 M %s %s h 2.4",
            x + 6,
            y + 2.6,
            x + 6,
            y + 9.4,
            x + 2.6,
            y + 6,
            x + 9.4,
            y + 6);
      }
      case "businessRuleTask" ->
          line(svg, "M %s %s h 14 v 10 h -14 z m 0 3.3 h 14 m -9.5 0 v 6.7 m -4.5 -3.3 h 14", x, y);
      case "callActivity" ->
          line(
              svg,
              "M %s %s h 11 v 11 h -11 z m 5.5 2.5 v 6 m -3 -3 h 6",
              at.middle() - 5.5,
              at.bottom() - 18.5);
      default -> {}
    }
    if (many) {
      double left = type.equals("callActivity") ? at.middle() - 22 : at.middle() - 4;
      line(svg, "M %s %s v 8 m 4 -8 v 8 m 4 -8 v 8", left, at.bottom() - 18);
    }
  }

  /** A mark in the corner of a completed step, so that colour is not the only sign. */
  static void done(Svg svg, Box at) {
    svg.mark(
        "path",
        "d",
        "M %s %s l 3 4 l 6 -9".formatted(at.right() - 16, at.y() + 11),
        "fill",
        "none",
        "stroke",
        Standing.State.DONE.line,
        "stroke-width",
        2.2);
  }

  static void event(Svg svg, String event, Box at) {
    double x = at.middle();
    double y = at.centre();
    switch (event) {
      case "timerEventDefinition" -> {
        line(svg, "M %s %s a 8 8 0 1 1 16 0 a 8 8 0 1 1 -16 0 z", x - 8, y);
        line(svg, "M %s %s v -5.5 m 0 5.5 h 4", x, y);
      }
      case "messageEventDefinition" ->
          line(svg, "M %s %s h 15 v 10 h -15 z l 7.5 5.5 l 7.5 -5.5", x - 7.5, y - 5);
      case "terminateEventDefinition" ->
          svg.mark("circle", "cx", x, "cy", y, "r", 9.0, "fill", INK);
      default -> {}
    }
  }

  static void gateway(Svg svg, String type, Box at) {
    double x = at.middle();
    double y = at.centre();
    if (type.equals("parallelGateway")) {
      thick(svg, "M %s %s v 18 m -9 -9 h 18", x, y - 9);
    } else {
      thick(svg, "M %s %s l 12 14 m 0 -14 l -12 14", x - 6, y - 7);
    }
  }

  private static void line(Svg svg, String path, Object... at) {
    svg.mark("path", "d", path.formatted(at), "fill", "none", "stroke", INK, "stroke-width", 1.2);
  }

  private static void thick(Svg svg, String path, Object... at) {
    svg.mark("path", "d", path.formatted(at), "fill", "none", "stroke", INK, "stroke-width", 2.6);
  }
}
