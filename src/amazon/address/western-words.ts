/**
 * The words by which a line of an address is known, in the languages of Europe, America, Hong Kong and Australia. Texts are
 * tested in NFKC, but for º and ª, which are ° there.
 */

/** A word of its own, whatever its script: \b knows ASCII only. */
const word = (words: string) => `(?<![\\p{L}\\p{N}])(?:${listed(words)})(?![\\p{L}\\p{N}])`
const listed = (words: string) => words.trim().replace(/\s+/gu, "|").replaceAll("_", "\\s?")

/** At the end of a line that has something before it. */
const atEnd = (words: string) => `(?<=[^\\s,][\\s,]+)(?:${listed(words)})\\.?$`

/** Legal forms that are nothing else. */
export const LEGAL_FORM = new RegExp(
  atEnd(`
    gGmbH GmbH GesmbH mbH OHG GbR e\\._V e\\._K Inc LLC L\\.L\\.C LLP Ltd Limited PLC Corp Corporation Pty Incorporated
    S\\.?[aà]\\.?_r\\.?l EURL SASU S\\.A\\.S S\\.?A\\.?_de_C\\.?V S\\.?r\\.?l\\.?s? S\\.p\\.A S\\.?L\\.?U Lda Unipessoal B\\.V ApS Oyj Kft Zrt Nyrt vzw asbl
    Teoranta DAC CLG d\\.?o\\.?o s\\.?r\\.?o sp\\.?_z_o\\.?o OÜ UAB EOOD Ltda
  `),
  "iu",
)

/** Legal forms that are a direction, a word or an abbreviation as well: Sample Ave SE. As they are written. */
export const LEGAL_FORM_OR_WORD = new RegExp(
  atEnd(`
    AG KG UG SE S\\.E SA S\\.A SAS NV N\\.V BV AB Co CO Oy OY AS A/S SL S\\.L SC SCA SNC SpA SPA VOF KB HB Bt BT Rt RT SIA Teo
  `),
  "u",
)

/** With one of these a line is a street, or the name of one. */
export const STREET_WORD = new RegExp(
  [
    // Written together with the name, or apart: Musterstraße, Exempelgatan, Platz der Republik.
    `(?:straße|strasse|str\\.|(?<=\\p{L})str|weg|allee|gasse|platz|promenade|chaussee|straat|laan|gracht|kade|plein|steenweg|singel|` +
      `gatan|gata|vägen|väg|gränd|gränden|torget|stigen|allén|gade|vej|vejen|stræde|plads|alle|allé|katu)(?![\\p{L}\\p{N}])`,
    word(`
      street road avenue boulevard lane drive highway parkway crescent broadway esplanade quay
      rue av\\.? bd bld blvd allée chemin ch\\. impasse place quai route cours passage faubourg sentier ruelle
      calle avenida avda av paseo pza carrer camino carretera ctra travesía rambla passeig avinguda ronda
      via viale v\\.le piazza p\\.zza piazzale corso c\\.so largo vicolo strada lungotevere contrada
      rua travessa praça largo alameda estrada
      utca út útja tér tere körút sétány köz fasor rakpart
      οδός οδος λεωφόρος λεωφ odos leoforos
    `),
    // Abbreviations that begin other names as well: St John, Dr. Brown.
    `(?<=[\\p{L}\\p{N}]\\s)(?:st|rd|ave?|blvd|ln|dr|hwy|pkwy|cres)\\.?(?=$|\\s*,|\\s+(?:[ns]?[ew]|[ns]|north|south|east|west|apt|unit|ste|#)(?![\\p{L}]))`,
    `^(?:r\\.\\s|c/)|^(?:\\d+\\s)?(?:plaza|plaça)(?![\\p{L}])`,
    `(?<=\\p{sc=Han})[街道路里](?![\\p{L}])|(?<=\\p{sc=Han})[街道路里](?=\\d)`,
  ].join("|"),
  "iu",
)

/** These end the names of houses and quarters, too: a street only with a number, 5 Rose Court, Am Berg 3. */
export const STREET_WORD_WITH_NUMBER = new RegExp(
  [
    `(?:ring|ufer|damm|markt|hof|steig|berg|graben|kai|zeile|pfad|wall|hang|dijk|dreef|plantsoen|steeg|torg|backen|vænget|tér)(?![\\p{L}\\p{N}])`,
    word(`
      court ct place pl way close circle cir trail trl terrace ter tce square sq row mews hill walk green park gardens view
      grove loop plaza alley parade path rise gate wharf cité lotissement urbanización località rotonda beco
    `),
  ].join("|"),
  "iu",
)

/** Not the street, but where in the house, at the beginning of a line. */
export const SUPPLEMENT = new RegExp(
  [
    `^(?:${listed(`
      apt apartment app appartement appartment appt apto apartamento suite ste unit flat floor room rm bldg building level lvl dept shop
      wohnung whg tür stiege etage eingang zimmer hinterhaus vorderhaus hinterhof gartenhaus seitenflügel gebäude aufgang
      erdgeschoss dachgeschoss souterrain postnummer postnr
      bât bâtiment batiment bat escalier étage porte résidence residence immeuble entrée digicode
      piso puerta pta planta portal escalera esc bajo bloque edificio edif urb oficina ático atico entresuelo
      interno int scala piano palazzina andar fração bloco lote edifício r/c
      bus bte boîte verdieping lgh lägenhet trappa våning vån uppgång lejlighed opgang kld
      emelet em ajtó lépcsőház lph épület fszt földszint όροφος διαμέρισμα διαμ
    `)})(?![\\p{L}])`,
    `^(?:haus|fl|block|tower|top|stock|house|hall|halle|port|lot|local|rr|sc|ép|bl|phase|wing|gate|villa)\\.?\\s?(?:\\d+\\s?\\p{L}?|\\p{L})(?![\\p{L}\\p{N}])`,
    `^\\d{1,3}\\s?(?:\\.|°|er|ère|e|è|ème|eme|st|nd|rd|th)?\\s?` +
      `(?:og|ug|dg|eg|stock|etage|étage|floor|fl|piso|planta|andar|piano|emelet|em|sal|esq|dto|dcha|izq|verdieping|vån|trappor|tr)(?![\\p{L}])`,
    `^\\d{1,3}(?:\\.\\s?|\\s)(?:tv|th|mf)(?![\\p{L}])|^\\d{1,2}°`,
    `^(?:\\d{1,3}|[gbmu])\\s?/\\s?f(?![\\p{L}])`,
    `^(?:(?:eg|dg|og|ug)(?![\\p{L}])|st\\.?\\s?(?:tv|th|mf)(?![\\p{L}])|#)`,
  ].join("|"),
  "iu",
)

/** Whom to ask there. */
export const CARE_OF =
  /^(?:c\/o|co:|z\.?\s?hd\.?|zu\shänden|attn|attention|att\.|chez\s|aux\sbons\ssoins|a\/c|a\sla\satención|presso\s|p\/a|t\.a\.v\.|ao\scuidado)/iu

export const PARCEL_LOCKER = /^(?:packstation|postfiliale|paketshop|paketbox)(?![\p{L}])/iu

export const POST_BOX =
  /^(?:(?:g\.?)?p\.?\s?o\.?\s?box|post\soffice\sbox|postfach|b\.?p\.?\s?\d|boîte\spostale|case\spostale|casella\spostale|apartado|postbus|postboks|locked\sbag)(?![\p{L}])/iu
