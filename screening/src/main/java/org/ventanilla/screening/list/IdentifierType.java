package org.ventanilla.screening.list;

import java.util.List;
import java.util.Locale;

/// What identifies an entry. The labels are the words OFAC's remarks use before the value.
public enum IdentifierType {
  /// Clave Única de Registro de Población, Mexico.
  CURP("C.U.R.P.", "CURP"),
  /// Registro Federal de Contribuyentes, Mexico.
  RFC("R.F.C.", "RFC"),
  /// Travel passport of any kind.
  PASSPORT(
      "Passport Booklet",
      "Diplomatic Passport",
      "Stateless Person Passport",
      "Passport Card",
      "British National Overseas Passport",
      "Passport"),
  /// Cédula de ciudadanía or de identidad.
  CEDULA("Cedula No.", "Cedula de Ciudadania", "Cedula de Residencia", "Residency Number"),
  /// Número de Identificación Tributaria, Colombia and others.
  NIT("NIT"),
  /// A national identity number or card.
  NATIONAL_ID(
      "National ID No.",
      "National Foreign ID Number",
      "Personal ID Card",
      "Citizen's Card Number",
      "Identification Number",
      "Turkish Identification Number",
      "Kenyan ID No.",
      "Numero de Identidad",
      "D.N.I.",
      "C.U.I.P.",
      "C.U.I.",
      "LE Number",
      "SSN",
      "N.I.E.",
      "C.N.P.",
      "CNP (Personal Numerical Code)",
      "Moroccan Personal ID No.",
      "Bosnian Personal ID No.",
      "Tazkira National ID Card",
      "UAE Identification",
      "Personal ID"),
  /// A card or entry of an electoral roll.
  ELECTORAL("Credencial electoral", "I.F.E.", "Electoral Registry No."),
  /// A driving licence.
  DRIVING_LICENCE("Driver's License No."),
  /// A military service card.
  MILITARY_ID("Cartilla de Servicio Militar Nacional", "Military Registration Number"),
  /// A birth certificate's number.
  BIRTH_CERTIFICATE("Birth Certificate Number"),
  /// A visa or another travel document.
  TRAVEL_DOCUMENT(
      "Travel Document Number",
      "VisaNumberID",
      "Immigration No.",
      "Public Security and Immigration No.",
      "Refugee ID Card",
      "Stateless Person ID Card",
      "Seafarer's Identification Document",
      "Romanian Permanent Resident"),
  /// A tax number.
  TAX_ID(
      "Tax ID No.",
      "RUC",
      "RIF",
      "RTN",
      "C.U.I.T.",
      "US FEIN",
      "V.A.T. Number",
      "Italian Fiscal Code",
      "Fiscal Code",
      "Numero Unico de Identificacao Tributaria (NUIT)",
      "Paraguayan tax identification number",
      "Romanian Tax Registration",
      "C.I.F.",
      "RSIN"),
  /// A number in a register of companies.
  COMPANY(
      "Registration Number",
      "Registration ID",
      "Folio Mercantil No.",
      "Matricula Mercantil No",
      "Commercial Registry Number",
      "Company Number",
      "UK Company Number",
      "Business Registration Number",
      "Business Registration Document",
      "Business Number",
      "C.R. No.",
      "Trade License No.",
      "Government Gazette Number",
      "D-U-N-S Number",
      "Chamber of Commerce Number",
      "Public Registration Number",
      "Certificate of Incorporation Number",
      "Registered Charity No.",
      "Branch Unit Number",
      "Legal Entity Number",
      "Enterprise Number",
      "United Social Credit Code Certificate (USCCC)",
      "Unified Social Credit Code (USCC)",
      "File Number",
      "Central Registration System Number",
      "Dubai Chamber of Commerce Membership No.",
      "Istanbul Chamber of Comm. No.",
      "Romanian C.R.",
      "Company ID",
      "MSB Registration Number",
      "Afghan Money Service Provider License Number",
      "MICEX Code",
      "Economic Register Number (CBLS)"),
  /// A bank's code.
  BANK("SWIFT/BIC", "BIK (RU)"),
  /// A ship's number with the International Maritime Organization.
  IMO(
      "Vessel Registration Identification IMO",
      "Vessel Registration Identification",
      "International Maritime Organization No.",
      "Identification Number IMO",
      "Company Number IMO"),
  /// A ship's radio identity.
  MMSI("MMSI", "Vessel Registration Identification MMSI"),
  /// A radio call sign.
  CALL_SIGN("Vessel Call Sign", "Other Vessel Call Sign"),
  /// An aircraft's registration.
  AIRCRAFT_TAIL("Aircraft Tail Number", "Previous Aircraft Tail Number"),
  /// An aircraft's serial number.
  AIRCRAFT_SERIAL(
      "Aircraft Manufacturer's Serial Number (MSN)",
      "Aircraft Serial Identification",
      "Serial No.",
      "Aircraft Construction Number (also called" + " L/N or S/N or F/N)"),
  /// The address an aircraft's transponder sends.
  TRANSPONDER("Aircraft Mode S Transponder Code"),
  /// A licence to practise a trade or do business.
  LICENCE(
      "License",
      "Pilot License Number",
      "Tourism License No.",
      "Tarjeta Profesional",
      "SRE Permit No."),
  /// A digital currency address, its currency before it.
  DIGITAL_CURRENCY("Digital Currency Address -"),
  /// A telephone or telex number.
  PHONE(
      "Phone",
      "Phone Number",
      "Telephone No.",
      "Telephone",
      "Phone No.",
      "Tel. No.",
      "Alt. Telephone"),
  /// A legal entity identifier, ISO 17442.
  LEI("LEI"),
  /// Any other number the list does not name more closely.
  OTHER(),
  /// An electronic mail address.
  EMAIL("Email Address", "E-mail Address", "Email");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type does not say so.
  private final List<String> labels;

  IdentifierType(String... labels) {
    this.labels = List.of(labels);
  }

  /// The stable code, for example `driving-licence`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  List<String> labels() {
    return labels;
  }
}
