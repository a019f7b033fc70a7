import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["target/", "src/test/resources/"] },
  js.configs.recommended,
  { files: ["src/main/**"], languageOptions: { globals: globals.browser } },
  { files: ["src/test/js/**"], languageOptions: { globals: globals.nodeBuiltin } },
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      curly: "error",
      eqeqeq: ["error", "smart"],
      "no-shadow": "error",
      "no-unused-vars": ["error", { args: "all", argsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];
