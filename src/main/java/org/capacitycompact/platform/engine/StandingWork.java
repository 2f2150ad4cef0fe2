package org.capacitycompact.platform.engine;

import java.time.Duration;

/**
 * Work that is done again and again by one node at a time: a job of the engine, which locks it, and
 * which another node takes over when this one dies. A bean for each.
 */
public interface StandingWork {

  /** The name of its job, {@code notices}; it never changes. */
  String name();

  /** How long it rests after it was done. */
  Duration every();

  /** Does what is to be done now. What fails is done again after the rest. */
  void run();
}
