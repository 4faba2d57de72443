package org.ventanilla.screening.civil;

import java.util.Locale;
import java.util.Optional;

/// The federal entities in a CURP, by the register's own two letters.
public enum State {
  /// Aguascalientes.
  AS("Aguascalientes"),
  /// Baja California.
  BC("Baja California"),
  /// Baja California Sur.
  BS("Baja California Sur"),
  /// Campeche.
  CC("Campeche"),
  /// Coahuila.
  CL("Coahuila"),
  /// Colima.
  CM("Colima"),
  /// Chiapas.
  CS("Chiapas"),
  /// Chihuahua.
  CH("Chihuahua"),
  /// Mexico City, once the Distrito Federal.
  DF("Ciudad de México"),
  /// Durango.
  DG("Durango"),
  /// Guanajuato.
  GT("Guanajuato"),
  /// Guerrero.
  GR("Guerrero"),
  /// Hidalgo.
  HG("Hidalgo"),
  /// Jalisco.
  JC("Jalisco"),
  /// Estado de México.
  MC("Estado de México"),
  /// Michoacán.
  MN("Michoacán"),
  /// Morelos.
  MS("Morelos"),
  /// Nayarit.
  NT("Nayarit"),
  /// Nuevo León.
  NL("Nuevo León"),
  /// Oaxaca.
  OC("Oaxaca"),
  /// Puebla.
  PL("Puebla"),
  /// Querétaro.
  QT("Querétaro"),
  /// Quintana Roo.
  QR("Quintana Roo"),
  /// San Luis Potosí.
  SP("San Luis Potosí"),
  /// Sinaloa.
  SL("Sinaloa"),
  /// Sonora.
  SR("Sonora"),
  /// Tabasco.
  TC("Tabasco"),
  /// Tamaulipas.
  TS("Tamaulipas"),
  /// Tlaxcala.
  TL("Tlaxcala"),
  /// Veracruz.
  VZ("Veracruz"),
  /// Yucatán.
  YN("Yucatán"),
  /// Zacatecas.
  ZS("Zacatecas"),
  /// Born abroad, nacido en el extranjero.
  NE("nacido en el extranjero");

  private final String title;

  State(String title) {
    this.title = title;
  }

  /// The entity's name.
  public String title() {
    return title;
  }

  /// The state with this code.
  static Optional<State> of(String code) {
    for (State state : values()) {
      if (state.name().equals(code.toUpperCase(Locale.ROOT))) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
