package org.capacitycompact.platform.engine;

/**
 * Work outside any process that the engine's job executor does: on one node at a time, again after
 * a failure, and as an incident when it keeps failing. A bean of this type is found; {@link
 * OwnJobs} orders its work.
 */
public interface OwnWork {

  /** Its name, of lower-case letters and hyphens; it stays, because jobs of before carry it. */
  String kind();

  /**
   * Does one piece of work, within the job's transaction and seeing every row.
   *
   * @param about what it was ordered with
   */
  void run(String about);
}
