import globals from 'globals'
import svelte from 'eslint-plugin-svelte'
import tseslint from 'typescript-eslint'

/** Imports go one way: client -> shared <- server. Tests may import all of them, nobody imports tests. */
const oneWay = (...folders) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: folders.map((folder) => ({
        group: [`**/${folder}/**`],
        message: 'Imports go client -> shared <- server.',
      })),
    },
  ],
})

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'data', 'test/bench/node_modules', 'test/pictures'] },
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: tseslint.parser } } },
  {
    files: ['**/*.svelte'],
    rules: {
      'no-undef': 'off',
      'svelte/no-navigation-without-resolve': 'off',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], rules: { 'svelte/prefer-svelte-reactivity': 'off' } },
  {
    files: ['shared/**'],
    rules: {
      ...oneWay('server', 'client', 'test'),
      'no-restricted-globals': [
        'error',
        ...['process', 'window', 'document', 'setTimeout', 'setInterval', 'fetch', 'crypto', 'performance'],
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time comes in with the command (L8).',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Ids come in with the command.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time comes in with the command (L8).',
        },
      ],
    },
  },
  { files: ['server/**'], rules: oneWay('client', 'test') },
  { files: ['client/**'], rules: oneWay('server', 'test') },
  { files: ['server/cli/**', 'test/**', 'scripts/**'], rules: { 'no-console': 'off' } },
)
