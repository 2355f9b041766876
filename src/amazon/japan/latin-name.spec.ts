import { splitLatinName } from "./latin-name"

describe("a name in Latin letters", () => {
  it.each([
    ["Susie Smith", "Susie", "Smith"],
    ["  Susie   Ann Smith ", "Susie Ann", "Smith"],
    ["Ludwig van Beethoven", "Ludwig", "van Beethoven"],
    ["Juana de la Cruz", "Juana", "de la Cruz"],
    ["John Smith Jr.", "John", "Smith Jr."],
    ["John Smith, Jr.", "John", "Smith, Jr."],
    ["Henry van Dyke III", "Henry", "van Dyke III"],
    ["Dupont, Jean Paul", "Jean Paul", "Dupont"],
    ["Dupont,Jean", "Jean", "Dupont"],
    ["Smith, John, PhD", "John, PhD", "Smith"],
    ["DUPONT Jean Paul", "Jean Paul", "DUPONT"],
    ["JEAN DUPONT", "JEAN", "DUPONT"],
    ["J Smith", "J", "Smith"],
    ["Jean DUPONT", "Jean", "DUPONT"],
  ])("%s is %s, and %s of the family", (name, first_name, last_name) => {
    expect(splitLatinName(name)).toEqual({ first_name, last_name })
  })

  it.each(["Work", "Muster GmbH", "Acme, Inc.", "Exemple SARL", "Esempio S.r.l."])("%s stays whole", (name) => {
    expect(splitLatinName(name)).toEqual({ first_name: "", last_name: name })
  })
})
