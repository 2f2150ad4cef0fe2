package org.capacitycompact.knowledge.domain;

/** Whether a statement is about the whole activity or only about single transactions. */
public enum StatedOf {
  ACTIVITY,
  TRANSACTION
}
