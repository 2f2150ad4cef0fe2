package org.capacitycompact.knowledge.domain;

import org.jspecify.annotations.Nullable;

/** Reads the publisher of an activity and the participating organisations. */
final class OrganisationReading {
  private final Findings findings;

  OrganisationReading(Findings findings) {
    this.findings = findings;
  }

  ReportingOrganisation reporting(XmlNode node) {
    String field = "reporting-org";
    return new ReportingOrganisation(
        CodeText.required(node, "ref", field, findings),
        type(CodeText.required(node, "type", field, findings), node, field),
        Narratives.required(node, field, findings));
  }

  private @Nullable String type(@Nullable String code, XmlNode node, String field) {
    CodeLists.check("organisation-type", code, field + "/@type", node.line(), findings);
    return code;
  }

  ParticipatingOrganisation participating(XmlNode node) {
    String field = "participating-org";
    if (node.attribute("role") == null) {
      findings.missing(field + "/@role", node.line());
    }
    ParticipatingOrganisation organisation =
        new ParticipatingOrganisation(
            CodeText.listed(OrganisationRole.class, node, "role", field, findings),
            CodeText.free(node, "ref", field, findings),
            type(CodeText.free(node, "type", field, findings), node, field),
            CodeText.free(node, "activity-id", field, findings),
            Narratives.read(node, field, findings));
    if (organisation.ref() == null && organisation.names().isEmpty()) {
      // The standard requires one of the two; otherwise the organisation is unknown.
      findings.missing(field + "/@ref", node.line());
    }
    return organisation;
  }
}
