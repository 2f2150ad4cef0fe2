package org.capacitycompact.diagram;

/** A rectangle of a drawing, in its own units. */
record Box(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  double middle() {
    return x + width / 2;
  }

  double centre() {
    return y + height / 2;
  }

  Box inset(double by) {
    return new Box(x + by, y + by, width - 2 * by, height - 2 * by);
  }
}
