package org.capacitycompact.knowledge.domain;

/** A value of a closed IATI code list. */
interface IatiCode {
  String code();
}
