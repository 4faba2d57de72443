package org.ventanilla.screening.list;

import java.util.Locale;
import java.util.Set;
import org.ventanilla.screening.list.ListedEntity.Kind;

/// Offices, ranks and honorifics that OFAC's remarks state of a person without a label, and the few
/// other phrases that stand by themselves.
final class Positions {
  private static final int LONGEST = 400;

  /// One of these words makes an unlabelled statement on a person an office or a rank.
  private static final Set<String> WORDS =
      Set.of(
          ("admiral adviser advisor agent aide ambassador analyst attorney auditor brigadier"
                  + " captain chair chairman chairperson chairwoman chief colonel commander commandant"
                  + " commissioner commodore consul coordinator corporal councillor council counsel"
                  + " counsellor delegate deputy deputies director doctor employee envoy executive"
                  + " founder general governor haji head hojjatoleslam imam inspector judge lawyer"
                  + " leader lieutenant magistrate major manager marshal maulana maulavi maulawi"
                  + " mawlawi mayor member minister mufti mullah officer official operative owner"
                  + " parliamentarian partner president prime principal procurator professor"
                  + " prosecutor rector representative secretary senator sergeant sheikh shareholder"
                  + " spokesman spokesperson spokeswoman staff superintendent supervisor teacher"
                  + " treasurer trustee undersecretary vice ayatollah engineer scientist economist"
                  + " businessman financier justice ministry negotiator presidency assistant"
                  + " designated qari eng ing dr prof candidate alderman rear-admiral co-founder"
                  + " co-chairman co-owner lt counselor diplomat dealer figure ombudsman minster"
                  + " second-in-command vice-president commander-in-chief colonel-general"
                  + " prosecutor-general shaykh ustad ustadz moulana mulawi chef vice-chairman"
                  + " vice-chairperson director-general warden speaker congressman ex-president led"
                  + " oversaw sub-commander")
              .split(" "));

  private Positions() {}

  /// Keeps the statement as what it is, if it is one of these.
  static boolean read(String text, EntityDraft draft) {
    if (text.length() > LONGEST) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("www.") || lower.startsWith("http")) {
      draft.detail("website", text);
      return true;
    }
    if (lower.contains(" worldwide")) {
      draft.detail("scope", text);
      return true;
    }
    if (draft.kind == Kind.PERSON && office(lower)) {
      draft.detail("position", text);
      return true;
    }
    return false;
  }

  private static boolean office(String lower) {
    for (String word : lower.split("[^\\p{L}-]+", 40)) {
      if (WORDS.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
