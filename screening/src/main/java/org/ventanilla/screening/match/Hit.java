package org.ventanilla.screening.match;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.link.LinkPath;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.person.Person;

/// One entry found for one person.
///
/// @param person who was screened
/// @param rank from 1 within the person, direct before linked
/// @param relation whether the person may be the entry, or is linked to it
/// @param list the list's name
/// @param entity the entry as the list states it
/// @param matched the entry's name that met the person's; for an entry that is linked and nothing
///   more its primary name
/// @param score 0 to 1
/// @param link the way to a linked entry; null for a direct hit
/// @param namesake of a linked entry whose name met the person's: the record of a holding that it
///   fits as well, of somebody else; empty otherwise
/// @param why why a direct hit has its score
public record Hit(
    Person person,
    int rank,
    HitRelation relation,
    String list,
    ListedEntity entity,
    ListedEntity.Name matched,
    double score,
    @Nullable LinkPath link,
    String namesake,
    @Nullable Explanation why) {
  /// The way to a linked entry, step by step from the person; empty for a direct hit.
  public String path() {
    return link == null ? "" : person.id() + " " + link.describe();
  }

  /// Why a direct hit has its score, empty for a linked entry.
  public Optional<Explanation> explanation() {
    return Optional.ofNullable(why);
  }
}
