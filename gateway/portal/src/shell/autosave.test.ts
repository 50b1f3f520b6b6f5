import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ProblemError, Unreachable, readProblem } from '../api/problem'
import { Autosave, type Stored } from './autosave'
import { keptDraft } from './drafts'

const stale = () => new ProblemError(readProblem(412, { type: 'urn:lienthong:problem:stale-version', detail: 'Có bản mới hơn.' }))

describe('saving as one writes', () => {
  let sent: Stored<string>[]
  let answer: (version: number, content: string) => Promise<Stored<string>>

  const open = () => new Autosave<string, Stored<string>>({
    name: 'thu', initial: { version: 1, content: 'cũ' }, read: (saved) => saved, now: () => new Date('2026-06-12T03:32:00Z'),
    save: (version, content) => { sent.push({ version, content }); return answer(version, content) },
  })

  beforeEach(() => {
    vi.useFakeTimers()
    sent = []
    answer = async (version, content) => ({ version: version + 1, content })
  })
  afterEach(() => vi.useRealTimers())

  test('waits for a pause in typing and sends the last text with the known version', async () => {
    const autosave = open()
    autosave.edit(() => 'm')
    await vi.advanceTimersByTimeAsync(500)
    autosave.edit(() => 'mới')
    await vi.advanceTimersByTimeAsync(899)
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toEqual([{ version: 1, content: 'mới' }])
    expect(autosave.current()).toMatchObject({ status: 'saved', content: 'mới', savedAt: new Date('2026-06-12T03:32:00Z') })
  })

  test('what is typed while a save is under way goes with the next one, on the new version', async () => {
    let finish: (saved: Stored<string>) => void = () => undefined
    answer = () => new Promise((resolve) => { finish = resolve })
    const autosave = open()
    autosave.edit(() => 'một')
    await vi.advanceTimersByTimeAsync(900)
    autosave.edit(() => 'một hai')
    finish({ version: 2, content: 'một' })
    await vi.advanceTimersByTimeAsync(900)
    expect(sent).toEqual([{ version: 1, content: 'một' }, { version: 2, content: 'một hai' }])
    expect(autosave.current().content).toBe('một hai')
  })

  test('a stale version keeps the local text, sends nothing more by itself, and can be overruled', async () => {
    answer = async () => { throw stale() }
    const autosave = open()
    autosave.edit(() => 'của tôi')
    await vi.advanceTimersByTimeAsync(900)
    expect(autosave.current()).toMatchObject({ status: 'conflict', content: 'của tôi' })
    autosave.edit(() => 'của tôi, tiếp')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toHaveLength(1)
    answer = async (version, content) => ({ version: version + 1, content })
    await autosave.keepMine(5)
    expect(sent.at(-1)).toEqual({ version: 5, content: 'của tôi, tiếp' })
    expect(autosave.current().status).toBe('saved')
  })

  test('a conflict can be given up for the text of the server', async () => {
    answer = async () => { throw stale() }
    const autosave = open()
    autosave.edit(() => 'của tôi')
    await vi.advanceTimersByTimeAsync(900)
    autosave.takeTheirs({ version: 5, content: 'của họ' })
    expect(autosave.current()).toMatchObject({ status: 'saved', content: 'của họ' })
    expect(keptDraft('thu')).toBeNull()
  })

  test('without a connection the text is kept on this machine and sent when it is back', async () => {
    answer = async () => { throw new Unreachable('mạng') }
    const autosave = open()
    autosave.edit(() => 'mới')
    await vi.advanceTimersByTimeAsync(900)
    expect(autosave.current().status).toBe('kept')
    expect(keptDraft<string>('thu')).toMatchObject({ version: 1, content: 'mới' })
    answer = async (version, content) => ({ version: version + 1, content })
    autosave.retryIfKept()
    await vi.advanceTimersByTimeAsync(0)
    expect(autosave.current().status).toBe('saved')
    expect(keptDraft('thu')).toBeNull()
  })

  test('a version that moved on under the same words is no conflict', async () => {
    answer = async (version, content) => {
      if (version < 4) throw stale()
      return { version: version + 1, content }
    }
    const autosave = new Autosave<string, Stored<string>>({
      name: 'kiem', initial: { version: 1, content: 'cũ' }, read: (saved) => saved,
      save: (version, content) => { sent.push({ version, content }); return answer(version, content) },
      reload: async () => ({ version: 4, content: 'cũ' }),
    })
    autosave.edit(() => 'mới')
    expect(await autosave.flush()).toBe(true)
    expect(sent.map(({ version }) => version)).toEqual([1, 4])
  })

  test('a version with other words stays a conflict', async () => {
    answer = async () => { throw stale() }
    const autosave = new Autosave<string, Stored<string>>({
      name: 'kiem', initial: { version: 1, content: 'cũ' }, read: (saved) => saved, save: answer as never,
      reload: async () => ({ version: 4, content: 'của người khác' }),
    })
    autosave.edit(() => 'mới')
    expect(await autosave.flush()).toBe(false)
    expect(autosave.current()).toMatchObject({ status: 'conflict', content: 'mới' })
  })

  test('a newer state read by the page is taken over, but never over unsaved words', () => {
    const autosave = open()
    autosave.adopt({ version: 3, content: 'đã kiểm' })
    expect(autosave.current().content).toBe('đã kiểm')
    autosave.edit(() => 'đang gõ')
    autosave.adopt({ version: 4, content: 'của người khác' })
    expect(autosave.current().content).toBe('đang gõ')
    autosave.adopt({ version: 2, content: 'cũ hơn' })
    expect(autosave.current().content).toBe('đang gõ')
  })

  test('a kept text comes back when the page is opened again, and is sent', async () => {
    answer = async () => { throw new Unreachable('mạng') }
    const before = open()
    before.edit(() => 'chưa gửi')
    await vi.advanceTimersByTimeAsync(900)
    before.dispose()
    answer = async (version, content) => ({ version: version + 1, content })
    const after = open()
    expect(after.current().content).toBe('chưa gửi')
    await vi.advanceTimersByTimeAsync(0)
    expect(after.current().status).toBe('saved')
  })

  test('a refusal keeps the text and says why', async () => {
    answer = async () => { throw new ProblemError(readProblem(422, { detail: 'Ô sai kiểu.' })) }
    const autosave = open()
    autosave.edit(() => 'xấu')
    expect(await autosave.flush()).toBe(false)
    expect(autosave.current()).toMatchObject({ status: 'refused', content: 'xấu' })
  })

  test('what could not be sent survives the save of the rest', async () => {
    const autosave = new Autosave<string, Stored<string>>({
      name: 'o', initial: { version: 1, content: '1|2' }, read: (saved) => saved,
      save: async (version, content) => ({ version: version + 1, content: content.replace('năm', '2') }),
      merge: (stored, local) => (local.includes('năm') ? local : stored),
    })
    autosave.edit(() => '9|năm')
    expect(await autosave.flush()).toBe(true)
    expect(autosave.current().content).toBe('9|năm')
  })
})
