package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
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

    koffi.write("Le problème", "Aucune revue ne dit ce que les dépenses ont produit.");
    koffi.pressLast("Enregistrer le brouillon").isTold("Brouillon enregistré");
    koffi.press("Se déconnecter").isTold("Votre session est fermée.");

    Visitor later = frenchWithoutScript().signIn("koffi").open("/tasks?q=Trésor");
    later.follow("Reprendre le brouillon").reads("Formuler la demande");
    assertThat(later.field("Le problème"))
        .hasValue("Aucune revue ne dit ce que les dépenses ont produit.");
    later.field("Résultat 1", "Cible").fill("beaucoup");
    later.press("Envoyer");

    assertThat(later.page).hasTitle(Pattern.compile("^À corriger.*"));
    later.isWarned("Secteur");
    assertThat(later.field("Résultat 1", "Cible")).hasValue("beaucoup");
    assertThat(later.field("Résultat 1", "Cible")).hasAttribute("aria-invalid", "true");
    assertThat(later.field("Résultat 1", "Cible"))
        .hasAccessibleDescription(Pattern.compile("^«.beaucoup.» n’est pas écrit.*"));
    assertThat(later.field("Le problème"))
        .hasValue("Aucune revue ne dit ce que les dépenses ont produit.");

    later.answer(cast.answers("UserTask_ArticulateDemand")).press("Envoyer");
    later.isTold("a formulé la demande").sees("Avaliser la demande");
  }

  private Visitor frenchWithoutScript() {
    return visitor(browser -> browser.setJavaScriptEnabled(false).setLocale("fr-TG"));
  }
}
