package org.capacitycompact.initiative;

import java.util.Arrays;
import java.util.Optional;

/** The stages of an initiative's life, in order; each is a process called by the top process. */
public enum Stage {
  DEMAND("demand-articulation"),
  PARTNERSHIP("partnership"),
  APPRAISAL("appraisal"),
  APPROVAL("steering-approval"),
  FUNDING("co-funding"),
  IMPLEMENTATION("implementation"),
  REVIEW("peer-review"),
  EXIT("exit");

  private final String process;

  Stage(String process) {
    this.process = process;
  }

  /** The id of this stage's process. */
  public String process() {
    return process;
  }

  /** Names its words in the message bundles. */
  public String messageKey() {
    return "stage." + name();
  }

  /** The stage that a process carries, if it carries one. */
  public static Optional<Stage> carriedBy(String process) {
    return Arrays.stream(values()).filter(stage -> stage.process.equals(process)).findFirst();
  }
}
