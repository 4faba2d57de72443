package org.ventanilla.screening.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ventanilla.screening.list.ListedEntity.Address;

/// Where somebody's addresses are, as far as they are whole: a street and a place. A city or a
/// country alone says too little.
public final class Whereabouts {
  /// Most addresses of one that are looked at.
  public static final int MOST = 50;

  private final List<AddressKey> keys;

  private Whereabouts(List<AddressKey> keys) {
    this.keys = keys;
  }

  /// @param addresses as stated; those after [#MOST] are not looked at
  public static Whereabouts of(List<Address> addresses) {
    List<AddressKey> keys = new ArrayList<>();
    for (Address address : addresses.subList(0, Math.min(MOST, addresses.size()))) {
      Optional<AddressKey> key = AddressKey.of(address.street(), address.city(), address.country());
      key.filter(whole -> !whole.place().isBlank()).ifPresent(keys::add);
    }
    return new Whereabouts(keys);
  }

  /// Whether nothing whole was stated.
  public boolean unknown() {
    return keys.isEmpty();
  }

  /// Whether both have whole addresses and none of one's is in a place of the other's. Who moved
  /// within a city or a state is not elsewhere.
  public boolean elsewhere(Whereabouts other) {
    for (AddressKey mine : keys) {
      for (AddressKey theirs : other.keys) {
        if (!mine.elsewhere(theirs)) {
          return false;
        }
      }
    }
    return !keys.isEmpty() && !other.keys.isEmpty();
  }

  /// Whether one of the addresses may be one of the other's.
  public boolean shares(Whereabouts other) {
    for (AddressKey mine : keys) {
      for (AddressKey theirs : other.keys) {
        if (mine.mayBe(theirs)) {
          return true;
        }
      }
    }
    return false;
  }
}
