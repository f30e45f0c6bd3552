import eslint from "@eslint/js";
import { defineConfig } from "eslint/config";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

// Pages must show text that somebody else wrote with <Name>, or with isolated() in an attribute.
const WRITTEN = "/^(name|displayName|description|clientId|tokenName|username|createdBy)$/";
const SHOWN = "/^(title|label|aria-label|alt|placeholder|content)$/";
const CHILD = ":matches(JSXElement, JSXFragment) > JSXExpressionContainer";
// These components do it themselves.
const OURS = "/^(Breadcrumbs|RoutedTabs|ViewHeader)$/";
const ATTRIBUTE = `JSXOpeningElement[name.name!=${OURS}] > JSXAttribute[name.name=${SHOWN}] > JSXExpressionContainer`;
const PARTS = "LogicalExpression, ConditionalExpression, TemplateLiteral";
const rawNames = [CHILD, ATTRIBUTE].flatMap((place) =>
  [place, `${place} > :matches(${PARTS})`].flatMap((parent) => [
    `${parent} > MemberExpression[property.name=${WRITTEN}]`,
    `${parent} > Identifier[name=${WRITTEN}]`,
  ]),
);

export default defineConfig(
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  reactHooks.configs.flat["recommended-latest"],
  jsxA11y.flatConfigs.strict,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // tsc checks globals, also in scripts/install.js.
      "no-undef": "off",
      "no-restricted-syntax": [
        "error",
        ...rawNames.map((selector) => ({
          selector,
          message: "Show it with <Name>, or with isolated() in an attribute.",
        })),
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
);
