package org.capacitycompact.review;

/** What a peer scores from 1 to 5, with evidence. */
enum Dimension {
  RELEVANCE("relevance"),
  OWNERSHIP("ownership"),
  CAPACITY_RESULTS("capacityResults"),
  SUSTAINABILITY("sustainability"),
  MUTUAL_ACCOUNTABILITY("mutualAccountability");

  private final String word;

  Dimension(String word) {
    this.word = word;
  }

  /** As stored, and as form keys begin. */
  String word() {
    return word;
  }

  String scoreKey() {
    return word + "Score";
  }

  String evidenceKey() {
    return word + "Evidence";
  }
}
