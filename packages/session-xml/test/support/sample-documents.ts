export const NAMESPACE = "http://www.cinesync.com/ns/session/3.0";

/** A session with this content. */
export function session(content: string, attributes = 'version="3" sessionFeatures="standard"'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<session xmlns="${NAMESPACE}" ${attributes}>${content}</session>`;
}

/** A movie with this content. */
export function media(content = "", attributes = ""): string {
  return `<media ${attributes}><name>shot.mov</name><locators><path>/shots/shot.mov</path></locators>${content}</media>`;
}

/** A frame with this content. */
export function annotation(content: string, frame = 1): string {
  return `<annotation frame="${String(frame)}">${content}</annotation>`;
}

/** Everything in the format, in an unusual order and spelling: prefixes, CDATA, comments, references, CRLF, unknown content. */
export const EVERYTHING = `<?xml version='1.0' encoding="UTF-8" standalone="yes"?>
<!-- a comment in front --><?app do this?>
<cs:session sessionFeatures=' pro ' xmlns:cs="${NAMESPACE}" xmlns:studio="urn:example:studio" version="+3" hashToken="0x148433"
  userData='{"a": "b"}&#10;&#9;&quot;' fromScript="True" studio:department="comp &amp; light" future="&lt;1&gt;">
  <cs:media active="true" currentFrame=" 007 " framesPerSecond="23.976" userData="">
    <cs:annotation frame="12">
      <cs:line color="#AbCdEf" alpha="1.0" thickness="5." id="a:1" width="3"><!-- c --><cs:point x="0.1" y=".25" alpha="5e-1"/>
        <cs:point y="-0" x='1e-3' tilt="4"></cs:point></cs:line>
      <studio:stamp at="now"><b xmlns="">bold</b> &amp; <![CDATA[<raw>]]></studio:stamp>
      <cs:erase thickness="0.02"><cs:point x="NaN" y="-INF"/></cs:erase>
      <cs:notes studio:by="me">Grüße <![CDATA[<&>]]> 日本語 &#x1F3AC; a&#13;b</cs:notes>
      <cs:circle color="#000000" alpha="0" id="a:1"><cs:endPoint x="1" y="2"/><cs:startPoint x="3" y="4"/></cs:circle>
      <cs:arrow color="#ffffff" alpha=".5"><cs:startPoint x="0" y="0"/><cs:endPoint x="1" y="1"/><cs:special value="true"/><cs:flipSide value="false"/><cs:reverse value=" true "/></cs:arrow>
      <cs:text id="t"><cs:p>two&#x0A;lines</cs:p><cs:foreground color="#fabcea" alpha="1"/><cs:background color="#383854" alpha="1"/><cs:startPoint x="0" y="1"/><cs:endPoint x="1" y="0"/></cs:text>
    </cs:annotation>
    <cs:annotation frame="12"><cs:notes/></cs:annotation>
    <cs:locators><cs:url>ftp://user@host/a b.png</cs:url><cs:path>C:\\Shots\\a.mov</cs:path><cs:shortHash>e74db5de61fa5483c541a3a3056f22d158b44ace</cs:shortHash><cs:path>/shots/a.mov</cs:path></cs:locators>
    <cs:group>Day &amp; Night</cs:group>
    <cs:name>a.mov</cs:name>
    <cs:notes>  on the movie  </cs:notes>
    <cs:playRange><cs:outFrame value="50"/><cs:inFrame value="40"/><cs:playOnlyRange value="true" why="script"/></cs:playRange>
    <cs:zoomState><cs:center x="-1" y="2"/><cs:scaleFactor value="1.8"/></cs:zoomState>
    <cs:pixelRatio><cs:source width="1.0" height="1.42"/><cs:target width="1" height="1"/></cs:pixelRatio>
    <cs:mask alpha="0.719895"><cs:ratio width="4" height="3"/><cs:scaleFactor value="3"/><cs:center x="0.5" y="0.5"/></cs:mask>
    <cs:colorGrading><cs:offset red="0.2" green="-0.2" blue="0"/><cs:brightness rgb="0.367879" red="2.718282" green="1" blue="1"/><cs:saturation value="1.3"/><cs:contrast value="0.85"/><cs:gamma value="1"/><cs:linearToLog value="true"/><cs:lutPath value="/luts/a&amp;b.itx"/></cs:colorGrading>
  </cs:media>
  <cs:group>Day &amp; Night</cs:group>
  <cs:media><cs:groupMovie><cs:group>All Files</cs:group></cs:groupMovie><cs:playRange><cs:inFrame value="1"/><cs:outFrame value="2"/><cs:playOnlyRange value="false"/></cs:playRange></cs:media>
  <future kind="x" xmlns="${NAMESPACE}"><deep><er studio:a="1"/></deep></future>
  <cs:group>Empty</cs:group>
  <cs:stereo enabled="true" type="composite"><cs:anamorphic value="true"/><cs:anaglyph value="true"/><cs:grayscale value="false"/><cs:separation annotation="0.385224" image="-0.158311"/></cs:stereo>
  <cs:chat>Hello%20there%21</cs:chat>
  <cs:notes>session notes</cs:notes>
</cs:session>
<!-- the end -->`;

/** The same in the usual spelling: without a prefix. */
export const PLAIN = EVERYTHING.replaceAll("xmlns:cs=", "xmlns=").replaceAll("cs:", "");

/** Strokes in every layout that a run of points reads or leaves to others. */
export const STROKES = session(
  [
    media(
      [
        annotation(
          `<line color="#2bef16" alpha="1" thickness="0.01">\n\t<point x="0.21267" y="0.351945" alpha="0.270588" />\r\n  <point alpha='1' y='-2.5' x='+.5'/><point x="1" y="2"/>` +
            `\n<point x="1" y="2" alpha="7"/>\n<point\n  x="3"\r\n  y="4"\n/>\n</line>`,
        ),
        annotation(
          `<erase thickness="0.5"><point x="0" y="1"/><point x="0" y="1" alpha="1"/><point x="123456789.123456" y="0.00000000000001"/></erase>`,
          2,
        ),
        annotation(
          `<line color="#2bef16" alpha="1" thickness="0.01"><!-- <point x="9" y="9"/> --><point x="1e2" y="INF"/><point x="1" y="2"/><other/><point x="1" y="2"/><point x="0.1234567890123456789" y="2"/>` +
            `<![CDATA[ ]]><point x="1" y="2"/><point x="&#49;" y="2"/> stray <point x="1" y="2"></point><point y="5" x="6" z="7"/><point x="8" y="9"/></line>`,
          3,
        ),
        annotation(
          `<line color="#2bef16" alpha="1" thickness="0.01" note=">"><point x="1" y="2"/></line>`,
          4,
        ),
      ].join("\n"),
    ),
    media(annotation(`<notes>&lt;line&gt;<![CDATA[<line><point x="1" y="2"/>]]></notes>`, 5)),
  ].join("\n"),
);
