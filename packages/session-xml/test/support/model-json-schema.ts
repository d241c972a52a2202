import type { AttributeSpec, ChildSpec, ElementSpec } from "../../src/lib/format/element-spec.ts";
import { mediaElement, sessionElement } from "../../src/lib/format/elements.ts";
import type { ValueType } from "../../src/lib/format/value-types.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Numbers that JSON does not have, as `stringifySessionJson` writes them. */
const SPECIAL_NUMBERS = ["NaN", "INF", "-INF", "-0"];

/** Text that XML allows: no control characters except tab, line feed and carriage return. */
const XML_TEXT = "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]*$";

const PRESERVED: Readonly<Record<string, Schema>> = {
  preservedContent: {
    description: "What an element has beyond the fields of its object.",
    type: "object",
    properties: {
      attributes: { type: "array", items: ref("unknownAttribute") },
      content: {
        type: "array",
        items: {
          type: "object",
          properties: { follows: { type: "string" }, node: ref("unknownNode") },
          required: ["follows", "node"],
          additionalProperties: false,
        },
      },
      children: { type: "object", additionalProperties: ref("preservedContent") },
      explicitDefaults: { type: "array", items: { type: "string" } },
    },
    additionalProperties: false,
  },
  unknownAttribute: {
    type: "object",
    properties: {
      name: { type: "string" },
      namespace: { type: "string" },
      value: { type: "string", pattern: XML_TEXT },
    },
    required: ["name", "namespace", "value"],
    additionalProperties: false,
  },
  unknownNode: {
    oneOf: [
      {
        type: "object",
        properties: { kind: { const: "text" }, text: { type: "string", pattern: XML_TEXT } },
        required: ["kind", "text"],
        additionalProperties: false,
      },
      {
        type: "object",
        properties: {
          kind: { const: "element" },
          name: { type: "string" },
          namespace: { type: "string" },
          attributes: { type: "array", items: ref("unknownAttribute") },
          children: { type: "array", items: ref("unknownNode") },
        },
        required: ["kind", "name", "namespace", "attributes", "children"],
        additionalProperties: false,
      },
    ],
  },
};

/**
 * A JSON Schema (draft 2020-12) of sessions as `stringifySessionJson` writes them, made from the tables of the format. Fields with a
 * default are optional, as in `parseSessionJson`.
 */
export function modelJsonSchema(): Schema {
  const definitions: Record<string, Schema> = {};
  const session = new Definer(definitions).object(sessionElement, undefined);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "cineSync session",
    description:
      "A session as @cinesync/session-xml writes it in JSON. Numbers that JSON has no form for are the strings NaN, INF, -INF and -0.",
    ...session,
    $defs: { ...sorted(definitions), ...PRESERVED },
  };
}

class Definer {
  readonly #definitions: Record<string, Schema>;

  constructor(definitions: Record<string, Schema>) {
    this.#definitions = definitions;
  }

  /** @param kind What tells the object apart from others in its place, and whether it must be given. */
  object(
    spec: ElementSpec,
    kind: { readonly name: string; readonly isRequired: boolean } | undefined,
  ): Schema {
    const properties: Record<string, Schema> = kind === undefined ? {} : { kind: { const: kind.name } };
    const required: string[] = kind?.isRequired === true ? ["kind"] : [];
    for (const attribute of spec.attributes) {
      properties[attribute.name] = this.#attribute(attribute);
      if (attribute.required) required.push(attribute.name);
    }
    if (spec.textField !== undefined && spec.text !== undefined) {
      properties[spec.textField] = this.#value(spec.text);
      required.push(spec.textField);
    }
    for (const child of spec.children) {
      if (child.kind !== undefined && child.kind !== kind?.name) continue;
      if (child.field in properties) continue;
      properties[child.field] = this.#child(spec, child);
      if (child.required) required.push(child.field);
    }
    return {
      type: "object",
      properties: { ...properties, preserved: ref("preservedContent") },
      required,
      additionalProperties: false,
    };
  }

  #attribute({ type, default: absent }: AttributeSpec): Schema {
    // An empty id counts as absent.
    const isEmptyAllowed = absent === "" && !type.inRange("");
    const value = this.#value(
      isEmptyAllowed
        ? { ...type, name: "string", inRange: () => true, jsonSchema: { type: "string" } }
        : type,
    );
    return absent === undefined ? value : { ...value, default: absent };
  }

  #child(parent: ElementSpec, child: ChildSpec): Schema {
    if (!child.repeats) {
      const schema = this.#element(child.element, parent);
      return child.default === undefined ? schema : { ...schema, default: child.default };
    }
    const kinds = parent.children.filter((other) => other.field === child.field);
    return this.#list(kinds, parent);
  }

  #list(kinds: readonly ChildSpec[], parent: ElementSpec): Schema {
    const items = kinds.map(({ element }) => this.#element(element, parent, kinds.length > 1));
    const minimum = kinds[0]?.required === true ? { minItems: 1 } : { default: [] };
    return { type: "array", items: items.length === 1 ? items[0] : { oneOf: items }, ...minimum };
  }

  #element(element: ElementSpec, parent: ElementSpec, isKind = false): Schema {
    switch (element.becomes) {
      case "text":
        return element.text === undefined ? {} : this.#value(element.text);
      case "value":
        return this.#value((element.attributes[0] as AttributeSpec).type);
      case "child": {
        const [only] = element.children;
        return only === undefined ? {} : this.#element(only.element, element);
      }
      case "list":
        return this.#list(element.children, element);
      case "object": {
        if (element === mediaElement) {
          const file = this.object(element, { name: "file", isRequired: false });
          const groupMovie = this.object(element, { name: "group-movie", isRequired: true });
          return this.#define("media", {
            oneOf: [this.#define("mediaFile", file), this.#define("groupMovie", groupMovie)],
          });
        }
        const schema = this.object(element, isKind ? { name: element.kind, isRequired: true } : undefined);
        const known = this.#definitions[element.name];
        const isTaken = known !== undefined && JSON.stringify(known) !== JSON.stringify(schema);
        return this.#define(isTaken ? `${parent.name}${capitalized(element.name)}` : element.name, schema);
      }
    }
  }

  #value<T>(type: ValueType<T>): Schema {
    const { name, expected, jsonSchema } = type;
    const described: Schema = { description: capitalized(expected), ...jsonSchema };
    const isText = jsonSchema["type"] === "string" && !("pattern" in jsonSchema);
    const plain: Schema = isText ? { ...described, pattern: XML_TEXT } : described;
    const special =
      jsonSchema["type"] === "number" ? SPECIAL_NUMBERS.filter((text) => isInRange(type, text)) : [];
    const { description, ...number } = plain;
    const schema = special.length === 0 ? plain : { description, anyOf: [number, { enum: special }] };
    return this.#define(camelCase(name), schema);
  }

  #define(name: string, schema: Schema): Schema {
    this.#definitions[name] = schema;
    return ref(name);
  }
}

function isInRange<T>(type: ValueType<T>, text: string): boolean {
  const value = type.parse(text);
  return value !== undefined && type.inRange(value);
}

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

function camelCase(name: string): string {
  return name.replace(/[ .](\w)/g, (_, letter: string) => letter.toUpperCase());
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sorted(definitions: Readonly<Record<string, Schema>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1)));
}
