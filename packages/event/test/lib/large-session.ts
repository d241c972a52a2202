const POINTS = Array.from(
  { length: 200 },
  (_, i) =>
    `                <point x="${(i / 200).toFixed(6)}" y="${((i * 7) % 200) / 200}" alpha="0.${String(i).padStart(3, "0")}" />\n`,
).join("");

/** A session file that consists mostly of drawings: `strokes` strokes of 200 points, 100 on a frame, about 13 kB each. */
export function* largeSession(strokes: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" ?>\n';
  yield '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">\n';
  yield "    <media>\n        <name>long.mov</name>\n        <locators><path>/long.mov</path></locators>\n";
  for (let stroke = 0; stroke < strokes; stroke++) {
    if (stroke % 100 === 0) yield `        <annotation frame="${stroke / 100 + 1}">\n`;
    yield `            <line id="a:${stroke}" color="#ff0000" alpha="1" thickness="0.005">\n${POINTS}            </line>\n`;
    if (stroke % 100 === 99 || stroke === strokes - 1) yield "        </annotation>\n";
  }
  yield "    </media>\n</session>\n";
}
