import { describe, expect, test } from 'vitest'
import type { DocNode } from '../../../api/types'
import { plan } from '../../../testing/fixtures'
import { outlineOf } from './outline'

const node = (id: string, kind: DocNode['kind'], text: string, children: DocNode[] = []): DocNode =>
  ({ id, kind, number: null, runs: [{ text, bold: false, italic: false }], children })

const labels = (outline: DocNode[]) => outlineOf(plan, { ...plan.content, outline }, []).slice(2, -3).map((entry) => entry.label)

describe('the table of contents', () => {
  test('names the parts, not the sentences between and after them', () => {
    const outline = [
      node('a', 'SECTION', 'MỤC ĐÍCH', [node('b', 'CLAUSE', 'Yêu cầu'), node('c', 'BULLET', 'Giữ bí mật nhà nước')]),
      node('d', 'PARAGRAPH', 'Trên đây là Kế hoạch công tác thông tin đối ngoại của nhà trường./.'),
    ]
    expect(labels(outline)).toEqual(['Mục đích', 'Yêu cầu'])
  })

  test('a text without parts is one', () => {
    expect(labels([node('a', 'PARAGRAPH', 'Nhà trường xây dựng kế hoạch như sau:')])).toEqual(['Nội dung'])
  })

  test('a long heading ends with a whole word', () => {
    const [label] = labels([node('a', 'SECTION', 'Tuyên truyền '.repeat(10).trim())])
    expect(label).toMatch(/^(Tuyên truyền ){6}…$/)
  })
})
