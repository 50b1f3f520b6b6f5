import ts from 'typescript-eslint'
import hooks from 'eslint-plugin-react-hooks'

export default ts.config(
  { ignores: ['dist/**', 'src/api/generated/**', 'node_modules/**', 'test-results/**'] },
  ...ts.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // Text of the server and of people is never parsed as HTML here: documents are a typed tree.
      'no-restricted-syntax': ['error',
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Documents are a typed tree; render nodes.' },
        { selector: "AssignmentExpression[left.property.name='innerHTML']", message: 'Documents are a typed tree; create text nodes.' }],
      'no-eval': 'error',
      // A dialog of the library as it comes breaks the policy of the gateway, lets the page scroll and loses the focus.
      'no-restricted-imports': ['error', { paths: [{ name: 'antd', importNames: ['Modal', 'Drawer'], message: 'Use shell/Dialog.' }] }],
    },
  },
  { files: ['src/shell/Dialog.tsx'], rules: { 'no-restricted-imports': 'off' } },
)
