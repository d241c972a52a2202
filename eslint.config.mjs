import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: ["**/dist/**", "**/node_modules/**", "**/coverage/**", "**/.stryker-tmp/**", "docs/site/**"],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          "./tsconfig.json",
          "./examples/viewer/tsconfig.json",
          "./examples/viewer/tsconfig.worker.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-console": "error",
    },
  },
  {
    // Patterns match foreign text everywhere, so none may backtrack: time must stay proportional to the text.
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": "error",
      "regexp/no-super-linear-move": "error",
    },
  },
  {
    files: [
      "{packages,examples}/*/src/**",
      "packages/*/scripts/**",
      "scripts/**",
      "bench/**",
      "examples/*.mjs",
    ],
    ignores: ["scripts/test/**"],
    rules: {
      "max-lines": ["error", 400],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "Name what is exported: the entry is the public API." },
      ],
    },
  },
  {
    files: ["scripts/**", "bench/**", "examples/**", "packages/cli/src/**", "packages/*/{test,scripts}/**"],
    rules: { "no-console": "off" },
  },
  {
    // Type tests contain code that the compiler must reject.
    files: ["**/*.test-d.ts"],
    rules: {
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": "allow-with-description", minimumDescriptionLength: 6 },
      ],
      "@typescript-eslint/no-meaningless-void-operator": "off",
      "@typescript-eslint/no-unsafe-call": "off",
    },
  },
  {
    // Plain JavaScript is checked by the compiler (checkJs); the rules that need
    // annotated types only add noise there.
    files: ["**/*.mjs", "docs/*.js"],
    ...tseslint.configs.disableTypeChecked,
  },
);
