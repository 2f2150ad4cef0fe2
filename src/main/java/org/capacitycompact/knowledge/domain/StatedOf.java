package org.capacitycompact.knowledge.domain;

/** Whether something is said of the whole activity or only of single transactions. */
public enum StatedOf {
  ACTIVITY,
  TRANSACTION
}
