import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ProblemError, Unreachable, readProblem } from '../api/problem'
import { Autosave, type AutosaveOptions, type Stored } from './autosave'
import { keepDraft, keptDraft } from './drafts'
import { Merging, type Merge } from './merge'

const stale = () => new ProblemError(readProblem(412, { type: 'urn:lienthong:problem:stale-version', detail: 'Có bản mới hơn.' }))

type Two = { left: string; right: string }
type Answering = (version: number, content: Two) => Promise<Stored<Two>>

const merge: Merge<Two> = (base, mine, theirs, choices) => {
  const merging = new Merging(choices)
  const content = {
    left: merging.value('left', 'Trái', base.left, mine.left, theirs.left, String),
    right: merging.value('right', 'Phải', base.right, mine.right, theirs.right, String),
  }
  return { content, clashes: merging.clashes }
}

const before: Two = { left: 'cũ', right: 'cũ' }
const left = (text: string) => (content: Two): Two => ({ ...content, left: text })
const right = (text: string) => (content: Two): Two => ({ ...content, right: text })

describe('saving as one writes', () => {
  let sent: Stored<Two>[]
  let answer: Answering
  let reloads: Stored<Two>[]

  const open = (rest: Partial<AutosaveOptions<Two, Stored<Two>>> = {}) => new Autosave<Two, Stored<Two>>({
    account: 'quang-ninh/a1', name: 'thu', initial: { version: 1, content: before }, read: (saved) => saved, merge, random: () => 0,
    save: (version, content) => { sent.push({ version, content }); return answer(version, content) },
    reload: async () => reloads.shift() ?? { version: 1, content: before },
    ...rest,
  })
  /** The server of two people: it takes a save on its own version only. */
  const serverAt = (stored: Stored<Two>): Answering => async (version, content) => {
    if (version !== stored.version) throw stale()
    return { version: version + 1, content }
  }

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-06-12T03:32:00Z') })
    sent = []
    reloads = []
    answer = async (version, content) => ({ version: version + 1, content })
  })
  afterEach(() => vi.useRealTimers())

  test('waits for a pause in typing and sends the last text with the known version', async () => {
    const autosave = open()
    autosave.edit(left('m'))
    await vi.advanceTimersByTimeAsync(500)
    autosave.edit(left('mới'))
    await vi.advanceTimersByTimeAsync(899)
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toEqual([{ version: 1, content: { left: 'mới', right: 'cũ' } }])
    expect(autosave.current()).toMatchObject({ status: 'saved', content: { left: 'mới' } })
  })

  test('what is typed while a save is under way goes with the next one, on the new version', async () => {
    let finish: (saved: Stored<Two>) => void = () => undefined
    answer = () => new Promise((resolve) => { finish = resolve })
    const autosave = open()
    autosave.edit(left('một'))
    await vi.advanceTimersByTimeAsync(900)
    autosave.edit(left('một hai'))
    finish({ version: 2, content: { left: 'một', right: 'cũ' } })
    await vi.advanceTimersByTimeAsync(900)
    expect(sent.map(({ version, content }) => [version, content.left])).toEqual([[1, 'một'], [2, 'một hai']])
    expect(autosave.current().content.left).toBe('một hai')
  })

  test('nothing is sent when nothing that can be sent has changed', async () => {
    const autosave = open({ save: () => null })
    autosave.edit(left('năm bài'))
    expect(await autosave.flush()).toBe(true)
    expect(autosave.current().content.left).toBe('năm bài')
    expect(keptDraft<Two>('quang-ninh/a1', 'thu')?.content.left).toBe('năm bài')
  })

  describe('when somebody else was faster', () => {
    test('changes in different places are laid together and sent again, without asking anybody', async () => {
      const theirs = { version: 5, content: { left: 'của họ', right: 'cũ' } }
      answer = serverAt(theirs)
      reloads = [theirs]
      const autosave = open()
      autosave.edit(right('của tôi'))
      expect(await autosave.flush()).toBe(true)
      expect(sent).toEqual([{ version: 1, content: { left: 'cũ', right: 'của tôi' } }, { version: 5, content: { left: 'của họ', right: 'của tôi' } }])
      expect(autosave.current()).toMatchObject({ status: 'saved', content: { left: 'của họ', right: 'của tôi' } })
    })

    test('the same place asks, showing both and who the other one is; nothing more is sent by itself', async () => {
      const theirs = { version: 5, content: { left: 'của họ', right: 'thêm' }, by: 'Hiệu trưởng' }
      answer = serverAt(theirs)
      reloads = [theirs]
      const autosave = open()
      autosave.edit(left('của tôi'))
      expect(await autosave.flush()).toBe(false)
      expect(autosave.current()).toMatchObject({
        status: 'conflict', content: { left: 'của tôi', right: 'thêm' }, theirs: { by: 'Hiệu trưởng' },
        clashes: [{ key: 'left', where: 'Trái', mine: 'của tôi', theirs: 'của họ' }],
      })
      autosave.edit(left('của tôi, tiếp'))
      await vi.advanceTimersByTimeAsync(60_000)
      expect(sent).toHaveLength(1)
      expect(autosave.current().clashes[0]).toMatchObject({ mine: 'của tôi, tiếp' })
    })

    test.each([['mine', 'của tôi'], ['theirs', 'của họ']] as const)('choosing %s keeps the rest of both', async (side, kept) => {
      const theirs = { version: 5, content: { left: 'của họ', right: 'thêm' } }
      answer = serverAt(theirs)
      reloads = [theirs]
      const autosave = open()
      autosave.edit(left('của tôi'))
      await autosave.flush()
      await autosave.decide(new Map([['left', side]]))
      expect(sent.at(-1)).toEqual({ version: 5, content: { left: kept, right: 'thêm' } })
      expect(autosave.current()).toMatchObject({ status: 'saved', clashes: [] })
      expect(keptDraft('quang-ninh/a1', 'thu')).toBeNull()
    })

    test('an undecided clash survives a reload of the page as a clash', async () => {
      const theirs = { version: 5, content: { left: 'của họ', right: 'cũ' } }
      answer = serverAt(theirs)
      reloads = [theirs]
      const first = open()
      first.edit(left('của tôi'))
      await first.flush()
      first.dispose()
      const second = open({ initial: theirs })
      expect(second.current()).toMatchObject({ status: 'conflict', content: { left: 'của tôi' }, clashes: [{ theirs: 'của họ' }] })
      await vi.advanceTimersByTimeAsync(60_000)
      expect(sent).toHaveLength(1)
    })

    test('a version that moved on under the same words is no clash', async () => {
      answer = serverAt({ version: 4, content: before })
      reloads = [{ version: 4, content: before }]
      const autosave = open()
      autosave.edit(left('mới'))
      expect(await autosave.flush()).toBe(true)
      expect(sent.map(({ version }) => version)).toEqual([1, 4])
    })

    test('a newer state read by the page goes under unsaved words', () => {
      const autosave = open()
      autosave.adopt({ version: 3, content: { left: 'đã kiểm', right: 'cũ' } })
      expect(autosave.current().content.left).toBe('đã kiểm')
      autosave.edit(left('đang gõ'))
      autosave.adopt({ version: 4, content: { left: 'đã kiểm', right: 'của họ' } })
      expect(autosave.current()).toMatchObject({ status: 'dirty', content: { left: 'đang gõ', right: 'của họ' } })
      autosave.adopt({ version: 2, content: before })
      expect(autosave.current().content.right).toBe('của họ')
    })
  })

  describe('what does not reach the server', () => {
    test('is kept on this machine, and sent when the connection is back', async () => {
      answer = async () => { throw new Unreachable('mạng') }
      const autosave = open()
      autosave.edit(left('mới'))
      await vi.advanceTimersByTimeAsync(900)
      expect(autosave.current().status).toBe('kept')
      expect(keptDraft<Two>('quang-ninh/a1', 'thu')).toMatchObject({ version: 1, base: before, content: { left: 'mới' } })
      answer = async (version, content) => ({ version: version + 1, content })
      autosave.retry()
      await vi.advanceTimersByTimeAsync(0)
      expect(autosave.current().status).toBe('saved')
      expect(keptDraft('quang-ninh/a1', 'thu')).toBeNull()
    })

    test('waits as long as a busy server asks for', async () => {
      answer = async () => { throw new ProblemError(readProblem(429, {}), null, 12_000) }
      const autosave = open()
      autosave.edit(left('mới'))
      await autosave.flush()
      expect(autosave.current().status).toBe('kept')
      await vi.advanceTimersByTimeAsync(11_999)
      expect(sent).toHaveLength(1)
      await vi.advanceTimersByTimeAsync(1)
      expect(sent).toHaveLength(2)
    })

    test('comes back when its owner opens the page again, and is sent', async () => {
      answer = async () => { throw new Unreachable('mạng') }
      const first = open()
      first.edit(left('chưa gửi'))
      await vi.advanceTimersByTimeAsync(900)
      first.dispose()
      answer = async (version, content) => ({ version: version + 1, content })
      const second = open()
      expect(second.current().content.left).toBe('chưa gửi')
      await vi.advanceTimersByTimeAsync(0)
      expect(second.current().status).toBe('saved')
    })

    test('is neither shown to another account nor sent by it', async () => {
      answer = async () => { throw new Unreachable('mạng') }
      const first = open()
      first.edit(left('của giáo viên'))
      await vi.advanceTimersByTimeAsync(900)
      first.dispose()
      sent = []
      const other = open({ account: 'quang-ninh/a2' })
      expect(other.current()).toMatchObject({ status: 'saved', content: before })
      await vi.advanceTimersByTimeAsync(60_000)
      expect(sent).toEqual([])
      expect(open().current().content.left).toBe('của giáo viên')
    })

    test('waits for the day the document can be changed again', async () => {
      answer = async () => { throw new Unreachable('mạng') }
      const first = open()
      first.edit(left('chưa gửi'))
      await vi.advanceTimersByTimeAsync(900)
      first.dispose()
      expect(open({ readOnly: true }).current()).toMatchObject({ status: 'saved', content: before })
      expect(open().current().content.left).toBe('chưa gửi')
    })

    test.each<unknown>([{}, { left: 7, right: 'x' }, { left: 'x' }])('is set aside when it is not what the page can show (%o)', async (odd) => {
      keepDraft('quang-ninh/a1', 'thu', { version: 1, base: before, content: odd as Two, at: '2026-06-12T03:00:00.000Z' })
      const autosave = open()
      expect(autosave.current()).toMatchObject({ status: 'saved', content: before })
      expect(keptDraft('quang-ninh/a1', 'thu')).toBeNull()
      expect(Object.values(localStorage)).toHaveLength(1)
    })

    test('is written at most once a second, and at once when the page goes', async () => {
      const write = vi.spyOn(Storage.prototype, 'setItem')
      const autosave = open({ delayMs: 60_000 })
      for (let key = 0; key < 25; key++) {
        autosave.edit(left('x'.repeat(key + 1)))
        await vi.advanceTimersByTimeAsync(100)
      }
      expect(write.mock.calls.length).toBeLessThanOrEqual(3)
      autosave.keepNow()
      expect(keptDraft<Two>('quang-ninh/a1', 'thu')?.content.left).toHaveLength(25)
      write.mockRestore()
    })

    test('a refusal keeps the text and says why', async () => {
      answer = async () => { throw new ProblemError(readProblem(422, { detail: 'Ô sai kiểu.' })) }
      const autosave = open()
      autosave.edit(left('xấu'))
      expect(await autosave.flush()).toBe(false)
      expect(autosave.current()).toMatchObject({ status: 'refused', content: { left: 'xấu' } })
    })
  })

  test('what could not be sent survives the save of the rest', async () => {
    const autosave = open({
      save: async (version, content) => ({ version: version + 1, content: { ...content, right: '2' } }),
      keepUnsent: (stored, local) => (local.right === 'năm' ? { ...stored, right: 'năm' } : stored),
    })
    autosave.edit(() => ({ left: '9', right: 'năm' }))
    expect(await autosave.flush()).toBe(true)
    expect(autosave.current().content).toEqual({ left: '9', right: 'năm' })
  })
})
