import { test } from "vitest";
import { validateWithLibxml2 } from "../support/engine-libxml2.ts";
import { validateWithJing } from "../support/engine-jing.ts";
const nb=(v:number,d:number)=>{const w=new DataView(new ArrayBuffer(4));w.setFloat32(0,v);w.setInt32(0,w.getInt32(0)+(v>0?d:-d));return w.getFloat32(0);};
test("bounds", () => {
  const rows: [string,string][] = [];
  for (const [name, b, d] of [["annotation","1",1],["annotation","-1",-1],["red","0.2",1],["red","-0.2",-1],["value","2.718282",1],["value","0.367879",-1]] as const) {
    const s=Math.fround(Number(b)); const h=((s+nb(s,d))/2).toFixed(60).replace(/0+$/,"");
    for (const v of [h, h+"1", h+"0".repeat(40)+"1", h.slice(0,-1)+"4"+"9".repeat(40), nb(s,d).toFixed(60)]) rows.push([name,v]);
  }
  const docs = rows.map(([n,v]) => {
    const inner = n==="annotation" ? `<stereo enabled="true" type="composite"><separation annotation="${v}" image="0"/></stereo>` :
      `<media><name>a</name><locators><path>b</path></locators><colorGrading>${n==="red"?`<offset red="${v}" green="0" blue="0"/>`:`<gamma value="${v}"/>`}</colorGrading></media>`;
    return `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="pro">${inner}</session>`;
  });
  const a = docs.map(d=>validateWithLibxml2(d)), b=validateWithJing(docs);
  rows.forEach((r,i)=>console.log(r.join(" ").slice(0,60), a[i]!.valid, b[i]!.valid, a[i]!.valid===b[i]!.valid?"":"<<<<"));
});
