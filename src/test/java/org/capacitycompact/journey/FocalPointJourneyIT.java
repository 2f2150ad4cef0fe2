package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.initiative.InitiativeNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A national focal point, in French and without JavaScript,")
class FocalPointJourneyIT extends Journey {

  @Test
  @DisplayName("raises a demand, leaves a draft, comes back to it, corrects what is wrong, submits")
  void raisesADemand() {
    Visitor koffi = frenchWithoutScript().signIn("koffi");
    koffi.reads("Accueil").follow("Présenter une demande");
    koffi.write("Titre de la demande", "Revues de dépenses par le Trésor");
    koffi.press("Présenter la demande").reads("Formuler la demande");

    koffi.write("Note à ceux qui la lisent", "Le coût reste à préciser.");
    koffi.pressLast("Enregistrer le brouillon").isTold("Brouillon enregistré");
    koffi.press("Se déconnecter").isTold("Votre session est fermée.");

    Visitor later = frenchWithoutScript().signIn("koffi").open("/tasks?q=Trésor");
    later.follow("Reprendre le brouillon").reads("Formuler la demande");
    assertThat(later.field("Note à ceux qui la lisent")).hasValue("Le coût reste à préciser.");
    String form = later.page.url();
    later.press("Envoyer");

    assertThat(later.page).hasTitle(Pattern.compile("^À corriger.*"));
    later.isWarned("Secteur");
    assertThat(later.field("Note à ceux qui la lisent")).hasValue("Le coût reste à préciser.");

    // What is missing leads to its place in the plan.
    later.follow("Le problème");
    later.write("Le problème", "Aucune revue ne dit ce que les dépenses ont produit.");
    later.press("Enregistrer");
    later.sees("Aucune revue ne dit ce que les dépenses ont produit.");
    Matcher number = Pattern.compile("TG-\\d{4}-\\d{3,}").matcher(later.page.url());
    assertTrue(number.find());
    cast.written("koffi", InitiativeNumber.of(number.group()), "UserTask_ArticulateDemand");
    later.open(URI.create(form).getPath());
    later.press("Envoyer");
    later.isTold("a formulé la demande").sees("Avaliser la demande");
  }

  private Visitor frenchWithoutScript() {
    return visitor(browser -> browser.setJavaScriptEnabled(false).setLocale("fr-TG"));
  }
}
