package org.ventanilla.screening.list;

/// Small invented lists, one for each format that is a single file.
final class ListFiles {
  private ListFiles() {}

  static final String UN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <CONSOLIDATED_LIST dateGenerated="2020-03-04T00:00:01Z">
        <INDIVIDUALS>
          <INDIVIDUAL>
            <DATAID>101</DATAID>
            <FIRST_NAME>XIMENA</FIRST_NAME><SECOND_NAME>PRUEBA</SECOND_NAME>
            <THIRD_NAME>FICTICIA</THIRD_NAME>
            <UN_LIST_TYPE>Ejemplo</UN_LIST_TYPE>
            <REFERENCE_NUMBER>EJi.001</REFERENCE_NUMBER>
            <LISTED_ON>2019-01-02</LISTED_ON>
            <GENDER>Female</GENDER>
            <COMMENTS1>Invented.</COMMENTS1>
            <DESIGNATION><VALUE>Treasurer</VALUE></DESIGNATION>
            <NATIONALITY><VALUE>Mexico</VALUE></NATIONALITY>
            <NAME_ORIGINAL_SCRIPT>Химена</NAME_ORIGINAL_SCRIPT>
            <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>X. PRUEBA</ALIAS_NAME></INDIVIDUAL_ALIAS>
            <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>LA PRUEBA</ALIAS_NAME>
              <DATE_OF_BIRTH>3 May 1961</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>
            <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
            <INDIVIDUAL_ADDRESS><STREET>Calle 1</STREET><CITY>Villa Ejemplo</CITY>
              <COUNTRY>Mexico</COUNTRY><NOTE>until 2001</NOTE></INDIVIDUAL_ADDRESS>
            <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-04-03</DATE></INDIVIDUAL_DATE_OF_BIRTH>
            <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1962</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
            <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1965</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
            <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Villa Ejemplo</CITY><COUNTRY>Mexico</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
            <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Número de pasaporte</TYPE_OF_DOCUMENT>
              <NUMBER>Z000001</NUMBER><ISSUING_COUNTRY>Mexico</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
            <SOMETHING_NEW>kept</SOMETHING_NEW>
          </INDIVIDUAL>
        </INDIVIDUALS>
        <ENTITIES>
          <ENTITY><DATAID>102</DATAID><FIRST_NAME>EMPRESA FICTICIA</FIRST_NAME>
            <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>ANTES S.A.</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
          <ENTITY><DATAID>102</DATAID><FIRST_NAME>OTRA</FIRST_NAME></ENTITY>
          <ENTITY><DATAID>103</DATAID><FIRST_NAME/></ENTITY>
          <ENTITY><FIRST_NAME>SIN NUMERO</FIRST_NAME></ENTITY>
        </ENTITIES>
      </CONSOLIDATED_LIST>
      """;

  static final String OFAC_XML =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Sanctions xmlns="http://www.un.org/sanctions/1.0">
        <DateOfIssue CalendarTypeID="1"><Year>2020</Year><Month>3</Month><Day>4</Day></DateOfIssue>
        <ReferenceValueSets>
          <AliasTypeValues><AliasType ID="1">A.K.A.</AliasType><AliasType ID="2">F.K.A.</AliasType></AliasTypeValues>
          <CountryValues><Country ID="7" ISO2="MX">Mexico</Country></CountryValues>
          <DetailReferenceValues><DetailReference ID="5">Female</DetailReference></DetailReferenceValues>
          <FeatureTypeValues>
            <FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="9">Place of Birth</FeatureType>
            <FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType>
            <FeatureType ID="224">Gender</FeatureType><FeatureType ID="26">Title</FeatureType>
            <FeatureType ID="21">Email Address</FeatureType>
          </FeatureTypeValues>
          <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType><IDRegDocType ID="1608">C.U.R.P.</IDRegDocType></IDRegDocTypeValues>
          <IDRegDocDateTypeValues><IDRegDocDateType ID="1480">Issue Date</IDRegDocDateType></IDRegDocDateTypeValues>
          <LocPartTypeValues><LocPartType ID="1451">ADDRESS1</LocPartType><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
          <NamePartTypeValues>
            <NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType>
            <NamePartType ID="1525">Entity Name</NamePartType>
          </NamePartTypeValues>
          <PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
          <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
          <RelationTypeValues><RelationType ID="15003">Owned or Controlled By</RelationType></RelationTypeValues>
          <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="2">Block</SanctionsType></SanctionsTypeValues>
        </ReferenceValueSets>
        <Locations>
          <Location ID="50"><LocationCountry CountryID="7"/>
            <LocationPart LocPartTypeID="1451"><LocationPartValue><Value>Calle 1</Value></LocationPartValue></LocationPart>
            <LocationPart LocPartTypeID="1454"><LocationPartValue><Value>Villa Ejemplo</Value></LocationPartValue></LocationPart>
          </Location>
          <Location ID="51"><LocationCountry CountryID="7"/></Location>
        </Locations>
        <IDRegDocuments>
          <IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="701" IssuedBy-CountryID="7">
            <IDRegistrationNo>Z000001</IDRegistrationNo>
            <DocumentDate IDRegDocDateTypeID="1480"><DatePeriod><Start><From><Year>1999</Year><Month>2</Month><Day>1</Day></From></Start></DatePeriod></DocumentDate>
          </IDRegDocument>
          <IDRegDocument ID="2" IDRegDocTypeID="1608" IdentityID="701"><IDRegistrationNo>PUFX610403MDFRCM09</IDRegistrationNo></IDRegDocument>
        </IDRegDocuments>
        <DistinctParties>
          <DistinctParty FixedRef="70"><Profile ID="70" PartySubTypeID="4">
            <Identity ID="701" FixedRef="70" Primary="true" False="false">
              <Alias FixedRef="70" AliasTypeID="1" Primary="false" LowQuality="true"><DocumentedName ID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="91">LA PRUEBA</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
              <Alias FixedRef="70" AliasTypeID="3" Primary="true" LowQuality="false"><DocumentedName ID="1">
                <DocumentedNamePart><NamePartValue NamePartGroupID="91">PRUEBA FICTICIA</NamePartValue></DocumentedNamePart>
                <DocumentedNamePart><NamePartValue NamePartGroupID="92">Ximena</NamePartValue></DocumentedNamePart>
              </DocumentedName></Alias>
              <NamePartGroups>
                <MasterNamePartGroup><NamePartGroup ID="91" NamePartTypeID="1520"/></MasterNamePartGroup>
                <MasterNamePartGroup><NamePartGroup ID="92" NamePartTypeID="1521"/></MasterNamePartGroup>
              </NamePartGroups>
            </Identity>
            <Feature FeatureTypeID="8"><FeatureVersion><DatePeriod>
              <Start Approximate="true"><From><Year>1961</Year><Month>1</Month><Day>1</Day></From><To><Year>1961</Year><Month>1</Month><Day>1</Day></To></Start>
              <End Approximate="true"><From><Year>1961</Year><Month>12</Month><Day>31</Day></From><To><Year>1961</Year><Month>12</Month><Day>31</Day></To></End>
            </DatePeriod></FeatureVersion></Feature>
            <Feature FeatureTypeID="10"><FeatureVersion><VersionLocation LocationID="51"/></FeatureVersion></Feature>
            <Feature FeatureTypeID="25"><FeatureVersion><VersionLocation LocationID="50"/></FeatureVersion></Feature>
            <Feature FeatureTypeID="224"><FeatureVersion><VersionDetail DetailReferenceID="5"/></FeatureVersion></Feature>
            <Feature FeatureTypeID="26"><FeatureVersion><VersionDetail>Doña</VersionDetail></FeatureVersion></Feature>
            <Feature FeatureTypeID="21"><FeatureVersion><VersionDetail>x@ejemplo.example</VersionDetail></FeatureVersion></Feature>
          </Profile></DistinctParty>
          <DistinctParty FixedRef="71"><Profile ID="71" PartySubTypeID="3">
            <Identity ID="711" Primary="true"><Alias Primary="true" AliasTypeID="2"><DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID="93">EMPRESA FICTICIA S.A.</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
              <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="93" NamePartTypeID="1525"/></MasterNamePartGroup></NamePartGroups></Identity>
          </Profile></DistinctParty>
          <DistinctParty FixedRef="72"><Profile ID="72" PartySubTypeID="3"/></DistinctParty>
        </DistinctParties>
        <ProfileRelationships>
          <ProfileRelationship ID="1" From-ProfileID="71" To-ProfileID="70" RelationTypeID="15003"/>
          <ProfileRelationship ID="2" From-ProfileID="99" To-ProfileID="70" RelationTypeID="15003"/>
        </ProfileRelationships>
        <SanctionsEntries>
          <SanctionsEntry ID="1" ProfileID="70" ListID="1"><SanctionsMeasure SanctionsTypeID="1"><Comment>EJEMPLO</Comment></SanctionsMeasure><SanctionsMeasure SanctionsTypeID="2"><Comment/></SanctionsMeasure></SanctionsEntry>
        </SanctionsEntries>
      </Sanctions>
      """;

  static final String FTM =
      """
      {"id":"own-1","schema":"Ownership","properties":{"owner":["p-1"],"asset":["c-1"],"percentage":["60"]}}
      {"id":"p-1","schema":"Person","caption":"Ximena Prueba","properties":{"name":["Ximena Prueba Ficticia"],"firstName":["Ximena"],"lastName":["Prueba Ficticia"],"alias":["X. Prueba"],"weakAlias":["LA PRUEBA"],"birthDate":["1961-04-03"],"nationality":["mx"],"gender":["female"],"idNumber":["PUFX610403MDFRCM09"],"addressEntity":["a-1"],"phone":["+52 55 0000 0000"],"topics":["sanction"]}}
      {"id":"a-1","schema":"Address","properties":{"street":["Calle 1"],"city":["Villa Ejemplo"],"country":["mx"],"full":["Calle 1, Villa Ejemplo"]}}
      {"id":"c-1","schema":"Company","properties":{"name":["Empresa Ficticia S.A."],"leiCode":["00000000000000000000"]}}
      {"id":"l-1","schema":"LegalEntity","properties":{"name":["Alguien"]}}
      {"id":"pass-1","schema":"Passport","properties":{"holder":["p-1"],"number":["Z000001"],"country":["mx"]}}
      {"id":"id-1","schema":"Identification","properties":{"holder":["p-1"],"number":["12345"],"type":["Cédula de ciudadanía"]}}
      {"id":"s-1","schema":"Sanction","properties":{"entity":["p-1"],"program":["EJEMPLO"],"authority":["Nadie"]}}
      {"id":"f-1","schema":"Family","properties":{"person":["p-1"],"relative":["l-1"],"relationship":["brother"]}}
      {"id":"u-1","schema":"UnknownLink","properties":{"subject":["nobody"],"object":["p-1"]}}
      {"id":"p-1","schema":"Person","properties":{"name":["Otra"]}}
      {"id":"p-9","schema":"Person","properties":{}}
      {"schema":"Person","properties":{"name":["Sin Id"]}}
      not json
      """;

  static final String SENZING_CSV =
      """
      DATA_SOURCE,RECORD_ID,RECORD_TYPE,PRIMARY_NAME_LAST,PRIMARY_NAME_FIRST,PRIMARY_NAME_ORG,NATIVE_NAME_FULL,DATE_OF_BIRTH,ADDR_LINE1,ADDR_CITY,ADDR_COUNTRY,PHONE_NUMBER,EMAIL_ADDRESS,SSN_NUMBER,EMPLOYER,REL_ANCHOR_KEY,REL_POINTER_KEY,REL_POINTER_ROLE,CATEGORY
      A,1,PERSON,Prueba,Ximena,,,4/3/1961,"Calle 1, bajo",Villa Ejemplo,Mexico,55-0000,x@ejemplo.example,000-00-0001,Empresa Ficticia,,2,Owns 60%,Fraud
      A,2,ORGANIZATION,,,Empresa Ficticia,,,,,,,,,,2,,,
      A,3,PERSON,,,,,,,,,55-0000,,,,,,,
      A,1,PERSON,Otra,Vez,,,,,,,,,,,,,,
      B,1,PERSON,Otra,Fuente,,,,,,,,,,,,,,
      A,,PERSON,Sin,Id,,,,,,,,,,,,,,
      """;

  static final String SENZING_JSON =
      """
      {"DATA_SOURCE":"A","RECORD_ID":"1","RECORD_TYPE":"PERSON","NAMES":[{"NAME_TYPE":"PRIMARY","NAME_LAST":"Prueba","NAME_FIRST":"Ximena"},{"NAME_TYPE":"NATIVE","NAME_FULL":"Химена"}],"PHONES":[{"PHONE_NUMBER":"55-0000"}],"RELATIONSHIPS":[{"REL_POINTER_DOMAIN":"A","REL_POINTER_KEY":"2","REL_POINTER_ROLE":"Director"}]}
      {"DATA_SOURCE":"A","RECORD_ID":"2","RECORD_TYPE":"ORGANIZATION","NAME_ORG":"Empresa Ficticia","REL_ANCHOR_DOMAIN":"A","REL_ANCHOR_KEY":"2"}
      """;

  static final String CSV =
      """
      num;nombre;apodos;nac;curp;tel;tipo;nota
      1;"Prueba
      Ximena";LA PRUEBA|XIME;1961-04-03;PUFX610403MDFRCM09;55 0000;P;algo
      2;Empresa Ficticia;;;;;O;
      2;Otra;;;;;P;
      3;;;;;;P;
      4;Nadie;;;;;Z;
      """;

  static final String MAPPING =
      """
      {"fields": {"id": "num", "name": "nombre", "weak_alias": "apodos", "birth_date": "nac",
                  "curp": "curp", "phone": ["tel"], "kind": "tipo"},
       "kinds": {"P": "person", "O": "organisation"}, "separator": ";"}
      """;
}
