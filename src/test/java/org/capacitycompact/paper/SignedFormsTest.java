package org.capacitycompact.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A form signed by hand")
class SignedFormsTest {

  private static final String ENDORSE = "UserTask_EndorseDemand";

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;

  private PaperHands hands;
  private InitiativeNumber number;
  private String task;
  private String colleague;

  @BeforeEach
  void articulated() {
    hands = new PaperHands(context, accounts);
    colleague = hands.colleague(Role.NATIONAL_AUTHORITY, "KE", "KE");
    number = Story.raised(cast, "KE", "Signed by hand").articulated().number();
    task = cast.tasks("joseph", number, ENDORSE).get(0);
  }

  private String printed() throws Exception {
    return PaperHands.hash(hands.opens("joseph", "/tasks/" + task + "/paper"));
  }

  private MockHttpServletResponse brings(String person, String hash, Map<String, ?> more)
      throws Exception {
    Map<String, Object> fields = new HashMap<>();
    fields.put("endorsementDecision", "endorse");
    fields.put("_hash", hash);
    fields.put("_signatory", "Hon. Wanjiru Mwangi");
    fields.put("_office", "Cabinet Secretary");
    fields.putAll(more);
    return hands.uploads(person, "/tasks/" + task + "/signed", PaperHands.scan(), fields);
  }

  private String state(String address) {
    return database
        .sql("select state from paper where id = ?")
        .param(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)))
        .query(String.class)
        .single();
  }

  @Test
  @DisplayName("counts when a second person of the party confirms it, with who signed on record")
  void life() throws Exception {
    assertThat(PaperHands.text(hands.opens("joseph", "/tasks/" + task)))
        .contains("/tasks/" + task + "/paper", "/tasks/" + task + "/signed");
    assertThat(PaperHands.text(hands.opens("joseph", "/tasks/" + task + "/signed")))
        .contains("name=\"_hash\"", "name=\"_signatory\"", "name=\"_office\"")
        .doesNotContain("??");
    MockHttpServletResponse brought = brings("joseph", printed(), Map.of());
    assertThat(brought.getStatus()).as(PaperHands.text(brought)).isEqualTo(302);
    String address = PaperHands.next(brought);
    assertThat(PaperHands.text(hands.opens("joseph", address)))
        .contains("a second person of your party", "Hon. Wanjiru Mwangi", "Cabinet Secretary")
        .doesNotContain("/confirmation\"", "??");
    assertThat(hands.sends("joseph", address + "/confirmation", Map.of()).getStatus())
        .isEqualTo(403);
    assertThat(hands.sends("sofia", address + "/confirmation", Map.of()).getStatus())
        .isEqualTo(404);
    assertThat(hands.opens("amina", address).getStatus()).isEqualTo(404);

    MockHttpServletResponse done = hands.sends(colleague, address + "/confirmation", Map.of());
    assertThat(done.getStatus()).as(PaperHands.text(done)).isEqualTo(302);
    assertThat(state(address)).isEqualTo("CONFIRMED");
    String recorded =
        database
            .sql(
                "select after::text from audit_entry where number = ? and kind like"
                    + " 'UserTask_EndorseDemand.%'")
            .param(number)
            .query(String.class)
            .single();
    assertThat(recorded)
        .contains("Hon. Wanjiru Mwangi", "Cabinet Secretary", "\"joseph\"", "sha256");
    assertThat(cast.tasks("sofia", number, "UserTask_CheckCompleteness")).hasSize(1);
  }

  @Test
  @DisplayName("needs the hash that was printed, its scan, and who signed")
  void whatIsWrong() throws Exception {
    MockHttpServletResponse never = brings("joseph", "0000 0000", Map.of());
    assertThat(never.getStatus()).isEqualTo(422);
    assertThat(PaperHands.text(never)).contains("No form of this task was printed");
    MockHttpServletResponse nameless =
        brings("joseph", printed(), Map.of("_signatory", "\u200b", "_office", ""));
    assertThat(nameless.getStatus()).isEqualTo(422);
    assertThat(PaperHands.text(nameless))
        .contains("href=\"#paper-signatory\"", "href=\"#paper-office\"");
    MockHttpServletResponse unseen =
        hands.uploads(
            "joseph",
            "/tasks/" + task + "/signed",
            null,
            Map.of(
                "_hash",
                printed().replace(" ", "").toUpperCase(Locale.ROOT),
                "_signatory",
                "A",
                "_office",
                "B",
                "endorsementDecision",
                "endorse"));
    assertThat(unseen.getStatus()).isEqualTo(422);
    assertThat(PaperHands.text(unseen))
        .contains("Choose a file.")
        .doesNotContain("No form of this task was printed");
    cast.decide("joseph", number, ENDORSE);
    String other = cast.tasks("sofia", number, "UserTask_CheckCompleteness").get(0);
    MockHttpServletResponse not = hands.opens("sofia", "/tasks/" + other + "/signed");
    assertThat(not.getStatus()).isEqualTo(409);
    assertThat(PaperHands.text(not)).contains("Only endorsements");
  }

  @Test
  @DisplayName("is refused when what it stands under has changed, and says what; so is it later")
  void changed() throws Exception {
    String before = printed();
    risk("Staff leave");
    MockHttpServletResponse stale = brings("joseph", before, Map.of());
    assertThat(stale.getStatus()).isEqualTo(422);
    assertThat(PaperHands.text(stale)).contains("this has changed: Plan: Risks");

    String address = PaperHands.next(brings("joseph", printed(), Map.of()));
    assertThat(state(address)).isEqualTo("AWAITING");
    risk("Floods");
    MockHttpServletResponse late = hands.sends(colleague, address + "/confirmation", Map.of());
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(PaperHands.text(late)).contains("what was signed has changed");
    assertThat(state(address)).isEqualTo("VOID");
    assertThat(cast.tasks("joseph", number, ENDORSE)).hasSize(1);
  }

  private void risk(String title) {
    database
        .sql(
            "insert into plan_risk (number, position, ordinal, title, likelihood, impact) select"
                + " ?, coalesce(max(position), 0) + 1, coalesce(max(ordinal), 0) + 1, ?, 1, 1 from"
                + " plan_risk where number = ?")
        .params(number, title, number)
        .update();
  }

  @Test
  @DisplayName("of what one may not decide is neither brought nor confirmed by them")
  void duties() throws Exception {
    String wrote = hands.colleague(Role.NATIONAL_AUTHORITY, "KE", "KE");
    accounts.giveRole(wrote, Role.FOCAL_POINT, "KE");
    number = cast.raise(wrote, "Written and signed by one");
    cast.decide(wrote, number, "UserTask_ArticulateDemand");
    task = cast.tasks("joseph", number, ENDORSE).get(0);
    MockHttpServletResponse own = brings(wrote, printed(), Map.of());
    assertThat(own.getStatus()).isEqualTo(422);
    assertThat(PaperHands.text(own)).contains("You wrote this demand.");

    String address = PaperHands.next(brings("joseph", printed(), Map.of()));
    MockHttpServletResponse confirms = hands.sends(wrote, address + "/confirmation", Map.of());
    assertThat(confirms.getStatus()).isEqualTo(422);
    assertThat(PaperHands.text(confirms)).contains("You wrote this demand.");
    assertThat(state(address)).isEqualTo("AWAITING");
    assertThat(hands.sends(colleague, address + "/confirmation", Map.of()).getStatus())
        .isEqualTo(302);
  }

  @Test
  @DisplayName("makes whoever brought it one who signed: they sign for no other party")
  void oneParty() throws Exception {
    Story story = Story.raised(cast, "KE", "Agreed by hand").throughDemand().throughPartnership();
    story.throughAppraisal().throughApproval().committed().pledged();
    number = story.number();
    task = cast.tasks("joseph", number, "UserTask_SignForCountry").get(0);
    Map<String, Object> answers = new HashMap<>(cast.answers("UserTask_SignForCountry"));
    answers.put("_hash", printed());
    answers.put("_signatory", "The Minister");
    answers.put("_office", "Treasury");
    String bringer = hands.colleague(Role.NATIONAL_AUTHORITY, "KE", "KE");
    accounts.giveRole(bringer, Role.SECRETARIAT, "");
    MockHttpServletResponse brought =
        hands.uploads(bringer, "/tasks/" + task + "/signed", PaperHands.scan(), answers);
    assertThat(brought.getStatus()).as(PaperHands.text(brought)).isEqualTo(302);
    MockHttpServletResponse confirmed =
        hands.sends(colleague, PaperHands.next(brought) + "/confirmation", Map.of());
    assertThat(confirmed.getStatus()).as(PaperHands.text(confirmed)).isEqualTo(302);

    String compact = cast.tasks("sofia", number, "UserTask_SignForCompact").get(0);
    MockHttpServletResponse twice =
        hands.sends(
            bringer,
            "/tasks/" + compact,
            with(cast.answers("UserTask_SignForCompact"), "_submit", "1"));
    assertThat(twice.getStatus()).isEqualTo(422);
    assertThat(PaperHands.text(twice)).contains("You signed for another party.");
  }

  private static Map<String, Object> with(Map<String, Object> answers, String name, Object value) {
    Map<String, Object> more = new HashMap<>(answers);
    more.values().removeIf(List.class::isInstance);
    more.put(name, value);
    return more;
  }
}
