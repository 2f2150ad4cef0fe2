package org.capacitycompact.appraisal;

/** What a remark is: a partner asks for a change, or society of the country contributes. */
enum RemarkKind {
  CHANGE,
  CONTRIBUTION
}
