// The rules of the format, each with documents that follow it and documents that break it. The
// schema and the validator are both tested with this table.

export interface FormatCase {
  /** The rule, in the words of the format's description. */
  readonly rule: string;
  readonly accepts: readonly string[];
  readonly rejects: readonly string[];
}

const NAMESPACE = "http://www.cinesync.com/ns/session/3.0";
const HASH = "e159a0ec868fc7598fbf50017bceb36059e11902";

/** A session with this content, and these attributes instead of the usual ones. */
function session(content = "", attributes = 'version="3" sessionFeatures="pro"'): string {
  return `<session xmlns="${NAMESPACE}" ${attributes}>${content}</session>`;
}

const FILE = "<name>a</name><locators><path>b</path></locators>";

/** A session with one movie; `attributes` are the movie's. */
function movie(content = "", attributes = ""): string {
  return session(`<media ${attributes}>${FILE}${content}</media>`);
}

/** A session with one group movie. */
function groupMovie(content = "", attributes = ""): string {
  return session(`<media ${attributes}><groupMovie><group>All Files</group></groupMovie>${content}</media>`);
}

/** A session whose only movie has one annotation with this content. */
function annotation(content = "", attributes = 'frame="1"'): string {
  return movie(`<annotation ${attributes}>${content}</annotation>`);
}

function locators(content: string): string {
  return session(`<media><name>a</name><locators>${content}</locators></media>`);
}

function grading(content: string): string {
  return movie(`<colorGrading>${content}</colorGrading>`);
}

function stereo(content = "", attributes = 'enabled="true" type="composite"'): string {
  return session(`<stereo ${attributes}>${content}</stereo>`);
}

const POINT = '<point x="0" y="0"/>';
const ENDS = '<startPoint x="0" y="0"/><endPoint x="1" y="1"/>';
const PAINTS = '<background color="#000000" alpha="0"/><foreground color="#ffffff" alpha="1"/>';
const PAINT = 'color="#00ff00" alpha="1"';
const LINE = `${PAINT} thickness="0.01"`;

const line = (content = POINT, attributes = LINE): string =>
  annotation(`<line ${attributes}>${content}</line>`);
const erase = (content = POINT, attributes = 'thickness="0.1"'): string =>
  annotation(`<erase ${attributes}>${content}</erase>`);
const circle = (content = ENDS, attributes = PAINT): string =>
  annotation(`<circle ${attributes}>${content}</circle>`);
const arrow = (content = ENDS, attributes = PAINT): string =>
  annotation(`<arrow ${attributes}>${content}</arrow>`);
const textBox = (content = `${ENDS}${PAINTS}<p/>`, attributes = ""): string =>
  annotation(`<text ${attributes}>${content}</text>`);

const CENTER = '<center x="0.5" y="0.5"/>';
const FACTOR = '<scaleFactor value="1"/>';
const RATIO = '<ratio width="4" height="3"/>';
const RANGE = '<inFrame value="1"/><outFrame value="2"/><playOnlyRange value="true"/>';

const mask = (content = `${CENTER}${RATIO}${FACTOR}`, attributes = 'alpha="1"'): string =>
  movie(`<mask ${attributes}>${content}</mask>`);

/** The same document with each of the values instead of `VALUE`. */
function each(template: string, values: readonly string[]): string[] {
  return values.map((value) => template.replace("VALUE", value));
}

/** Every document with one of the parts left out. */
function without(parts: readonly string[], build: (content: string) => string): string[] {
  return parts.map((left) => build(parts.filter((part) => part !== left).join(" ")));
}

const BOOL = {
  good: ["true", "false", " true", "false\n", "&#9;true&#13;"],
  bad: ["", "1", "0", "True", "TRUE", "tr ue", "yes"],
};
const NUMBER_FORMS = {
  good: [
    "1",
    "1.0",
    "1.",
    ".5",
    "+1",
    "0001",
    "1e0",
    "1E-1",
    "1e-3",
    "10e-1",
    "5.e-1",
    " 1",
    "1\n",
    "&#9;1&#13;&#10; ",
  ],
  bad: [
    "",
    " ",
    "+",
    ".",
    "1,5",
    "1 0",
    "1e 1",
    "- 1",
    "+-1",
    "0x1",
    "1f",
    "inf",
    "+INF",
    "Infinity",
    "nan",
    "١",
    "&#160;1",
  ],
};

export const FORMAT_CASES: readonly FormatCase[] = [
  // The document
  {
    rule: "every element is in the session namespace, by default or by any prefix",
    accepts: [
      session(),
      `<s:session xmlns:s="${NAMESPACE}" version="3" sessionFeatures="standard"><s:notes/></s:session>`,
      `<a:session xmlns:a="${NAMESPACE}" xmlns:b="${NAMESPACE}" version="3" sessionFeatures="pro"><b:chat/></a:session>`,
      `<session xmlns="${NAMESPACE}" version="3" sessionFeatures="pro"><é:notes xmlns:é="${NAMESPACE}"/></session>`,
      session(`<notes xmlns="${NAMESPACE}"/>`),
      session("", 'version="3" sessionFeatures="pro" xmlns:unused="urn:example:unused"'),
    ],
    rejects: [
      '<session version="3" sessionFeatures="standard"/>',
      '<session xmlns="http://www.cinesync.com/ns/session/2.0" version="3" sessionFeatures="standard"/>',
      '<session xmlns="http://www.cinesync.com/ns/session/3.0/" version="3" sessionFeatures="standard"/>',
      '<session xmlns="HTTP://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard"/>',
      session('<notes xmlns=""/>'),
      session('<notes xmlns="urn:example:other"/>'),
      session('<o:notes xmlns:o="urn:example:other"/>'),
      `<s:session xmlns:s="${NAMESPACE}" version="3" sessionFeatures="standard"><notes/></s:session>`,
    ],
  },
  {
    rule: "attributes have no namespace",
    accepts: [session("", "version='3' sessionFeatures='pro' userData='x'")],
    rejects: [
      `<s:session xmlns:s="${NAMESPACE}" s:version="3" s:sessionFeatures="standard"/>`,
      `<s:session xmlns:s="${NAMESPACE}" version="3" sessionFeatures="standard" s:userData=""/>`,
      session("", 'version="3" sessionFeatures="pro" xml:lang="en"'),
      session("", 'version="3" sessionFeatures="pro" xml:space="preserve"'),
    ],
  },
  {
    rule: "child elements may come in any order everywhere and be interleaved",
    accepts: [
      session(`<media>${FILE}</media><group>g</group><media>${FILE}</media><notes/><group>h</group><chat/>`),
      session(
        "<chat/><media><group>g</group><annotation frame='2'/><locators><url>u</url><path>p</path></locators>" +
          "<annotation frame='1'/><group>h</group><notes/><name>a</name><annotation frame='2'/></media><notes/>",
      ),
      movie('<playRange><playOnlyRange value="true"/><outFrame value="2"/><inFrame value="1"/></playRange>'),
      annotation(`<circle ${PAINT}>${ENDS}</circle><notes/><erase thickness="1">${POINT}</erase>`),
      textBox(
        '<p/><foreground alpha="1" color="#ffffff"/><endPoint y="0" x="0"/><background color="#000000" alpha="0"/><startPoint x="0" y="0"/>',
      ),
    ],
    rejects: [],
  },
  {
    rule: "white space, comments and processing instructions between elements are insignificant",
    accepts: [
      `<?xml version="1.0" encoding="UTF-8" ?>\r\n\t${session(" \r\n\t<notes/>\t")}\r\n<!-- end --><?end?>`,
      session("<!-- comment --><notes/><?target data?>"),
      session("&#32;&#9;&#10;&#13;<notes/>"),
      session("<![CDATA[ \n]]><notes/><![CDATA[]]>"),
      annotation(`<line ${LINE}> <point x="0" y="0"> <!-- here --> </point>\n</line>`),
    ],
    rejects: [],
  },
  {
    rule: "there is no text between elements",
    accepts: [],
    rejects: [
      session("x"),
      session("<notes/>&#160;"),
      session("<![CDATA[x]]>"),
      session("&#x2028;"),
      session(`<media>${FILE}.</media>`),
      locators("<path>p</path>,<url>u</url>"),
      annotation("text"),
      line(`${POINT}-${POINT}`),
      line('<point x="0" y="0">1</point>'),
      grading("0"),
    ],
  },
  {
    rule: "what is not named is rejected",
    accepts: [],
    rejects: [
      session("<Notes/>"),
      session("<note/>"),
      session("<name>a</name>"),
      session(`<annotation frame="1"/>`),
      session("", 'version="3" sessionFeatures="pro" name="x"'),
      session("", 'version="3" sessionFeatures="pro" Version="3"'),
      session("", 'version="3" sessionFeatures="pro" __proto__="3"'),
      session("<__proto__/>"),
      session("<constructor/>"),
      movie('<active value="true"/>'),
      movie("", 'frame="1"'),
      movie("", 'toString="1"'),
      annotation(`<no-such-kind ${PAINT}>${ENDS}</no-such-kind>`),
      annotation('<point x="0" y="0"/>'),
      session("<notes>a<b>c</b></notes>"),
      session("<notes xml:space='preserve'/>"),
      locators('<path id="1">p</path>'),
      locators("<file>p</file>"),
    ],
  },
  {
    rule: "the root is session",
    accepts: [session()],
    rejects: [
      `<media xmlns="${NAMESPACE}">${FILE}</media>`,
      `<Session xmlns="${NAMESPACE}" version="3" sessionFeatures="pro"/>`,
      `<sessions xmlns="${NAMESPACE}">${session()}</sessions>`,
      session(session()),
    ],
  },

  // session
  {
    rule: "session: version is an integer from 3",
    accepts: each(session("", 'version="VALUE" sessionFeatures="pro"'), [
      "3",
      "4",
      "+3",
      "003",
      " 3 ",
      "\t3\n",
      "&#13;3",
      "99999999999999999999",
    ]),
    rejects: [
      ...each(session("", 'version="VALUE" sessionFeatures="pro"'), [
        "",
        "2",
        "0",
        "-3",
        "3.0",
        "3.",
        "3e0",
        "three",
        "3 3",
        "+ 3",
        "INF",
        "NaN",
        "0x3",
        "٣",
      ]),
      session("", 'sessionFeatures="pro"'),
    ],
  },
  {
    rule: "session: sessionFeatures is standard or pro",
    accepts: each(session("", 'version="3" sessionFeatures="VALUE"'), [
      "standard",
      "pro",
      " pro ",
      "\nstandard\t",
      "&#9;pro",
    ]),
    rejects: [
      ...each(session("", 'version="3" sessionFeatures="VALUE"'), [
        "",
        "Pro",
        "standard pro",
        "free",
        "pr o",
        "&#160;pro",
      ]),
      session("", 'version="3"'),
    ],
  },
  {
    rule: "session: hashToken and userData are optional strings of any kind",
    accepts: each(session("", 'version="3" sessionFeatures="pro" hashToken="VALUE" userData="VALUE"'), [
      "",
      "0x148433",
      " ",
      "&#10;",
      "日本語 &lt;&amp;&quot;",
    ]),
    rejects: [],
  },
  {
    rule: "session: group, any number, holds at least 1 character",
    accepts: [
      session("<group>a</group><group>a</group>"),
      session("<group> </group>"),
      session("<group>\n</group>"),
      session("<group><![CDATA[<]]></group>"),
      session("<group>&#32;</group>"),
    ],
    rejects: [
      session("<group/>"),
      session("<group></group>"),
      session("<group><!-- nothing --></group>"),
      session("<group><![CDATA[]]></group>"),
      session("<group><b/></group>"),
    ],
  },
  {
    rule: "session: notes, chat and stereo are there at most once, notes and chat may be empty",
    accepts: [
      session("<notes/><chat/>"),
      session("<notes>a\n\t b</notes><chat>%3Cb%3E</chat>"),
      session("<notes>a<!-- c -->b<![CDATA[<c>]]></notes>"),
    ],
    rejects: [
      session("<notes/><notes/>"),
      session("<chat/><notes/><chat/>"),
      stereo().replace("<stereo", '<stereo enabled="false" type="composite"/><stereo'),
    ],
  },

  // media
  {
    rule: "media: active is a bool, true or false and nothing else",
    accepts: each(movie("", 'active="VALUE"'), BOOL.good),
    rejects: [
      ...each(movie("", 'active="VALUE"'), BOOL.bad),
      ...each(groupMovie("", 'active="VALUE"'), ["1", ""]),
    ],
  },
  {
    rule: "media: currentFrame is an integer from 1",
    accepts: [
      ...each(movie("", 'currentFrame="VALUE"'), [
        "1",
        "7",
        "+7",
        "007",
        " 7 ",
        "&#10;7",
        "123456789012345678901",
      ]),
      groupMovie("", 'currentFrame="12"'),
    ],
    rejects: each(movie("", 'currentFrame="VALUE"'), [
      "",
      "0",
      "-0",
      "-1",
      "1.0",
      "1.",
      "1e2",
      "1 2",
      "+",
      "٧",
      "INF",
      "NaN",
      "0x7",
      "&#160;7",
    ]),
  },
  {
    rule: "media: userData is a string",
    accepts: [
      movie("", 'userData=""'),
      movie("", 'userData=" {&quot;a&quot;: 1} "'),
      groupMovie("", 'userData="x"'),
    ],
    rejects: [],
  },
  {
    rule: "media: a media file has exactly one name of at least 1 character",
    accepts: [movie(), session("<media><name> </name><locators><path>p</path></locators></media>")],
    rejects: [
      session("<media><locators><path>p</path></locators></media>"),
      session("<media><name/><locators><path>p</path></locators></media>"),
      movie("<name>b</name>"),
      session("<media/>"),
    ],
  },
  {
    rule: "media: a media file has exactly one locators",
    accepts: [],
    rejects: [session("<media><name>a</name></media>"), movie("<locators><path>b</path></locators>")],
  },
  {
    rule: "media: groups, any number, and at most one play range, for both kinds",
    accepts: [
      movie(`<group>g</group><playRange>${RANGE}</playRange><group>h</group>`),
      groupMovie(`<group>g</group><playRange>${RANGE}</playRange><group>h</group>`),
    ],
    rejects: [
      movie("<group/>"),
      groupMovie("<group/>"),
      movie(`<playRange>${RANGE}</playRange><playRange>${RANGE}</playRange>`),
      groupMovie(`<playRange>${RANGE}</playRange><playRange>${RANGE}</playRange>`),
    ],
  },
  {
    rule: "media: notes, zoomState, pixelRatio, mask and colorGrading are there at most once",
    accepts: [movie("<notes/>"), movie("<colorGrading/>")],
    rejects: [
      movie("<notes/><notes/>"),
      movie("<colorGrading/><colorGrading/>"),
      movie(`<zoomState>${CENTER}${FACTOR}</zoomState><zoomState>${CENTER}${FACTOR}</zoomState>`),
    ],
  },
  {
    rule: "media: a group movie has groupMovie and none of the parts of a media file",
    accepts: [groupMovie()],
    rejects: [
      groupMovie("<name>a</name>"),
      groupMovie("<locators><path>b</path></locators>"),
      groupMovie(FILE),
      groupMovie("<notes/>"),
      groupMovie("<colorGrading/>"),
      groupMovie('<annotation frame="1"/>'),
      groupMovie(`<zoomState>${CENTER}${FACTOR}</zoomState>`),
      groupMovie("<groupMovie><group>g</group></groupMovie>"),
    ],
  },
  {
    rule: "groupMovie: holds exactly one group of at least 1 character",
    accepts: [session("<media><groupMovie> <group>g</group> </groupMovie></media>")],
    rejects: [
      session("<media><groupMovie/></media>"),
      session("<media><groupMovie>g</groupMovie></media>"),
      session("<media><groupMovie><group/></groupMovie></media>"),
      session("<media><groupMovie><group>g</group><group>g</group></groupMovie></media>"),
      session('<media><groupMovie group="g"/></media>'),
    ],
  },
  {
    rule: "locators: one or more of path, shortHash and url, in any order and any number of each",
    accepts: [
      locators("<path>p</path>"),
      locators("<url>u</url>"),
      locators(`<shortHash>${HASH}</shortHash>`),
      locators(
        `<url>u</url><shortHash>${HASH}</shortHash><path>p</path><url>u</url><path>C:\\a b</path><path>p</path>`,
      ),
    ],
    rejects: [locators(""), locators(" "), locators("<name>a</name>"), locators("p")],
  },
  {
    rule: "locators: path and url have at least 1 character",
    accepts: [locators("<path> </path>"), locators("<url>\u{1f3ac}</url>"), locators("<url>not a url</url>")],
    rejects: [locators("<path/>"), locators("<url></url>"), locators("<path>p</path><url/>")],
  },
  {
    rule: "locators: shortHash has exactly 40 characters, whatever they are, counted in code points",
    accepts: [
      ...each(locators("<shortHash>VALUE</shortHash>"), [
        HASH.toUpperCase(),
        "x".repeat(40),
        "\u{1f3ac}".repeat(40),
        " ".repeat(40),
        ` ${"é".repeat(38)}\n`,
        "&#x1f3ac;".repeat(40),
        `${"a".repeat(38)}\r\n&#13;`,
      ]),
    ],
    rejects: [
      ...each(locators("<shortHash>VALUE</shortHash>"), [
        "",
        HASH.slice(1),
        `${HASH}0`,
        ` ${HASH}`,
        `${HASH}\n`,
        "\u{1f3ac}".repeat(20),
        "\u{1f3ac}".repeat(39),
        "\u{1f3ac}".repeat(41),
        `${"a".repeat(39)}\r\n&#13;`,
      ]),
    ],
  },
  {
    rule: "playRange: inFrame, outFrame and playOnlyRange are all required",
    accepts: [movie(`<playRange>${RANGE}</playRange>`)],
    rejects: [
      movie("<playRange/>"),
      ...without(
        ['<inFrame value="1"/>', '<outFrame value="2"/>', '<playOnlyRange value="true"/>'],
        (content) => movie(`<playRange>${content}</playRange>`),
      ),
      movie(`<playRange>${RANGE}<inFrame value="1"/></playRange>`),
      movie('<playRange inFrame="1" outFrame="2" playOnlyRange="true"/>'),
      movie(`<playRange>${RANGE.replace(' value="1"', "")}</playRange>`),
      movie(`<playRange>${RANGE.replace('<inFrame value="1"/>', "<inFrame>1</inFrame>")}</playRange>`),
    ],
  },
  {
    rule: "playRange: frames are integers from 1, playOnlyRange a bool; in after out is no matter of the schema",
    accepts: [
      movie(`<playRange>${RANGE.replace('"1"', '"9"')}</playRange>`),
      movie(
        '<playRange><inFrame value=" +001 "/><outFrame value="1"/><playOnlyRange value=" false"/></playRange>',
      ),
    ],
    rejects: [
      ...each(movie(`<playRange>${RANGE.replace('"1"', '"VALUE"')}</playRange>`), ["0", "-1", "1.5", ""]),
      ...each(movie(`<playRange>${RANGE.replace('"2"', '"VALUE"')}</playRange>`), ["0", "x"]),
      ...each(movie(`<playRange>${RANGE.replace('"true"', '"VALUE"')}</playRange>`), BOOL.bad),
    ],
  },
  {
    rule: "zoomState: center and scaleFactor, both required",
    accepts: [
      movie(`<zoomState>${CENTER}${FACTOR}</zoomState>`),
      movie(`<zoomState>${FACTOR}${CENTER}</zoomState>`),
    ],
    rejects: [
      movie("<zoomState/>"),
      movie(`<zoomState>${CENTER}</zoomState>`),
      movie(`<zoomState>${FACTOR}</zoomState>`),
      movie(`<zoomState>${CENTER}${FACTOR}${FACTOR}</zoomState>`),
      movie(`<zoomState><center x="0"/>${FACTOR}</zoomState>`),
      movie(`<zoomState>${CENTER}<scaleFactor/></zoomState>`),
    ],
  },
  {
    rule: "scaleFactor: a float greater than 0, in every form of a float",
    accepts: each(movie(`<zoomState>${CENTER}<scaleFactor value="VALUE"/></zoomState>`), [
      ...NUMBER_FORMS.good,
      "INF",
      "1e-45",
      "1e39",
      "1e99999",
      `${String(5n ** 150n)}1e-151`,
    ]),
    rejects: each(movie(`<zoomState>${CENTER}<scaleFactor value="VALUE"/></zoomState>`), [
      ...NUMBER_FORMS.bad,
      "0",
      "-0",
      "-1",
      "0.0",
      "-INF",
      "NaN",
      "1e-46",
      "1e-99999",
      `${String(5n ** 150n)}e-150`,
    ]),
  },
  {
    rule: "pixelRatio: source and target, each with width and height greater than 0",
    accepts: [
      movie('<pixelRatio><target height="1" width="1.42"/><source width="INF" height=".1"/></pixelRatio>'),
    ],
    rejects: [
      movie("<pixelRatio/>"),
      movie('<pixelRatio><source width="1" height="1"/></pixelRatio>'),
      movie('<pixelRatio><source width="1" height="1"/><target width="1"/></pixelRatio>'),
      movie('<pixelRatio><source width="0" height="1"/><target width="1" height="1"/></pixelRatio>'),
      movie('<pixelRatio><source width="1" height="-1"/><target width="1" height="1"/></pixelRatio>'),
      movie('<pixelRatio><source width="1" height="1"/><target width="1" height="NaN"/></pixelRatio>'),
    ],
  },
  {
    rule: "mask: alpha, center, ratio and scaleFactor, all required",
    accepts: [
      mask(),
      mask(`${RATIO}${FACTOR}${CENTER}`, 'alpha="0"'),
      mask(`${CENTER}${RATIO}<scaleFactor value="7"/>`),
    ],
    rejects: [
      mask(undefined, ""),
      ...without([CENTER, RATIO, FACTOR], (content) => mask(content)),
      mask(`${CENTER}<ratio width="4" height="0"/>${FACTOR}`),
      mask(`${CENTER}${RATIO}<scaleFactor value="0"/>`),
      mask(`${CENTER}${RATIO}${FACTOR}${RATIO}`),
    ],
  },
  {
    rule: "alpha: a float from 0 to 1, as 32-bit numbers",
    accepts: each(mask(undefined, 'alpha="VALUE"'), [
      "0",
      "-0",
      "-0.0",
      "1",
      "1.0",
      "0.050000",
      "1.00000001",
      "1.000000059604644775390625",
      "-1e-46",
      "1e-99",
      " 0.5\t",
      "10e-1",
    ]),
    rejects: each(mask(undefined, 'alpha="VALUE"'), [
      "1.000001",
      "1.0000001",
      "1.0000000596046447753906251",
      "-0.000001",
      "-1e-45",
      "2",
      "-1",
      "INF",
      "-INF",
      "NaN",
      "",
      "50%",
    ]),
  },
  {
    rule: "colorGrading: every part is optional and there at most once",
    accepts: [
      grading(""),
      grading(
        '<gamma value="1"/><linearToLog value="false"/><contrast value="1"/><lutPath value="l"/><saturation value="1"/>',
      ),
      movie("<colorGrading> </colorGrading>"),
    ],
    rejects: [
      grading('<gamma value="1"/><gamma value="1"/>'),
      grading("<gamma/>"),
      grading("<gamma>1</gamma>"),
      grading('<brightness rgb="1" red="1" green="1"/>'),
      grading('<brightness red="1" green="1" blue="1"/>'),
      grading('<offset red="0" green="0"/>'),
      grading('<offset rgb="0" red="0" green="0" blue="0"/>'),
      movie('<colorGrading gamma="1"/>'),
    ],
  },
  {
    rule: "color offset: a float from -0.2 to 0.2, as 32-bit numbers",
    accepts: each(grading('<offset red="VALUE" green="0" blue="0"/>'), [
      "0",
      "0.2",
      "-0.2",
      "+0.2",
      "0.20000001",
      "0.2000000029802322387695312",
      "-0.2000000104308128356933593749",
      "2e-1",
    ]),
    rejects: each(grading('<offset red="0" green="VALUE" blue="0"/>'), [
      "0.20001",
      "-0.20001",
      "0.200000010430812835693359375",
      "-0.2000000104308128356933593751",
      "0.2000001",
      "1",
      "INF",
      "-INF",
      "NaN",
      "",
    ]),
  },
  {
    rule: "color exponent: a float from 0.367879 to 2.718282, as 32-bit numbers",
    accepts: [
      ...each(grading('<brightness rgb="VALUE" red="1" green="1" blue="1"/>'), [
        "0.367879",
        "2.718282",
        "1",
        "2.7182820000001",
        "2.71828210353851318359374999",
      ]),
      ...each(grading('<saturation value="VALUE"/>'), [
        "0.367879",
        "2.718282",
        "0.36787899",
        "0.367878988385200500488281251",
      ]),
      ...each(grading('<gamma value="VALUE"/>'), ["0.367879", "2.718282"]),
      ...each(grading('<contrast value="VALUE"/>'), ["0.367879", "2.718282"]),
    ],
    rejects: [
      ...each(grading('<brightness rgb="1" red="1" green="1" blue="VALUE"/>'), [
        "0.367878",
        "2.718283",
        "2.7182821035385131835937500",
        "0.36787898838520050048828125",
        "0",
        "-1",
        "INF",
        "-INF",
        "NaN",
      ]),
      ...each(grading('<saturation value="VALUE"/>'), ["0.367878", "2.7182830", "", "NaN"]),
      ...each(grading('<gamma value="VALUE"/>'), ["0.3678", "2.7183", "INF"]),
      ...each(grading('<contrast value="VALUE"/>'), ["0.36", "2.72", "one"]),
    ],
  },
  {
    rule: "linearToLog: a bool; lutPath: at least 1 character",
    accepts: [
      ...each(grading('<linearToLog value="VALUE"/>'), BOOL.good),
      ...each(grading('<lutPath value="VALUE"/>'), ["l", " ", "C:\\a &amp; b\\c.itx"]),
    ],
    rejects: [
      ...each(grading('<linearToLog value="VALUE"/>'), BOOL.bad),
      grading('<lutPath value=""/>'),
      grading("<lutPath>l</lutPath>"),
    ],
  },

  // stereo
  {
    rule: "stereo: enabled is a bool, type one of three, both required",
    accepts: [
      ...each(stereo("", 'enabled="VALUE" type="composite"'), BOOL.good),
      ...each(stereo("", 'enabled="true" type="VALUE"'), [
        "side-by-side",
        "composite",
        "interlaced",
        " interlaced\n",
      ]),
    ],
    rejects: [
      ...each(stereo("", 'enabled="VALUE" type="composite"'), BOOL.bad),
      ...each(stereo("", 'enabled="true" type="VALUE"'), [
        "",
        "side by side",
        "Composite",
        "anaglyph",
        "side-by-side composite",
      ]),
      stereo("", 'enabled="true"'),
      stereo("", 'type="composite"'),
    ],
  },
  {
    rule: "stereo: anamorphic, anaglyph and grayscale are bools, optional, at most once",
    accepts: [
      stereo('<grayscale value="true"/><anamorphic value="false"/><anaglyph value="true"/>'),
      ...each(stereo('<anaglyph value="VALUE"/>'), BOOL.good),
    ],
    rejects: [
      stereo("<anaglyph/>"),
      stereo('<anaglyph value="true"/><anaglyph value="true"/>'),
      ...each(stereo('<grayscale value="VALUE"/>'), BOOL.bad),
    ],
  },
  {
    rule: "separation: annotation and image are floats from -1 to 1, as 32-bit numbers",
    accepts: each(stereo('<separation annotation="VALUE" image="-1"/>'), [
      "-1",
      "1",
      "0.385224",
      "1.00000001",
      "-1.000000059604644775390625",
      "-0",
    ]),
    rejects: [
      ...each(stereo('<separation annotation="0" image="VALUE"/>'), [
        "1.000001",
        "-1.0000001",
        "1.0000000596046447753906251",
        "INF",
        "-INF",
        "NaN",
        "2",
        "",
      ]),
      stereo('<separation annotation="0"/>'),
      stereo('<separation annotation="0" image="0"/><separation annotation="0" image="0"/>'),
    ],
  },

  // annotation
  {
    rule: "annotation: frame is a required integer from 1, and may be repeated in one media",
    accepts: [
      annotation(),
      movie('<annotation frame="1"/><annotation frame="1"/>'),
      annotation("", 'frame=" +01 "'),
    ],
    rejects: [annotation("", ""), ...each(annotation("", 'frame="VALUE"'), ["", "0", "-1", "1.0", "one"])],
  },
  {
    rule: "annotation: notes at most once, drawing objects in any number and order",
    accepts: [
      annotation("<notes> a </notes>"),
      annotation(
        `<erase thickness="1">${POINT}</erase><line ${LINE}>${POINT}</line><notes/><erase thickness="1">${POINT}</erase>`,
      ),
    ],
    rejects: [annotation("<notes/><notes/>"), annotation("<notes/><annotation frame='1'/>")],
  },
  {
    rule: "drawing objects: an id is optional, of at least 1 character, and need not be unique",
    accepts: [
      annotation(`<circle id="a:1" ${PAINT}>${ENDS}</circle><circle id="a:1" ${PAINT}>${ENDS}</circle>`),
      line(undefined, `${LINE} id=" "`),
      textBox(undefined, 'id="6394c95c-c364-4523-a996-53fad08fcc96:1"'),
    ],
    rejects: [
      line(undefined, `${LINE} id=""`),
      erase(undefined, 'id="" thickness="1"'),
      circle(undefined, `${PAINT} id=""`),
      arrow(undefined, `${PAINT} id=""`),
      textBox(undefined, 'id=""'),
    ],
  },
  {
    rule: "line: color, alpha and thickness are required, and at least one point",
    accepts: [line(), line(`${POINT}${POINT}`)],
    rejects: [
      line(""),
      ...without(['color="#00ff00"', 'alpha="1"', 'thickness="1"'], (attributes) =>
        line(undefined, attributes),
      ),
      line(ENDS),
    ],
  },
  {
    rule: "color: # and six hex digits of either case, and no white space",
    accepts: each(line(undefined, 'color="VALUE" alpha="1" thickness="1"'), [
      "#2bef16",
      "#ABCDEF",
      "#aBcDeF",
      "#000000",
    ]),
    rejects: each(line(undefined, 'color="VALUE" alpha="1" thickness="1"'), [
      "",
      "#fff",
      "#ffffff0",
      "2bef16",
      "#gggggg",
      " #2bef16",
      "#2bef16 ",
      "#2bef16&#10;",
      "red",
      "#２２２２２２",
    ]),
  },
  {
    rule: "thickness: a float greater than 0",
    accepts: [
      ...each(line(undefined, `${PAINT} thickness="VALUE"`), ["0.01", "INF", "1e-45", "5"]),
      erase(undefined, 'thickness=".5"'),
    ],
    rejects: [
      ...each(line(undefined, `${PAINT} thickness="VALUE"`), ["0", "-0.01", "NaN", "-INF", "1e-46", ""]),
      ...each(erase(undefined, 'thickness="VALUE"'), ["0", "NaN"]),
    ],
  },
  {
    rule: "point of a line: x and y, and an optional alpha",
    accepts: [line('<point y="1" alpha="0.5" x="0"/>'), line('<point x="-3" y="27.5"/>')],
    rejects: [
      line('<point x="0"/>'),
      line('<point y="0"/>'),
      line('<point x="0" y="0" alpha="1.1"/>'),
      line('<point x="0" y="0" z="0"/>'),
      line("<point>0 0</point>"),
    ],
  },
  {
    rule: "point coordinates: floats of any value, INF and NaN too",
    accepts: each(line('<point x="VALUE" y="0"/>'), [
      ...NUMBER_FORMS.good,
      "0",
      "-0.0",
      "-12.5",
      "1e39",
      "-1e99999",
      "INF",
      "-INF",
      "NaN",
      " NaN ",
    ]),
    rejects: each(line('<point x="0" y="VALUE"/>'), [...NUMBER_FORMS.bad, "-NaN", "--1", "1.5.2"]),
  },
  {
    rule: "erase: thickness is required, and at least one point without alpha",
    accepts: [erase(), erase(`${POINT}${POINT}`)],
    rejects: [
      erase(""),
      erase(undefined, ""),
      erase('<point x="0" y="0" alpha="1"/>'),
      erase(undefined, `thickness="1" ${PAINT}`),
    ],
  },
  {
    rule: "circle: color, alpha, startPoint and endPoint, all required",
    accepts: [circle(), circle('<endPoint x="0" y="0"/><startPoint x="0" y="0"/>')],
    rejects: [
      circle(""),
      circle('<startPoint x="0" y="0"/>'),
      circle(`${ENDS}<endPoint x="0" y="0"/>`),
      circle(undefined, 'color="#000000"'),
      circle(undefined, 'alpha="1"'),
      circle(undefined, LINE),
      circle(`${ENDS}<special value="true"/>`),
      circle('<startPoint x="0" y="0" alpha="1"/><endPoint x="1" y="1"/>'),
    ],
  },
  {
    rule: "arrow: color, alpha, startPoint and endPoint, and special, flipSide and reverse as optional bools",
    accepts: [
      arrow(),
      arrow(`<reverse value="true"/>${ENDS}<flipSide value="false"/><special value=" true"/>`),
    ],
    rejects: [
      arrow(""),
      arrow('<endPoint x="0" y="0"/>'),
      arrow(undefined, ""),
      arrow(`${ENDS}<special/>`),
      arrow(`${ENDS}<special value="1"/>`),
      arrow(`${ENDS}<flipSide value="true"/><flipSide value="true"/>`),
    ],
  },
  {
    rule: "text: startPoint, endPoint, background, foreground and p, all required",
    accepts: [textBox(), textBox(`${ENDS}${PAINTS}<p>a&#x0A; b </p>`), textBox(`<p> </p>${ENDS}${PAINTS}`)],
    rejects: [
      ...without(
        [
          '<startPoint x="0" y="0"/>',
          '<endPoint x="1" y="1"/>',
          '<background color="#000000" alpha="0"/>',
          '<foreground color="#ffffff" alpha="1"/>',
          "<p/>",
        ],
        (content) => textBox(content),
      ),
      textBox(`${ENDS}${PAINTS}<p/><p/>`),
      textBox(undefined, PAINT),
      textBox(`${ENDS}<background color="#000000"/><foreground color="#ffffff" alpha="1"/><p/>`),
      textBox(`${ENDS}<background color="#000000" alpha="2"/><foreground color="#ffffff" alpha="1"/><p/>`),
      textBox(`${ENDS}${PAINTS}<p><b/></p>`),
    ],
  },
  {
    rule: "attributes of later releases are not in the published format",
    accepts: [],
    rejects: [
      movie("", 'framesPerSecond="24"'),
      session("", 'version="3" sessionFeatures="pro" fromScript="True"'),
      session("", 'version="3" sessionFeatures="pro" ownerShouldAutomaticallyDownload="False"'),
      session("", 'version="3" sessionFeatures="pro" guestShouldAutomaticallyDownload="True"'),
    ],
  },
];

/** The additional rules of the format as later releases write it. */
export const LATER_FORMAT_CASES: readonly FormatCase[] = [
  {
    rule: "later releases: framesPerSecond of media is a float",
    accepts: [
      ...each(movie("", 'framesPerSecond="VALUE"'), [
        ...NUMBER_FORMS.good,
        "0",
        "23.976",
        "INF",
        "NaN",
        "-24",
      ]),
      groupMovie("", 'framesPerSecond="24"'),
    ],
    rejects: each(movie("", 'framesPerSecond="VALUE"'), NUMBER_FORMS.bad),
  },
  {
    rule: "later releases: three attributes of session are True or False, capitalised",
    accepts: ["fromScript", "ownerShouldAutomaticallyDownload", "guestShouldAutomaticallyDownload"].flatMap(
      (name) =>
        each(session("", `version="3" sessionFeatures="pro" ${name}="VALUE"`), ["True", "False", " True\n"]),
    ),
    rejects: ["fromScript", "ownerShouldAutomaticallyDownload", "guestShouldAutomaticallyDownload"].flatMap(
      (name) =>
        each(session("", `version="3" sessionFeatures="pro" ${name}="VALUE"`), [
          "",
          "true",
          "false",
          "TRUE",
          "1",
          "Tr ue",
        ]),
    ),
  },
  {
    rule: "later releases: their attributes appear nowhere else",
    accepts: [],
    rejects: [
      annotation("", 'frame="1" framesPerSecond="24"'),
      movie("", 'fromScript="True"'),
      session("", 'version="3" sessionFeatures="pro" framesPerSecond="24"'),
    ],
  },
];
