import { splitTown } from "./split-town"

describe("what follows the city", () => {
  it.each([
    // A room or a floor is no number of the town.
    ["下目黒\n5F", "下目黒", "5F"],
    ["下目黒1丁目 5F", "下目黒1丁目", "5F"],
    ["下目黒1丁目 201号室", "下目黒1丁目", "201号室"],
    // The number goes on after a part of town.
    ["本町2丁目 字山田 12", "本町2丁目字山田12", null],
    ["本町12番地 字山田 3", "本町12番地字山田3", null],
    ["港町3番通り5", "港町3番通り5", null],
    ["北1丁目中央市場前5番地", "北1丁目中央市場前5番地", null],
    ["本町1丁目山田3号", "本町1丁目山田3号", null],
    ["本町1番地 5号", "本町1番地5号", null],
    ["本町1番 5", "本町1番5", null],
    ["北1条西2", "北1条西2", null],
    ["第12地割34", "第12地割34", null],
    ["新川第3 12", "新川第3 12", null],
    // It does not after what is plainly something else.
    ["本町12番地 405", "本町12番地", "405"],
    ["本町1丁目中央公園前共同溝入口5番地", "本町1丁目", "中央公園前共同溝入口5番地"],
    ["本町1丁目メゾン山田5", "本町1丁目", "メゾン山田5"],
    // A quarter may be named like a house, in the first line.
    ["本荘5-1", "本荘5-1", null],
    ["本町\nアルコ 5-1", "本町", "アルコ 5-1"],
    // Without a number the building is known by its word.
    ["下目黒 アルコタワー", "下目黒", "アルコタワー"],
    ["下目黒 山田ビル 山田様", "下目黒", "山田ビル 山田様"],
    ["下目黒 アルコ タワー", "下目黒", "アルコ タワー"],
    ["下目黒\n山田様", "下目黒", "山田様"],
    ["上京区\n字山田", "上京区字山田", null],
    // What belongs to the number goes with it.
    ["本町1-2甲 山田荘", "本町1-2甲", "山田荘"],
    ["本町1-2、山田荘", "本町1-2、", "山田荘"],
    ["下目黒 SK 5", "下目黒SK 5", null],
    ["", null, null],
  ])("of %j is the town %j and the building %j", (text, town_number, building) => {
    expect(splitTown(text)).toEqual({ town_number, building })
  })
})
